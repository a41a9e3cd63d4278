/** A certificate with its private key, as the environment names it: read, and looked at before anything is signed with it. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** `certificate` is the first of the text and whatever chain follows it, `key` the private key; both in PEM. */
export type Certificate = { certificate: string; key: string; validFrom: string; validTo: string };
export type CertificateFault = { fault: string; remedy: string };

/** Where it stands: the text itself, or a file. */
export type CertificateAt = { text: string } | { file: string };

/** `now` is when it has to be valid; null where its dates do not matter. Faults are told, never thrown. */
export function readCertificate(
  at: CertificateAt,
  now: Temporal.Instant | null,
): { ok: true; certificate: Certificate } | { ok: false; faults: CertificateFault[] } {
  const text = 'text' in at ? unescaped(at.text) : textOf(at.file);
  if (text === null)
    return refused('names a file that cannot be read', 'Give the path of a file that the bot may read.');
  const blocks = text.match(/-----BEGIN [A-Z0-9 ]+-----[\s\S]*?-----END [A-Z0-9 ]+-----/g) ?? [];
  const certificates = blocks.filter((block) => block.startsWith('-----BEGIN CERTIFICATE-----'));
  const [key, ...keys] = blocks.filter((block) => /^-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/.test(block));
  const [first] = certificates;
  if (first === undefined) return refused('holds no certificate', BOTH);
  if (key === undefined || keys.length > 0) return refused('does not hold one private key', BOTH);
  if (/ENCRYPTED/.test(key))
    return refused(
      'holds a private key with a password',
      'Store the key without one, for the bot alone to read.',
    );
  const pair = parsed(first, key);
  if (pair === null) return refused('cannot be read as a certificate and its key', BOTH);
  const faults = faultsOf(pair.certificate, pair.key, now);
  if (faults.length > 0) return { ok: false, faults };
  const { validFromDate, validToDate } = pair.certificate;
  return {
    ok: true,
    certificate: {
      certificate: certificates.join('\n'),
      key,
      validFrom: validFromDate.toISOString(),
      validTo: validToDate.toISOString(),
    },
  };
}

const BOTH = 'Give one certificate and its private key, both in PEM, one after the other.';
const refused = (fault: string, remedy: string) => ({ ok: false as const, faults: [{ fault, remedy }] });

/** Some places that variables are kept in write line ends as two signs. */
const unescaped = (text: string): string => text.replaceAll('\\n', '\n');

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null; // absent, a folder, or not ours to read: the remedy is the same
  }
}

function parsed(certificate: string, key: string): { certificate: X509Certificate; key: KeyObject } | null {
  try {
    return { certificate: new X509Certificate(certificate), key: createPrivateKey(key) };
  } catch {
    return null;
  }
}

function faultsOf(
  certificate: X509Certificate,
  key: KeyObject,
  now: Temporal.Instant | null,
): CertificateFault[] {
  const faults: CertificateFault[] = [];
  if (!certificate.checkPrivateKey(key))
    faults.push({ fault: 'holds a private key of another certificate', remedy: BOTH });
  else if (key.asymmetricKeyType !== 'rsa')
    faults.push({ fault: 'holds a key that is not RSA', remedy: 'Make a certificate with an RSA key.' });
  if (now === null) return faults;
  const { validFromDate, validToDate } = certificate;
  if (now.epochMilliseconds >= validToDate.getTime())
    faults.push({
      fault: `ran out on ${day(validToDate)}`,
      remedy: 'Make a new one, and upload it to the registration before it is used here.',
    });
  else if (now.epochMilliseconds < validFromDate.getTime())
    faults.push({
      fault: `is not valid before ${day(validFromDate)}`,
      remedy: 'Use the one before it until then, or look at the clock of this machine.',
    });
  return faults;
}

const day = (date: Date): string => date.toISOString().slice(0, 10);
