/** Self-signed certificates of any validity, written in DER by hand: Node reads certificates, and makes none. */
import { sign } from 'node:crypto';
import type { Pair } from './signed-token.ts';

const TAG = {
  integer: 0x02,
  bits: 0x03,
  nothing: 0x05,
  oid: 0x06,
  text: 0x0c,
  time: 0x18,
  list: 0x30,
  set: 0x31,
};
/** sha256WithRSAEncryption, and commonName. */
const OID = { rsaSha256: '2a864886f70d01010b', commonName: '550403' };

function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

const oid = (hex: string): Buffer => der(TAG.oid, Buffer.from(hex, 'hex'));
const algorithm = der(TAG.list, oid(OID.rsaSha256), der(TAG.nothing));
const time = (day: string): Buffer => der(TAG.time, Buffer.from(`${day.replaceAll('-', '')}000000Z`));

/** In PEM; `from` and `to` are days. */
export function certificateOf(pair: Pair, valid: { from: string; to: string }): string {
  const part = der(TAG.list, oid(OID.commonName), der(TAG.text, Buffer.from('waymark.example.org')));
  const name = der(TAG.list, der(TAG.set, part));
  const body = der(
    TAG.list,
    der(TAG.integer, Buffer.from([1])),
    algorithm,
    name,
    der(TAG.list, time(valid.from), time(valid.to)),
    name,
    pair.publicKey.export({ type: 'spki', format: 'der' }),
  );
  const seal = sign('RSA-SHA256', body, pair.privateKey);
  const whole = der(TAG.list, body, algorithm, der(TAG.bits, Buffer.from([0]), seal));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** A pair's private key in PEM. */
export const keyOf = (pair: Pair): string =>
  pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
