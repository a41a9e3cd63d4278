/** Gives out a kept file to whoever has its link: for saving only, never shown, run or kept by anybody on the way. */
import type { RequestHandler } from 'express';
import type { Log } from '../app/ports.ts';
import { callerAddress } from './caller-address.ts';
import { type MissBound, missBound } from './miss-bound.ts';

/**
 * The file behind a token; undefined, at once and unread, when it cannot be one that we gave out. What is answered
 * asks the record: for undefined when the link opens nothing (any more). Throws when that cannot be told just now.
 */
export type OpenFile = (
  token: string,
) => (() => Promise<{ name: string; type: string; bytes: Uint8Array } | undefined>) | undefined;

/** The tenant and a secret of 256 bits, each in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{1,134}\.[A-Za-z0-9_-]{43}$/;

/** A file is nothing to look at here: it is saved, and opened by what its owner trusts. */
const GUARDS = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
};

const GONE = {
  title: 'This link does not open a file',
  text: 'Links to evidence work for a few minutes. Please go back to Teams and ask Waymark for the file again.',
};
const AWAY = {
  title: 'The file cannot be opened just now',
  text: 'Nothing is lost. Please try the link again in a minute.',
};

/**
 * Answers GET and HEAD of the path that is a token. What is unknown, expired or misspelt is told alike. `turnedAway`
 * hears of each that was not looked for, because too many before it opened nothing: of its caller, or of all.
 */
export function fileDoor(
  open: OpenFile,
  log: Log,
  turnedAway: () => void,
  bound: MissBound = missBound(),
): RequestHandler {
  return async (request, response) => {
    response.set(GUARDS);
    const say = (status: number, page: { title: string; text: string }): void => {
      if (request.accepts(['html', 'json']) === 'json')
        response.status(status).json({ error: `${page.title}. ${page.text}` });
      else response.status(status).type('html').send(pageOf(page));
    };
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.status(405).set('allow', 'GET, HEAD').json({ error: 'only GET is answered here' });
    const token = request.path.slice(1);
    if (!TOKEN.test(token)) return say(404, GONE);
    const opens = open(token);
    const caller = callerAddress(request);
    const later = (status: number): void => {
      response.set('retry-after', '60');
      say(status, AWAY);
    };
    // Of all that look like a link alike: nobody learns from it which tenants are served.
    if (!bound.take(caller, opens !== undefined)) {
      turnedAway();
      // A fault of callers, which is to wake no operator.
      return later(429);
    }
    try {
      const file = await opens?.();
      if (!file) return say(404, GONE);
      bound.found(caller);
      response.status(200).set({
        'content-type': file.type,
        'content-disposition': dispositionOf(file.name),
        'content-length': `${file.bytes.length}`,
        'accept-ranges': 'none',
      });
      response.end(request.method === 'HEAD' ? undefined : file.bytes);
    } catch (error) {
      // The link is a key: it is in no log.
      log.error(
        { error: error instanceof Error ? error.name : typeof error },
        'a file could not be given out',
      );
      later(503);
    }
  };
}

/** Names in any script, by RFC 6266; what only reads ASCII gets it with underscores. */
function dispositionOf(name: string): string {
  const plain = name.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]/gu, '_');
  const ascii = plain.replace(/[^\x20-\x7e]|["%]/g, '_');
  const encoded = encodeURIComponent(plain).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

const pageOf = ({ title, text }: { title: string; text: string }): string =>
  `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>`;
