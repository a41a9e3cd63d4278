/** Messages in Teams that showed what is redacted are replaced by the marker; under a board's post a reply gives its figures. */
import { longDay } from '../../../cards/format.ts';
import { noticeCard } from '../../../cards/notice.ts';
import type { Redaction } from '../../../domain/privacy/redaction.ts';
import type { OutboxRow } from '../../../store/documents.ts';
import { docId, TENANT } from '../../../store/ids.ts';
import { occasionOf, openRow, rowDoc } from '../../../store/outbox.ts';
import type { Change } from '../../../store/store.ts';
import type { App } from '../../context.ts';
import type { Destination, Messenger } from '../../ports.ts';
import { markerOf } from './marker.ts';
import { changeRedaction, redactionOf } from './record.ts';

/** Replaces what is still to be replaced; true when nothing is left to do in Teams. */
export async function replacePosts(
  app: App,
  messenger: Messenger,
  tenant: string,
  id: string,
): Promise<boolean> {
  for (;;) {
    const stored = await redactionOf(app, tenant, id);
    const redaction = stored?.doc.body;
    const [key] = redaction?.posts ?? [];
    if (!stored || !redaction || key === undefined) return true;
    const row = (await app.store.get(tenant, 'outbox', docId('outbox', key)))?.doc.body;
    const fate = row ? await replaced(app, messenger, tenant, row, redaction) : 'left';
    if (fate === 'again') return false;
    const left =
      fate === 'done' || !row ? redaction.left : [...redaction.left, await whereOf(app, tenant, row)];
    const beside = fate === 'done' && row ? await replyTo(app, tenant, row, redaction) : [];
    await changeRedaction(app, tenant, stored, { posts: redaction.posts.slice(1), left }, beside);
  }
}

async function replaced(
  app: App,
  messenger: Messenger,
  tenant: string,
  row: OutboxRow,
  redaction: Redaction,
): Promise<'done' | 'left' | 'again'> {
  const to = await destinationOf(app, tenant, row);
  if (!to || row.activity === null) return 'left';
  const how =
    row.to.kind === 'channel'
      ? 'Figures that were posted stay as they were.'
      : 'Say "mine" to see how things stand.';
  const text = `${markerOf(redaction)}. The rest of this message went with it. ${how}`;
  const { kind } = await messenger.update(to, row.activity, noticeCard({ text, suggestions: [] }));
  return kind === 'sent' ? 'done' : kind === 'retry' ? 'again' : 'left';
}

/** A weekly post is gone with the words: what it counted is told below it, once. A later post makes that needless. */
async function replyTo(app: App, tenant: string, row: OutboxRow, { id }: Redaction): Promise<Change[]> {
  if (row.about !== 'summary' || row.to.kind !== 'channel') return [];
  const { plan, board } = row.to;
  const key = `correction:${plan}:${board}:${occasionOf(row)}:redacted-${id}`;
  if (await app.store.get(tenant, 'outbox', docId('outbox', key))) return [];
  return [{ op: 'put', doc: rowDoc(openRow(key, 'correction', row.to, app.clock.now())), expect: 'absent' }];
}

async function destinationOf(app: App, tenant: string, { to }: OutboxRow): Promise<Destination | null> {
  if (to.kind === 'person') {
    const address = (await app.records.person(tenant, to.person))?.doc.body.address;
    return address ? { tenant, ...address, as: 'message' } : null;
  }
  const serviceUrl = (await app.store.get(tenant, 'tenant', TENANT))?.doc.body.serviceUrl;
  const board = (await app.records.book(tenant, to.plan))?.plan.boards.find(({ id }) => id === to.board);
  return serviceUrl && board?.channel
    ? { tenant, serviceUrl, conversation: board.channel, as: 'message' }
    : null;
}

async function whereOf(app: App, tenant: string, { to, sentAt, createdAt }: OutboxRow): Promise<string> {
  const at = longDay((sentAt ?? createdAt).slice(0, 10));
  if (to.kind === 'channel')
    return `A post in the board’s channel (${to.board}) of ${at}: delete it by hand.`;
  const name = (await app.records.names(tenant, [to.person])).get(to.person);
  return `A message to ${name ?? 'somebody'} of ${at}: ask them to delete it.`;
}
