/** A certificate of a test's own making, signed by itself, that holds for as long as the test says. */
import { generateKeyPairSync, sign } from 'node:crypto';

export type MadeCertificate = { certificate: string; key: string };

/** Both in PEM. @param from and `to` are instants to the second, such as "2026-01-01T00:00:00Z", before 2050 */
export function makeCertificate(name: string, from: string, to: string): MadeCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const subject = sequence(tagged(0x31, sequence(oid([0x55, 0x04, 0x03]), tagged(0x0c, Buffer.from(name)))));
  const content = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.from([1])),
    SHA256_WITH_RSA,
    subject,
    sequence(time(from), time(to)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', content, privateKey);
  const whole = sequence(content, SHA256_WITH_RSA, tagged(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replaceAll(/(.{64})/g, '$1\n');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.trim()}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(body.length)]), body]);
}

function lengthOf(bytes: number): number[] {
  if (bytes < 0x80) return [bytes];
  return bytes < 0x100 ? [0x81, bytes] : [0x82, bytes >> 8, bytes & 0xff];
}

const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, ...parts);
const oid = (bytes: number[]): Buffer => tagged(0x06, Buffer.from(bytes));
/** "2026-01-01T00:00:00Z" as "260101000000Z". */
const time = (instant: string): Buffer =>
  tagged(0x17, Buffer.from(`${instant.replaceAll(/[-:T]/g, '').slice(2, 14)}Z`));

const SHA256_WITH_RSA = sequence(oid([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b]), tagged(0x05));
