/** Somebody adds words to a board's post, keeps them back, holds the post or releases it: recorded, with its trace. */
import {
  BoardPost,
  freshPost,
  keepingReplaced,
  type PostDeed,
  withDeed,
} from '../../domain/boards/board-post.ts';
import { previewers, speaksAs } from '../../domain/boards/previewers.ts';
import type { Change as Entry } from '../../domain/change.ts';
import { keptBy } from '../../domain/keeping/hold.ts';
import { may, mayPreview, mayToTheirs } from '../../domain/permission.ts';
import { isOfficer, type Person } from '../../domain/person.ts';
import { isRestricted } from '../../domain/restricted.ts';
import { boardPost, boardPostId } from '../../store/board-posts.ts';
import { write } from '../../store/documents.ts';
import { holdsNow } from '../../store/holds-now.ts';
import { docId } from '../../store/ids.ts';
import { openRow, rowDoc } from '../../store/outbox.ts';
import type { Change } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import { type App, momentIn } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { type FoundBoard, NOT_THEIRS } from './which-board.ts';

const ATTEMPTS = 5;

/** What the deed came to, in a sentence; nothing is changed where `ok` is false. */
export type Done = { ok: boolean; said: string };

export async function doToPost(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { book, board, actor }: FoundBoard,
  week: string,
  deed: PostDeed,
): Promise<Done> {
  if (!mayPreview(book, board, actor)) return { ok: false, said: NOT_THEIRS };
  const refused = await refusedWords(app, origin, { book, board, actor }, deed);
  if (refused !== null) return { ok: false, said: refused };
  const { plan } = book;
  const { instant } = momentIn(app, plan.timezone);
  const who = { by: speaker.person.id, post: speaksAs(book, actor), at: instant };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await boardPost(app.store, origin.tenant, plan.id, board.id, week);
    const before = stored?.doc.body ?? freshPost(plan.id, board.id, week);
    if (deed.do === 'release') {
      if (before.hold === null) return { ok: true, said: 'That post is not held: it goes out at its time.' };
      if (!mayToTheirs(actor, 'release-post', before.hold.by))
        return {
          ok: false,
          said: `Nothing was changed: the ${before.hold.post} holds it. They, or an officer, can release it.`,
        };
    }
    if (deed.do === 'hold' && before.hold !== null)
      return { ok: true, said: `It is held already, by the ${before.hold.post}.` };
    const done = withDeed(before, deed, who);
    const keeping = keepingReplaced(before, done);
    const hold =
      keeping === done
        ? undefined
        : (await holdsNow(app.store, origin.tenant)).on(plan.id, [{ kind: 'board-post', body: before }]);
    if (hold && keeping === null) return { ok: false, said: keptBy('what stands there', hold) };
    const after = BoardPost.parse((hold && keeping) ?? done);
    const told = saidOf(deed, before, who.by);
    if (JSON.stringify(after) === JSON.stringify(before)) return { ok: true, said: told };
    const id = boardPostId(plan.id, board.id, week);
    const changes: Change[] = [
      { op: 'put', doc: write('board-post', id, after), expect: stored?.version ?? 'absent' },
      { op: 'put', doc: entryOf(origin, { book, board, actor }, week, deed, who), expect: 'absent' },
      ...(deed.do === 'hold' ? await tellOf(app, origin, speaker, { book, board, actor }, week) : []),
      ...(deed.do === 'release' ? await sentAfterAll(app, origin, plan.id, board.id, week) : []),
    ];
    const now = app.clock.now();
    if (deed.do === 'release' || deed.do === 'hold') await wakeBy(app.store, origin.tenant, now);
    const command = `board-post:${commandId(origin, `${id}:${deed.do}`)}`;
    const result = await app.store.commit(origin.tenant, command, changes);
    if (result.kind === 'stale') continue;
    app.poke();
    return { ok: true, said: told };
  }
  return {
    ok: false,
    said: 'Nothing was changed: others are changing this post right now. Please try again in a minute.',
  };
}

const SAID: { readonly [D in PostDeed['do']]: string } = {
  comment: 'Saved: your comment stands on the post, signed with your post.',
  mark: 'Saved.',
  line: 'Saved: the board will read it under the post’s figures.',
  withhold: 'Saved: the post goes out with figures and actions, and no words.',
  restore: 'Saved: the words are posted too.',
  hold: 'Held until it is released. Officers and the other leads are told.',
  release: 'Released: it is posted in its time, or now if that has come.',
};

