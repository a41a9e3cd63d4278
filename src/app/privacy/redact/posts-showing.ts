/** Which messages in Teams may have shown what is redacted: told by what the outbox kept of them. */
import { scrubbed } from '../../../domain/privacy/scrub.ts';
import { recordOf } from '../../../domain/privacy/texts.ts';
import type { OutboxRow } from '../../../store/documents.ts';
import { occasionOf } from '../../../store/outbox.ts';
import { paperTexts } from '../../../store/paper-text.ts';
import { all } from '../../../store/store.ts';
import type { App } from '../../context.ts';
import { type Content, goingWith, saidIn } from './going.ts';
import { readersOf, withWhole } from './remove-quotations.ts';

/**
 * The keys of rows that were sent after it was said, and may have shown it: they list its milestone, or are a board's
 * post, preview or paper that quotes it.
 */
export async function postsShowing(app: App, tenant: string, content: Content): Promise<string[]> {
  const rows = await all(app.store, tenant, {
    kind: 'outbox',
    where: [{ field: 'state', is: 'in', to: ['sent', 'unknown'] }],
    unreadable: () => undefined,
  });
  const { plan, at } = saidIn(content);
  const quoting = await boardsQuoting(app, tenant, content);
  const listed = await listedFor(app, tenant, content);
  return rows
    .map(({ doc }) => doc.body)
    .filter((row) => (row.sentAt ?? row.createdAt) >= at)
    .filter((row) => {
      if (row.listed.some((one) => listed(one))) return true;
      if (quoting.previews.some((key) => row.key.startsWith(key) || row.listed.includes(key))) return true;
      return (
        row.to.kind === 'channel' &&
        row.to.plan === plan &&
        (quoting.posts.has(`${row.to.board}:${occasionOf(row)}`) ||
          (PAPERS.has(row.about) && quoting.papers.has(row.to.board)))
      );
    })
    .map(({ key }) => key);
}

const PAPERS: ReadonlySet<OutboxRow['about']> = new Set<OutboxRow['about']>(['report', 'papers']);

/** What a row lists where it may have shown it: an update's milestone, a request, else any milestone of the action. */
async function listedFor(app: App, tenant: string, content: Content): Promise<(id: string) => boolean> {
  if ('update' in content) {
    const { milestone, id } = content.update;
    return (one) => one === milestone || one.includes(id);
  }
  const { item, place } = content.text;
  const record = recordOf(place);
  const request = record.startsWith('request:')
    ? (await app.store.get(tenant, 'request', record))?.doc.body
    : undefined;
  if (request) return (one) => one === request.id || one === request.milestone;
  if (item === null) return () => false;
  const own = await app.records.milestones(tenant, [{ field: 'item', is: 'eq', to: item }]);
  const ids = new Set(own.map(({ id }) => id));
  return (one) => ids.has(one);
}

/** Weekly posts, `board:week`, that were to quote it or say the same, their previews, and boards with a paper that quotes it. */
async function boardsQuoting(
  app: App,
  tenant: string,
  content: Content,
): Promise<{ posts: Set<string>; previews: string[]; papers: Set<string> }> {
  const going = withWhole(goingWith(content, '', await readersOf(app, tenant, content)), content);
  const unreadable = (): void => undefined;
  const own = 'text' in content ? recordOf(content.text.place) : null;
  const said = (await all(app.store, tenant, { kind: 'board-post', unreadable })).filter(
    ({ doc }) =>
      doc.id === own ||
      (doc.body.plan === saidIn(content).plan &&
        (('update' in content && doc.body.marks.some(({ update }) => update === content.update.id)) ||
          scrubbed(doc.body, going) !== doc.body)),
  );
  // Why a post was held, and words that gave way before it went out, are told in previews alone.
  const isBefore = 'text' in content && /\/(?:hold|replaced)\//.test(content.text.place);
  const posts = isBefore ? [] : said.map(({ doc }) => `${doc.body.board}:${doc.body.week}`);
  const previews = said.map(({ doc: { body } }) => `preview:${body.plan}:${body.board}:${body.week}:`);
  const papers = (await paperTexts(app.store, tenant, unreadable)).filter(
    ({ text }) => scrubbed(text, going) !== text,
  );
  return {
    posts: new Set(posts),
    previews,
    papers: new Set(papers.flatMap(({ head }) => head.doc.body.board ?? [])),
  };
}
