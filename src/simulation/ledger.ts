/** Keeps account from the outside of every message: what the store was told of it, and whether it arrived. */
import { type Doc, type Kind, type OutboxRow, WAKE_UPS } from '../store/documents.ts';
import type { Change } from '../store/store.ts';

/** A message as it is known so far. Times are milliseconds since the epoch. */
export type Entry = {
  tenant: string;
  row: OutboxRow;
  createdAt: number;
  arrivals: number;
  firstArrival: number | null;
};

export type Ledger = ReturnType<typeof openLedger>;

const WAITING: readonly OutboxRow['state'][] = ['queued', 'claimed'];

export const isSettled = ({ row }: Entry): boolean => !WAITING.includes(row.state);

export function openLedger() {
  const entries = new Map<string, Entry>();
  /** By conversation: whose it is, and the last message that somebody claimed for it. */
  const people = new Map<string, string>();
  const channels = new Map<string, string>();
  const claimed = new Map<string, string>();
  let waiting = 0;
  let unannounced = 0;

  function noteRow(tenant: string, row: OutboxRow): void {
    const key = `${tenant}\n${row.key}`;
    const known = entries.get(key);
    if (known && !isSettled(known)) waiting -= 1;
    const entry = known ?? {
      tenant,
      row,
      createdAt: Date.parse(row.createdAt),
      arrivals: 0,
      firstArrival: null,
    };
    entry.row = row;
    entries.set(key, entry);
    if (!isSettled(entry)) waiting += 1;
    if (row.state === 'claimed') claimed.set(`${tenant}\n${recipientOf(row)}`, key);
  }

  return {
    entries,
    /** What a commit that took effect says of messages, and of where people and boards are. */
    committed(tenant: string, changes: readonly Change[]): void {
      if (tenant === WAKE_UPS) return;
      for (const change of changes) {
        if (change.op === 'delete') continue;
        const { doc } = change;
        if (isOf(doc, 'outbox')) noteRow(tenant, doc.body);
        else if (isOf(doc, 'person') && doc.body.address)
          people.set(`${tenant}\n${doc.body.address.conversation}`, `person ${doc.body.id}`);
        else if (isOf(doc, 'plan'))
          for (const board of doc.body.boards)
            channels.set(`${tenant}\n${board.channel}`, `channel ${doc.body.id} ${board.id}`);
      }
    },
    /** Something arrived at the platform, in a conversation. */
    arrived(tenant: string, conversation: string, at: number): void {
      const place = `${tenant}\n${conversation}`;
      const who = people.get(place) ?? channels.get(place);
      const entry = entries.get(claimed.get(`${tenant}\n${who}`) ?? '');
      if (!entry) {
        unannounced += 1;
        return;
      }
      entry.arrivals += 1;
      entry.firstArrival ??= at;
    },
    /** Messages that wait or are under way. */
    waiting: () => waiting,
    /** What arrived without a message of the outbox that was claimed for it. */
    unannounced: () => unannounced,
    has: (tenant: string, key: string): boolean => entries.has(`${tenant}\n${key}`),
    hasArrived: (tenant: string, key: string): boolean =>
      (entries.get(`${tenant}\n${key}`)?.arrivals ?? 0) > 0,
    /** Forgets what was settled, and is older than any repeat of it could be. */
    forget(entry: Entry): void {
      entries.delete(`${entry.tenant}\n${entry.row.key}`);
    },
  };
}

const recipientOf = ({ to }: OutboxRow): string =>
  to.kind === 'person' ? `person ${to.person}` : `channel ${to.plan} ${to.board}`;

type Put = (Change & { op: 'put' })['doc'];

/** The kind says what the body is; the type of a document of any kind does not tie the two. */
const isOf = <K extends Kind>(doc: Put, kind: K): doc is Doc<K> & Put => doc.kind === kind;
