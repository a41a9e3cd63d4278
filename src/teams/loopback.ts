/** Which addresses are this very machine: all that local mode, which asks nobody for a token, may talk to. */

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a URL's host is this machine. A URL that cannot be read is not. */
export const isLoopback = (url: string): boolean => URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);

/** Whether a token may be sent to a URL: encrypted, or without leaving the machine. */
export const isConfidential = (url: string): boolean =>
  isLoopback(url) || (URL.canParse(url) && new URL(url).protocol === 'https:');
