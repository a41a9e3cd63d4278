/** Where Microsoft 365 keeps the files of a chat: the only places that files are fetched from and put to. */
import { isLoopback } from './loopback.ts';

/**
 * A person's OneDrive, which is SharePoint, of the public cloud and of the national ones. The links that Teams gives
 * out are of these, with a token of their own.
 */
const KEPT_AT = /\.sharepoint(?:\.com|\.us|-mil\.us|\.cn)$/i;

/** Whether a link leads there, and to nothing else of that host; in local mode this machine may stand for it. */
export function isKeptAtMicrosoft(url: string, local: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (local && isLoopback(url)) return protocol === 'http:';
  return protocol === 'https:' && port === '' && KEPT_AT.test(hostname);
}
