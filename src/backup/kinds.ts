/** What of a tenant's record goes into a backup: every kind of document is decided on here. */
import type { Kind } from '../store/documents.ts';

/** Kept, or the reason for which it is not to come back. */
type Fate = 'kept' | { left: string };

const FATES: { readonly [K in Kind]: Fate } = {
  plan: 'kept',
  item: 'kept',
  milestone: 'kept',
  update: 'kept',
  change: 'kept',
  person: 'kept',
  alias: 'kept',
  snapshot: 'kept',
  'board-post': 'kept',
  request: 'kept',
  leave: 'kept',
  redaction: 'kept',
  erasure: 'kept',
  hold: 'kept',
  retention: 'kept',
  disclosure: 'kept',
  paper: 'kept',
  'paper-part': 'kept',
  decision: 'kept',
  outbox: 'kept',
  told: 'kept',
  frame: 'kept',
  plain: 'kept',
  report: 'kept',
  draft: 'kept',
  'draft-part': 'kept',
  file: 'kept',
  clock: 'kept',
  tenant: 'kept',
  lease: { left: 'a process that has ended would hold the sending lane' },
  import: { left: 'a process that has ended would hold the plan' },
  'file-link': { left: 'a link opens a file for minutes' },
  restore: { left: 'it stands only while a backup is restored' },
  wakeup: { left: 'it stands beside the tenants: the manifest has its instant' },
};

const isKind = (name: string): name is Kind => name in FATES;

/** In the order in which they stand in a backup. */
export const KEPT: readonly Kind[] = Object.keys(FATES)
  .filter(isKind)
  .filter((kind) => FATES[kind] === 'kept');

export const isKept = (name: string): name is Kind => KEPT.some((kind) => kind === name);