/** An empty comment takes off the one that stood there. */
function saidOf(deed: PostDeed, before: BoardPost, by: string): string {
  if (deed.do !== 'comment' || deed.text !== null) return SAID[deed.do];
  return before.comments.some((one) => one.by === by)
    ? 'Your comment was taken off the post.'
    : 'Nothing was saved: please write the comment first.';
}

/** Words about one action are for whoever leads it; of what is restricted none go to a board. */
async function refusedWords(
  app: App,
  origin: Origin,
  { book, actor }: FoundBoard,
  deed: PostDeed,
): Promise<string | null> {
  if (deed.do !== 'mark' && deed.do !== 'line') return null;
  const milestone =
    deed.do === 'mark' ? await app.records.milestone(origin.tenant, deed.milestone) : undefined;
  const found = milestone?.doc.body;
  const item = book.byId.get(deed.do === 'line' ? deed.item : (found?.item ?? ''));
  if (!item || (found && found.plan !== book.plan.id))
    return 'Nothing was changed: that action is no longer in the plan.';
  if (!may(actor, 'speak-to-board', book, item))
    return `Nothing was changed: what a board reads of ${item.ref} is for its lead or a strategy officer.`;
  if (isRestricted(book, item))
    return `Nothing was changed: ${item.ref} is restricted, so no words of it go to a board.`;
  if (deed.do === 'mark' && deed.on && found?.lastUpdate?.id !== deed.update)
    return `Nothing was changed: somebody has spoken of ${item.ref} since. Look at the preview again.`;
  return null;
}

function entryOf(
  origin: Origin,
  { book, board }: FoundBoard,
  week: string,
  deed: PostDeed,
  who: { by: string; at: string },
) {
  const id = commandId(origin, `board-post:${board.id}:${week}:${deed.do}`);
  const entry: Entry = {
    id,
    plan: book.plan.id,
    item: deed.do === 'line' ? deed.item : null,
    at: who.at,
    by: who.by,
    through: 'card',
    what: 'board',
    from: null,
    to: `${board.body}, ${week}: ${TRACE[deed.do]}`,
    reason: deed.do === 'hold' ? deed.reason : null,
  };
  return write('change', docId('change', id), entry);
}

const TRACE: { readonly [D in PostDeed['do']]: string } = {
  comment: 'a comment was added or changed',
  mark: 'a reason was shown to the board, or no longer',
  line: 'words were added for the board',
  withhold: 'the words were kept back',
  restore: 'the words are posted',
  hold: 'the post was held',
  release: 'the post was released',
};

/** A hold is told to officers and to the others who lead in the board's scope. */
async function tellOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { book, board }: FoundBoard,
  week: string,
): Promise<Change[]> {
  const people = await app.records.people(origin.tenant);
  const reached = (person: Person): boolean => person.address !== null && person.welcomedAt !== null;
  const officers = people.filter((person) => reached(person) && isOfficer(person, app.officers));
  const { today } = momentIn(app, book.plan.timezone);
  const now = app.clock.now();
  return previewers(book, board, today, people, officers)
    .filter(({ id }) => id !== speaker.person.id)
    .slice(0, 50)
    .map(({ id }) => {
      const key = `preview:${book.plan.id}:${board.id}:${week}:${id}:${commandId(origin, 'held')}`;
      return {
        op: 'put',
        doc: rowDoc(openRow(key, 'preview', { kind: 'person', person: id }, now)),
        expect: 'absent',
      };
    });
}

/** A post that was set apart because it was held waits for its sender again. */
async function sentAfterAll(
  app: App,
  origin: Origin,
  plan: string,
  board: string,
  week: string,
): Promise<Change[]> {
  const key = `summary:${plan}:${board}:${week}`;
  const stored = await app.store.get(origin.tenant, 'outbox', docId('outbox', key));
  if (stored?.doc.body.state !== 'parked') return [];
  const row = { ...stored.doc.body, state: 'queued' as const, reason: null };
  return [{ op: 'put', doc: rowDoc(row), expect: stored.version }];
}
