/** While a hold stands, what somebody takes back or writes over in Teams stays in the record for whoever has a right to see it. */
import { addHold, liftHold } from '../../../src/app/keeping/holds.ts';
import { searchHeld } from '../../../src/app/keeping/search.ts';
import { postsShowing } from '../../../src/app/privacy/redact/posts-showing.ts';
import { type BoardPost, MOST_REPLACED } from '../../../src/domain/boards/board-post.ts';
import type { Hold } from '../../../src/domain/keeping/hold.ts';
import { textsIn, withWords } from '../../../src/domain/privacy/texts.ts';
import { sweep } from '../../../src/jobs/sweep.ts';
import { write } from '../../../src/store/documents.ts';
import { paperNow } from '../../../src/store/paper-record.ts';
import { holderIn } from '../../../src/store/redactables.ts';
import { all, type Store } from '../../../src/store/store.ts';
import { strictMessenger } from '../../support/strict-messenger.ts';
import { openBoardWeek, pressed } from '../boards/week.ts';
import { pressed as press, SCHOOLS, sendPlan } from '../drafts.ts';
import type { Weeks } from '../lead/weeks.ts';
import { openRoom, type Room, TENANT, wordsOf } from '../room.ts';

const DATES = { call: '2026-12-10', freeze: '2026-12-29', dispatch: '2027-01-04', meeting: '2027-01-12' };

type Kept = Pick<Room['app'], 'store' | 'blobs' | 'clock'>;

const holdOn = (app: Kept, over: Partial<Hold> = {}): Promise<Hold> =>
  addHold(app, TENANT, {
    ...{ reason: 'FOI 123', plan: 'sample', person: null, from: null, to: null, by: 'olu', ...over },
  });

describe('a board’s post', () => {
  let weeks: Weeks;
  beforeEach(async () => {
    weeks = await openBoardWeek();
    await weeks.until('2026-12-02');
  });
  afterEach(() => weeks.close());

  const comments = (text: string, who = 'sam') =>
    weeks.taps(who, { ...pressed('comment'), 'in:comment': text });
  const post = async (store: Store = weeks.store): Promise<BoardPost | undefined> =>
    (await all(store, TENANT, { kind: 'board-post' }))[0]?.doc.body;
  const found = async (topic: string): Promise<number> => {
    const sought = { topic, person: null, plan: null, from: null, to: null };
    return (await searchHeld(weeks.app, TENANT, sought)).entries.length;
  };

  test('a comment that is written over or taken off, and a line that gives way, are found while a hold is on the plan', async () => {
    await holdOn(weeks.app);
    await comments('The grant was misspent.');
    await comments('The grant was misspent.');
    expect((await post())?.replaced).toBeUndefined();
    await comments('All is well.');
    expect(wordsOf(await comments(''))).toContain('taken off');
    for (const text of ['the roof leaks', 'the roof is mended']) {
      await weeks.says('sam', `for the board: ${text} (1.1a)`);
      await weeks.says('sam', 'yes');
    }
    const kept = await post();
    expect(kept).toMatchObject({ comments: [], lines: [{ text: 'the roof is mended' }] });
    expect(kept?.replaced?.map(({ by, text }) => `${by}: ${text}`)).toEqual([
      'sam: The grant was misspent.',
      'sam: All is well.',
      'sam: the roof leaks',
    ]);
    for (const topic of ['grant misspent', 'all is well', 'roof leaks']) expect(await found(topic)).toBe(1);
  });

  test('each of them is redacted by itself, and no board reads them', async () => {
    await holdOn(weeks.app);
    for (const text of ['First words.', 'Second words.', 'Third words.']) await comments(text);
    const [stored] = await all(weeks.store, TENANT, { kind: 'board-post' });
    const holder = stored && holderIn(stored);
    if (!holder) throw new Error('there is no post');
    const gaveWay = textsIn(holder).filter(({ place }) => place.includes('/replaced/'));
    expect(gaveWay.map(({ words }) => words)).toEqual(['First words.', 'Second words.']);
    const after = withWords(holder, gaveWay[1]?.place ?? '', 'Redacted');
    expect(textsIn(after).map(({ words }) => words)).toEqual(['Third words.', 'First words.', 'Redacted']);
    weeks.clock.set('2026-12-04T16:00:00Z');
    await weeks.tick();
    const posted = weeks.posted().map(({ text }) => text);
    expect(posted.join('\n')).toContain('Third words.');
    expect(posted.join('\n')).not.toMatch(/First|Second/);
    const showing = async (nth: number): Promise<string> => {
      const text = textsIn(holder)[nth];
      return text ? (await postsShowing(weeks.app, TENANT, { text })).join(' ') : '';
    };
    // Third, first: whoever redacts is told of the messages that may have shown it.
    expect(await showing(0)).toContain('summary:');
    expect(await showing(1)).not.toContain('summary:');
  });

  test('without a hold, or with one on another plan, only the last word stays; too many are not taken', async () => {
    await comments('First words.');
    await holdOn(weeks.app, { plan: 'another' });
    await comments('Second words.');
    expect((await post())?.replaced).toBeUndefined();
    await holdOn(weeks.app);
    const [stored] = await all(weeks.store, TENANT, { kind: 'board-post' });
    if (!stored) throw new Error('there is no post');
    const { doc, version } = stored;
    const one = { by: 'sam', post: 'x', at: '2026-12-02T08:00:00Z', item: null, text: 'Words.' };
    const full = write('board-post', doc.id, { ...doc.body, replaced: Array(MOST_REPLACED).fill(one) });
    await weeks.store.commit(TENANT, 'full', [{ op: 'put', doc: full, expect: version }]);
    expect(wordsOf(await comments('Third words.'))).toContain(
      'a hold keeps what stands there for now, “FOI 123”',
    );
    expect((await post())?.comments).toMatchObject([{ text: 'Second words.' }]);
  });

  test('why a post was held stands in the history once it is released', async () => {
    await weeks.taps('sam', { ...pressed('hold'), 'in:reason': 'The grant was misspent.' });
    await weeks.taps('sam', pressed('release'));
    expect((await post())?.hold).toBeNull();
    expect(await found('grant misspent')).toBe(1);
  });
});

