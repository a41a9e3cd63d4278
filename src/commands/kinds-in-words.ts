/** What the record's kinds of documents are called where an officer reads how many of them there are. */
import { count } from '../cards/format.ts';
import type { Kind } from '../store/documents.ts';

const WORDS: { readonly [K in Kind]: readonly [one: string, several: string] } = {
  plan: ['plan', 'plans'],
  item: ['action or heading', 'actions and headings'],
  milestone: ['date of an action', 'dates of actions'],
  update: ['update', 'updates'],
  change: ['entry of a plan’s history', 'entries of plans’ histories'],
  person: ['entry of a person', 'entries of people'],
  alias: ['digest of an address or id', 'digests of addresses and ids'],
  snapshot: ['week of a board', 'weeks of boards'],
  'board-post': ['post for a board', 'posts for boards'],
  request: ['request', 'requests'],
  leave: ['leave', 'leaves'],
  redaction: ['redaction', 'redactions'],
  erasure: ['note of an erasure', 'notes of erasures'],
  hold: ['hold', 'holds'],
  retention: ['report of retention', 'reports of retention'],
  disclosure: ['search in the log', 'searches in the log'],
  paper: ['kept paper', 'kept papers'],
  'paper-part': ['part of a kept paper', 'parts of kept papers'],
  decision: ['decision of a board', 'decisions of boards'],
  outbox: ['message of Waymark', 'messages of Waymark'],
  told: ['note of what they were told', 'notes of what they were told'],
  frame: ['note of what a conversation is about', 'notes of what conversations are about'],
  plain: ['card as text', 'cards as text'],
  lease: ['note of which process sends', 'notes of which process sends'],
  import: ['import', 'imports'],
  report: ['report', 'reports'],
  draft: ['plan that was sent', 'plans that were sent'],
  'draft-part': ['part of a plan that was sent', 'parts of plans that were sent'],
  file: ['file', 'files'],
  'file-link': ['link to a file', 'links to files'],
  restore: ['note of a restore', 'notes of restores'],
  wakeup: ['note of the next look', 'notes of the next look'],
  clock: ['note of the clock', 'notes of the clock'],
  tenant: ['note of the organisation', 'notes of the organisation'],
};

/** "3 messages of Waymark"; a kind that is none of the record's stands as it is. */
export function countOfKind(kind: string, many: number): string {
  const [, words] = Object.entries(WORDS).find(([name]) => name === kind) ?? [];
  return words ? count(many, ...words) : `${many} ${kind}`;
}
