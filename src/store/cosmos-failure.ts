/** Tells apart what Cosmos DB, its client or the way to it can answer with: what passes, and what a person must mend. */
import { z } from 'zod/v4';
import { StoreUnavailable } from './store.ts';

/** The client puts an HTTP status, or a name of its own or of the system, into `code`; a failed batch wraps it. */
const Failure = z.object({
  code: z.union([z.number(), z.string()]).optional(),
  substatus: z.number().optional(),
  retryAfterInMs: z.number().optional(),
  headers: z.record(z.string(), z.unknown()).optional(),
  name: z.string().optional(),
  cause: z.unknown().optional(),
});

/** A status that the client answers with rather than throw. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: number;
  readonly substatus: number | undefined;
  constructor(code: number, substatus?: number) {
    super(`status ${code}`);
    this.code = code;
    this.substatus = substatus;
  }
}

export type CosmosFailure = {
  /** An HTTP status, or a word such as ECONNRESET; null when the answer could not be read at all. */
  code: number | string | null;
  substatus: number | null;
  /** Whether it may pass by itself within seconds. */
  passes: boolean;
  /** Whether the service may have done what it was asked to. */
  mayHaveTakenEffect: boolean;
  /** How long the service asks to be left alone, in milliseconds. */
  afterMs: number | null;
  /** Request units that the failed request cost all the same. */
  units: number;
};

const NOT_READY = 1002;
const PASSING = new Set<number | string>([408, 410, 429, 449, 500, 502, 503, 504]);
/** Answered before anything was changed. */
const WITHOUT_EFFECT = new Set<number | string>([429, 449]);
const UNREACHED = new Set<number | string>(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
const CREDENTIALS =
  /^(?:CredentialUnavailable|Authentication|AuthenticationRequired|AggregateAuthentication)Error$/;

/** @throws what is no failure of Cosmos DB or the way to it, but a defect. */
export function failureOf(thrown: unknown): CosmosFailure {
  const outer = Failure.safeParse(thrown);
  if (!(thrown instanceof Error) || !outer.success) throw thrown;
  if (outer.data.code === undefined && thrown.cause instanceof Error) return failureOf(thrown.cause);
  const { substatus = null, retryAfterInMs = null, headers } = outer.data;
  const code = outer.data.code ?? wordOf(thrown);
  if (code === undefined) throw thrown;
  const passes =
    code === null || typeof code === 'string' ? code !== 'CREDENTIAL' : isPassing(code, substatus);
  return {
    code,
    substatus,
    passes,
    mayHaveTakenEffect: passes && !(code !== null && (WITHOUT_EFFECT.has(code) || UNREACHED.has(code))),
    afterMs: retryAfterInMs,
    units: Number(headers?.['x-ms-request-charge'] ?? 0) || 0,
  };
}

const isPassing = (code: number, substatus: number | null): boolean =>
  PASSING.has(code) || (code === 404 && substatus === NOT_READY);

/** The client fails to read an answer that is no JSON, as those of a proxy or a gateway in trouble are. */
function wordOf(thrown: Error): string | null | undefined {
  if (thrown instanceof SyntaxError || thrown instanceof TypeError) return null;
  // What the identity's own library throws carries these two, whatever its name.
  const fromLibrary = 'errorCode' in thrown && 'correlationId' in thrown;
  return fromLibrary || CREDENTIALS.test(thrown.name) ? 'CREDENTIAL' : undefined;
}

export type Place = { endpoint: string; database: string; container: string; managed: boolean };

/**
 * The failure in plain words, with the place and the remedy, and without anything secret.
 * @param untouched whether no attempt can have taken effect
 */
export function unavailable(place: Place, failure: CosmosFailure, untouched: boolean): StoreUnavailable {
  const { code, substatus } = failure;
  const said = `${code ?? 'an answer that cannot be read'}${substatus ? `/${substatus}` : ''}`;
  const message = `Cosmos DB at ${hostOf(place.endpoint)}: ${why(place, failure)} (${said})`;
  return new StoreUnavailable(message, { why: code === 429 ? 'busy' : 'unreachable', untouched });
}

/** A container or an account that is there, but will not do. */
export function unfit(place: Place, how: 'foreign' | 'incomplete' | 'loose'): StoreUnavailable {
  const { database, container } = place;
  const words = {
    foreign: `the container ${container} in ${database} is not Waymark's; set COSMOS_DATABASE to another database`,
    incomplete: `the container ${container} in ${database} lacks indexes or the expiry of documents; set them as in infra/cosmos-records.json`,
    loose: `the account may answer with what is out of date; set its default consistency to Strong (or Session with one replica)`,
  };
  return new StoreUnavailable(`Cosmos DB at ${hostOf(place.endpoint)}: ${words[how]}`);
}

function why({ endpoint, database, container, managed }: Place, { code, passes }: CosmosFailure): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `there is no such host; check COSMOS_ENDPOINT, and that this machine can look names up`;
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH')
    return `nobody answers at ${endpoint}; check COSMOS_ENDPOINT and the firewall of the account`;
  if (code === 'CREDENTIAL')
    return `this machine has no managed identity to sign in with; give it one, or set COSMOS_KEY`;
  if (code === 401)
    return managed
      ? `the managed identity is not accepted; check that the account is in the same directory`
      : `the key is not accepted; set COSMOS_KEY to one of the account's present keys, and check this machine's clock`;
  if (code === 403)
    return managed
      ? `the managed identity may not do this; give it the role "Cosmos DB Built-in Data Contributor" on the account, and let the account's firewall admit this machine`
      : `the account refuses this machine; check its firewall, and that signing in by key is not turned off`;
  if (code === 404)
    return `the database ${database} with the container ${container} is not there; create them from infra/cosmos-records.json`;
  if (code === 413) return `a document is larger than the service takes; report this as a fault of Waymark`;
  if (code === 429)
    return `it is at its limit of request units; raise the throughput of ${database}, or try again later`;
  return passes
    ? `it does not answer well at the moment; try again later`
    : `it refuses what it was asked; report this as a fault of Waymark`;
}

/** The address may carry more than the host; messages do not. */
export function hostOf(endpoint: string): string {
  try {
    return new URL(endpoint).host;
  } catch {
    return 'the address that COSMOS_ENDPOINT gives';
  }
}
