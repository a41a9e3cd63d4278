/** The bot's public address: whether it answers from here, and whether its certificate will go on holding. */
import { connect } from 'node:tls';
import { z } from 'zod/v4';
import { count } from '../cards/format.ts';
import { type Finding, findingsOn } from './finding.ts';

const { ok, note, fault } = findingsOn('address');

/** `at` is the time of the service's own clock, where it tells one. */
export type Asked = { findings: Finding[]; at: Temporal.Instant | null };

/** @param url without a slash at its end */
export async function address(url: string, now: Temporal.Instant, longestMs: number): Promise<Asked> {
  const certificate = url.startsWith('https:') ? await certificateOf(url, now, longestMs) : [];
  const health = await answer(`${url}/healthz`, 'GET', longestMs);
  if (health.kind === 'silent')
    return { findings: [...certificate, unanswered(url, health.why, certificate)], at: null };
  const findings =
    health.status === 200 ? await behind(url, longestMs) : [elsewhere(`${url}/healthz`, health.status)];
  return { findings: [...certificate, ...findings], at: health.at };
}

async function behind(url: string, longestMs: number): Promise<Finding[]> {
  const [ready, door] = await Promise.all([
    answer(`${url}/readyz`, 'GET', longestMs),
    answer(`${url}/api/messages`, 'HEAD', longestMs),
  ]);
  const findings = [ok(`${url} answers`)];
  if (ready.kind === 'answered' && ready.status === 503)
    findings.push(
      fault(
        `the bot at ${url} runs, but is not ready for work`,
        'See what the rest of this list says of the record, the files and the credentials that it has.',
      ),
    );
  if (door.kind === 'silent' || door.status !== 200)
    findings.push(
      elsewhere(
        `${url}/api/messages`,
        door.kind === 'answered' ? door.status : 'nothing',
        'the door for Teams',
      ),
    );
  return findings;
}

const elsewhere = (place: string, said: number | 'nothing', called = 'the bot'): Finding =>
  fault(
    `${called} was not found at ${place}, which answered ${said}`,
    'See whether WAYMARK_URL is the address of the bot, and whether what stands before it passes this path on.',
  );

const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)/;

function unanswered(url: string, why: string, certificate: readonly Finding[]): Finding {
  const known = certificate.some(({ level }) => level === 'fault');
  if (UNTRUSTED.test(why) && !known)
    return fault(
      `the certificate of ${url} is not accepted (${why})`,
      'Let a public authority sign it for that host, and serve it with its intermediate certificates: Teams sends nowhere else.',
    );
  const remedy = known
    ? 'Mend the certificate first.'
    : 'See whether the bot runs, whether WAYMARK_URL is right, and whether a firewall keeps this machine from it.';
  return fault(`${url} does not answer (${why})`, remedy);
}

type Answer =
  | { kind: 'answered'; status: number; at: Temporal.Instant | null }
  | { kind: 'silent'; why: string };

/** What an address answers, and the time that it gives. Reads no content and follows nobody elsewhere. */
export async function answer(url: string, method: 'GET' | 'HEAD', longestMs: number): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(longestMs);
    const response = await fetch(url, { method, redirect: 'manual', signal });
    await response.body?.cancel();
    return { kind: 'answered', status: response.status, at: dateOf(response.headers.get('date')) };
  } catch (error) {
    return { kind: 'silent', why: whyOf(error) };
  }
}

/** A word of the system's or of TLS, never what stands in the address. */
function whyOf(error: unknown): string {
  const failure = Failure.safeParse(error);
  if (!failure.success) return 'no answer';
  const { name, cause } = failure.data;
  return name === 'TimeoutError' ? 'time ran out' : (cause?.code ?? name);
}

const Failure = z.object({
  name: z.string(),
  cause: z.object({ code: z.string() }).optional().catch(undefined),
});

function dateOf(header: string | null): Temporal.Instant | null {
  const ms = header === null ? Number.NaN : Date.parse(header);
  return Number.isNaN(ms) ? null : Temporal.Instant.fromEpochMilliseconds(ms);
}

const SOON_DAYS = 21;
const RENEW = 'Renew the certificate of that address where its traffic comes in.';

/** Looked at whatever it is worth: of one that is not accepted it is to be told why. */
async function certificateOf(url: string, now: Temporal.Instant, longestMs: number): Promise<Finding[]> {
  const { hostname, port } = new URL(url);
  const ends = await endOfCertificate(hostname.replace(/^\[|\]$/g, ''), Number(port) || 443, longestMs);
  if (ends === null) return [];
  const days = Math.floor(ends.since(now).total('hours') / 24);
  const day = ends.toString().slice(0, 10);
  if (days < 0)
    return [fault(`the certificate of ${url} has run out on ${day}: Teams does not send there`, RENEW)];
  const left = `the certificate of ${url} holds for ${count(days, 'more day')}, until ${day}`;
  return [days < SOON_DAYS ? note(left, RENEW) : ok(left)];
}

function endOfCertificate(host: string, port: number, longestMs: number): Promise<Temporal.Instant | null> {
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      servername: /^[\d.]+$|:/.test(host) ? '' : host,
      rejectUnauthorized: false,
    });
    const end = (found: Temporal.Instant | null): void => {
      socket.destroy();
      resolve(found);
    };
    socket.setTimeout(longestMs, () => end(null));
    socket.once('error', () => end(null));
    socket.once('secureConnect', () => end(dateOf(socket.getPeerCertificate().valid_to)));
  });
}
