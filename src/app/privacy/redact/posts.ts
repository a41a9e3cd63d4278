/** Messages in Teams that showed a redacted update: found by what the outbox kept of them, and replaced by the marker. */
import { noticeCard } from '../../../cards/notice.ts';
import type { Redaction } from '../../../domain/privacy/redaction.ts';
import { scrubbed } from '../../../domain/privacy/scrub.ts';
import type { Update } from '../../../domain/update.ts';
import type { OutboxRow } from '../../../store/documents.ts';
import { docId, TENANT } from '../../../store/ids.ts';
import { occasionOf } from '../../../store/outbox.ts';
import { all } from '../../../store/store.ts';
import type { App } from '../../context.ts';
import type { Destination, Messenger } from '../../ports.ts';
import { markerOf } from './marker.ts';
import { changeRedaction, redactionOf } from './record.ts';
import { goingWith } from './remove-quotations.ts';

/**
 * The keys of rows that were sent after it was said, and may have shown it: they list its milestone, or are a board's
 * post or paper that quotes it.
 */
export async function postsShowing(app: App, tenant: string, update: Update): Promise<string[]> {
  const rows = await all(app.store, tenant, {
    kind: 'outbox',
    where: [{ field: 'state', is: 'in', to: ['sent', 'unknown'] }],
    unreadable: () => undefined,
  });
  const quoting = await boardsQuoting(app, tenant, update);
  return rows
    .map(({ doc }) => doc.body)
    .filter((row) => (row.sentAt ?? row.createdAt) >= update.at)
    .filter(
      (row) =>
        row.listed.some((one) => one === update.milestone || one.includes(update.id)) ||
        (row.to.kind === 'channel' &&
          row.to.plan === update.plan &&
          (quoting.posts.has(`${row.to.board}:${occasionOf(row)}`) ||
            (PAPERS.has(row.about) && quoting.papers.has(row.to.board)))),
    )
    .map(({ key }) => key);
}

const PAPERS: ReadonlySet<OutboxRow['about']> = new Set<OutboxRow['about']>(['report', 'papers']);

/** Weekly posts, `board:week`, that were to quote it or say the same; and boards with a paper that quotes it. */
async function boardsQuoting(
  app: App,
  tenant: string,
  update: Update,
): Promise<{ posts: Set<string>; papers: Set<string> }> {
  const going = goingWith(update, '');
  const unreadable = (): void => undefined;
  const said = await all(app.store, tenant, { kind: 'board-post', unreadable });
  const posts = said
    .map(({ doc }) => doc.body)
    .filter((post) => post.marks.some((mark) => mark.update === update.id) || scrubbed(post, going) !== post)
    .map(({ board, week }) => `${board}:${week}`);
  const parts = (await all(app.store, tenant, { kind: 'paper-part', unreadable })).filter(
    ({ doc }) => scrubbed(doc.body, going) !== doc.body,
  );
  const papers = (await all(app.store, tenant, { kind: 'paper', unreadable })).filter(({ doc }) =>
    parts.some((part) => part.doc.id.includes(doc.id.slice(doc.id.indexOf(':') + 1))),
  );
  return { posts: new Set(posts), papers: new Set(papers.flatMap(({ doc }) => doc.body.board ?? [])) };
}

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
    await changeRedaction(app, tenant, stored, {
      posts: redaction.posts.slice(1),
      left: fate === 'done' || !row ? redaction.left : [...redaction.left, await whereOf(app, tenant, row)],
    });
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
  const text = `${markerOf(redaction)}. The rest of this message went with it. Say "mine" to see how things stand.`;
  const { kind } = await messenger.update(to, row.activity, noticeCard({ text, suggestions: [] }));
  return kind === 'sent' ? 'done' : kind === 'retry' ? 'again' : 'left';
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
  const day = (sentAt ?? createdAt).slice(0, 10);
  if (to.kind === 'channel')
    return `A post in the board’s channel (${to.board}) of ${day}: delete it by hand.`;
  const name = (await app.records.names(tenant, [to.person])).get(to.person);
  return `A message to ${name ?? 'somebody'} of ${day}: ask them to delete it.`;
}
