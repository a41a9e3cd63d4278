/** What an operator is told, in one table: every figure by its name, with its unit, its attributes and its meaning. */
import { About } from '../domain/about.ts';

/** `by` has the values that each attribute may hold; a tenant is told by its directory's id. */
export type Figure = {
  is: 'counter' | 'histogram' | 'gauge';
  /** In the codes of UCUM; what is counted stands in braces. */
  unit: string;
  by: Readonly<Record<string, readonly string[] | 'tenant'>>;
  means: string;
};

const TURNS = [
  'text',
  'file',
  'card',
  'met',
  'left',
  'consent',
  'search',
  'fetch-task',
  'submit-task',
  'strange',
] as const;
const SCOPES = ['personal', 'channel'] as const;
const SENT = ['sent', 'retry', 'unknown', 'unreachable', 'refused'] as const;
const SETTLED = ['sent', 'retry', 'unknown', 'unreachable', 'parked', 'dropped'] as const;
/** As the front door words them. */
const REFUSED = [
  'no token',
  'not a token',
  'algorithm',
  'no key named',
  'unknown key',
  'key not endorsed',
  'keys not available',
  'signature',
  'expired',
  'claims',
  'claim iss',
  'claim aud',
  'claim exp',
  'claim nbf',
  'claim iat',
  'claim serviceurl',
  'service URL',
  'service host',
  'two tenants',
  'tenant',
  'links that open nothing',
] as const;
const ABOUT = About.options;
const OPERATIONS = ['open', 'get', 'query', 'commit'] as const;
const PARTS = ['store', 'files', 'clock', 'sign-in'] as const;

/** Nothing in an attribute is what a person wrote, who they are, or a free text: what is not listed here is told as `other`. */
export const FIGURES = {
  'waymark.turns': {
    is: 'counter',
    unit: '{turn}',
    by: { turn: TURNS, scope: SCOPES, outcome: ['answered', 'silent', 'failed'] },
    means: 'what people said or pressed; a failed one was answered with an apology and a reference',
  },
  'waymark.turns.late': {
    is: 'counter',
    unit: '{turn}',
    by: { turn: TURNS },
    means: 'turns that took so long that the person was told to wait',
  },
  'waymark.turn.duration': {
    is: 'histogram',
    unit: 'ms',
    by: { turn: TURNS, scope: SCOPES },
    means: 'from a turn’s arrival until its answer is made',
  },
  'waymark.understanding.duration': {
    is: 'histogram',
    unit: 'ms',
    by: {},
    means: 'reading one message against the plans',
  },
  'waymark.replies': {
    is: 'counter',
    unit: '{message}',
    by: { outcome: SENT },
    means: 'attempts to send or replace an answer',
  },
  'waymark.callers.refused': {
    is: 'counter',
    unit: '{request}',
    by: { reason: REFUSED },
    means: 'requests that were turned away at the door',
  },
  'waymark.messages.due': {
    is: 'counter',
    unit: '{message}',
    by: { about: ABOUT, tenant: 'tenant' },
    means: 'messages that were decided on, each when its time came',
  },
  'waymark.messages.skipped': {
    is: 'counter',
    unit: '{message}',
    by: { about: ABOUT, tenant: 'tenant' },
    means: 'messages that were due and not made: a day off, nobody to reach; once a day each',
  },
  'waymark.messages.settled': {
    is: 'counter',
    unit: '{message}',
    by: { about: ABOUT, outcome: SETTLED, tenant: 'tenant' },
    means: 'what became of each attempt to send',
  },
  'waymark.messages.resent': {
    is: 'counter',
    unit: '{message}',
    by: { about: ABOUT, tenant: 'tenant' },
    means: 'messages sent again because their first sender died',
  },
  'waymark.messages.delay': {
    is: 'histogram',
    unit: 's',
    by: { about: ABOUT, tenant: 'tenant' },
    means: 'from when a message was due until Teams took it',
  },
  'waymark.messages.late': {
    is: 'counter',
    unit: '{message}',
    by: { about: ABOUT, tenant: 'tenant' },
    means: 'messages that Teams took more than 15 minutes after they were due',
  },
  'waymark.queue.depth': {
    is: 'gauge',
    unit: '{message}',
    by: { state: ['waiting', 'parked', 'unknown', 'unreachable'], tenant: 'tenant' },
    means:
      'messages of the outbox by state, counted up to 1,000; those in trouble are of the last seven days',
  },
  'waymark.queue.oldest': {
    is: 'gauge',
    unit: 's',
    by: { tenant: 'tenant' },
    means: 'for how long the oldest message has been due and not sent',
  },
  'waymark.tick.duration': {
    is: 'histogram',
    unit: 'ms',
    by: { outcome: ['over', 'held', 'left', 'failed'] },
    means: 'one tenant’s run of the clock; held: another replica is at it; left: it goes on at once',
  },
  'waymark.tick.lag': {
    is: 'histogram',
    unit: 's',
    by: { tenant: 'tenant' },
    means: 'how late a tenant’s run began',
  },
  'waymark.tick.failures': {
    is: 'counter',
    unit: '{failure}',
    by: {},
    means: 'steps of the clock that failed, and come again at its next look',
  },
  'waymark.clock.beat': {
    is: 'gauge',
    unit: 's',
    by: {},
    means: 'since the clock last looked for what is due: below 10',
  },
  'waymark.lane.changes': {
    is: 'counter',
    unit: '{change}',
    by: { change: ['moved', 'lost'], tenant: 'tenant' },
    means: 'the sending of a tenant has moved to another replica, or was lost while sending',
  },
  'waymark.store.request_units': {
    is: 'counter',
    unit: '{request_unit}',
    by: { op: OPERATIONS },
    means: 'what Cosmos DB charges',
  },
  'waymark.store.duration': {
    is: 'histogram',
    unit: 'ms',
    by: { op: OPERATIONS, outcome: ['ok', 'failed'] },
    means: 'one operation on the record, with its retries',
  },
  'waymark.store.retries': {
    is: 'counter',
    unit: '{attempt}',
    by: { status: ['429', '449', '408', '410', '500', '502', '503', '504', 'connection'] },
    means: 'attempts on Cosmos DB that failed; 429 means that it is at its limit of request units',
  },
  'waymark.store.unreadable': {
    is: 'counter',
    unit: '{document}',
    by: {},
    means: 'documents that were read and could not be understood',
  },
  'waymark.token.fetches': {
    is: 'counter',
    unit: '{fetch}',
    by: { outcome: ['ok', 'failed'] },
    means: 'tokens that were asked for, to send with',
  },
  'waymark.certificate.left': {
    is: 'gauge',
    unit: 'd',
    by: {},
    means: 'for how many days the certificate of the registration still holds; nothing where there is none',
  },
  'waymark.files.fetched': {
    is: 'counter',
    unit: '{file}',
    by: { outcome: ['ok', 'too-large', 'not-allowed', 'unreachable', 'gone'] },
    means: 'files that people sent, fetched from where Teams keeps them',
  },
  'waymark.ready': {
    is: 'gauge',
    unit: '1',
    by: { part: PARTS },
    means: '1 where the part can be used, else 0',
  },
  'waymark.process.loop_delay': {
    is: 'gauge',
    unit: 'ms',
    by: {},
    means: 'how late the process gets to what is next, at its 99th percentile',
  },
  'waymark.process.heap': { is: 'gauge', unit: 'By', by: {}, means: 'memory in use by the program' },
} as const satisfies Record<string, Figure>;