describe('what waits for a yes, or was recorded', () => {
  let room: Room;
  beforeEach(async () => {
    room = await openRoom({ officers: ['olu@example.org'] });
    await room.meets('olu');
  });
  afterEach(() => room.close());

  test('a decision that is held is struck out: no board reads it, a search finds it, also where the hold comes between question and yes', async () => {
    const decisions = async () => (await all(room.store, TENANT, { kind: 'decision' })).length;
    const book = await room.app.records.book(TENANT, 'sample');
    const board = book?.plan.boards.find(({ id }) => id === 'partnership');
    if (!book || !board) throw new Error('there is no board');
    const paper = async (): Promise<string> =>
      JSON.stringify(await paperNow(room.app, TENANT, book, board, DATES, room.clock.now()));
    await room.says('olu', 'decision of the Partnership on 12 Nov: stop the grant');
    await room.says('olu', 'yes');
    expect(wordsOf(await room.says('olu', 'take back the decision'))).toContain('Take back this decision');
    const { id } = await holdOn(room.app);
    expect(await paper()).toContain('stop the grant');
    const receipt = wordsOf(await room.says('olu', 'yes'));
    expect(receipt).toContain(
      'stands in no paper from now on. A hold keeps its words in the record, “FOI 123”',
    );
    expect(await paper()).not.toContain('stop the grant');
    expect(wordsOf(await room.says('olu', 'decisions of the Partnership'))).toContain('No decision of');
    expect(wordsOf(await room.says('olu', 'take back the decision'))).toContain(
      'no decision has been recorded',
    );
    expect(wordsOf(await room.says('olu', 'make it an action under 1.1 by 31 March'))).toContain(
      'you have recorded no decision lately',
    );
    const sought = { topic: 'stop the grant', person: null, plan: null, from: null, to: null };
    const { entries } = await searchHeld(room.app, TENANT, sought);
    expect(entries.map(({ words }) => words).join('\n')).toMatch(
      /stop the grant.*taken back .*2026 by Olu Sample/i,
    );
    expect((await all(room.store, TENANT, { kind: 'decision' }))[0]?.doc.body).toMatchObject({
      text: 'stop the grant',
      takenBack: { by: (await room.person('olu'))?.id },
    });
    await liftHold(room.app, TENANT, id, { by: 'olu', reason: null });
    expect(await paper()).not.toContain('stop the grant');
    await room.says('olu', 'decision of the Partnership on 12 Nov: mend the roof');
    await room.says('olu', 'yes');
    expect(await decisions()).toBe(2);
    await room.says('olu', 'take back the decision');
    expect(wordsOf(await room.says('olu', 'yes'))).toMatch(/Taken back: .* from now on\.$/m);
    expect(await decisions()).toBe(1);
  });

  test('what was sent in a plan that is discarded stays until the hold is lifted, and is in use nowhere', async () => {
    const { id } = await holdOn(room.app, { plan: 'schools' });
    const drafts = async () => (await all(room.store, TENANT, { kind: 'draft-part' })).length;
    const answer = await sendPlan(room, SCHOOLS);
    expect(wordsOf(await press(room, answer, 'Discard'))).toContain('is discarded');
    expect(await drafts()).toBe(1);
    expect(wordsOf(await press(room, answer, 'Apply', { goLive: '2026-12-04' }))).toContain('is discarded');
    const swept = async (): Promise<void> => {
      room.clock.forward({ hours: 24 * 15 });
      const work = {
        ...{ store: room.store, records: room.app.records, messenger: strictMessenger(room.clock) },
        ...{ log: room.app.log, sleep: async () => undefined, asOf: room.clock, wall: room.clock },
        ...{ officers: new Set<string>(), holder: 'replica-1' },
      };
      await sweep(work, TENANT);
    };
    await swept();
    expect(await drafts()).toBe(1);
    await liftHold(room.app, TENANT, id, { by: 'olu', reason: null });
    await swept();
    expect(await drafts()).toBe(0);
  });
});
