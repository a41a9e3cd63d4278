/** Checks that a request was signed with the account's key, as the service's REST reference describes it. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Of `/dbs/a/colls/b/docs/c`, what is signed: the kind of resource, and the path of that resource or of its parent. */
function signedPartsOf(path: string): { type: string; link: string } {
  const parts = path.split('/').filter((part) => part !== '');
  const named = parts.length % 2 === 0;
  const type = (named ? parts.at(-2) : parts.at(-1)) ?? '';
  return { type, link: (named ? parts : parts.slice(0, -1)).join('/') };
}

/** @param path decoded, as it is signed */
export function isSigned({ method = '', headers }: IncomingMessage, path: string, key: string): boolean {
  const wanted = signatureOf(method, path, String(headers['x-ms-date'] ?? ''), key);
  const [, given = ''] = /^type=master&ver=1\.0&sig=(.+)$/.exec(decoded(headers.authorization)) ?? [];
  const signature = Buffer.from(given, 'base64');
  return signature.length === wanted.length && timingSafeEqual(signature, wanted);
}

export function signatureOf(method: string, path: string, date: string, key: string): Buffer {
  const { type, link } = signedPartsOf(path);
  const text = `${method.toLowerCase()}\n${type}\n${link}\n${date.toLowerCase()}\n\n`;
  return createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest();
}

function decoded(header = ''): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return '';
  }
}
