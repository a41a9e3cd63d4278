/** Every phrase of docs/what-you-can-say.md is tried on the sample plan: what the page promises is what is read. */

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Overlay } from '../../src/importing/overlay.ts';
import { asksForTime } from '../../src/understanding/answers/more-time-asked.ts';
import { undone } from '../../src/understanding/answers/undo.ts';
import type { Context, One, Reading } from '../../src/understanding/intent.ts';
import { buildLexicon } from '../../src/understanding/plan-words/lexicon.ts';
import { understand } from '../../src/understanding/understand.ts';
import { headingsOfPhrases, rowsUnder } from '../support/what-you-can-say.ts';
import { samplePlan } from './sample.ts';
import { withPosts } from './set-up-fixture.ts';

const asked: Context = {
  today: '2027-01-18',
  lastQuestion: null,
  inHand: ['3.3(b)'],
  due: '2027-02-12',
  asked: null,
  officer: false,
};
const read = (text: string, context: Context = asked): Reading =>
  understand(text, samplePlan().lexicon, context);

/** The posts that the sample plan comes with. */
const { posts } = Overlay.parse(parse(readFileSync('plans/wigan.demo.yml', 'utf8')));
const staffed = () =>
  buildLexicon([withPosts(samplePlan().book, Object.fromEntries(posts.map(({ id, title }) => [id, title])))]);

const hows = (one: One): string[] =>
  one.kind === 'reply'
    ? Object.values(one.reply)
        .flat()
        .flatMap((field) => field?.how ?? [])
    : [];

describe('what the page lists under', () => {
  test.each(rowsUnder('Asking'))('asking: %s', (phrase) => {
    expect(read(phrase, { ...asked, inHand: [] })).toMatchObject({ kind: 'question' });
  });

  test.each(rowsUnder('Telling how it is going'))('telling: %s (%s)', (phrase, promise) => {
    const reading = read(phrase);
    const one = reading.kind === 'several' ? reading.parts[0] : reading;
    if (/nothing is recorded/.test(promise)) {
      expect(one && hows(one).includes('said')).toBe(false);
      return;
    }
    if (/^it asks/.test(promise)) {
      expect(one && ((one.kind === 'reply' && one.ask !== null) || one.kind === 'clarify')).toBe(true);
      return;
    }
    expect(one?.kind).toBe('reply');
    // Nobody gets an action by a message alone: a hand-over is proposed, however plainly it was said.
    const shown =
      one?.kind === 'reply' && (hows(one).includes('implied') || one.reply.handOver !== undefined);
    expect(shown && !/it asks/.test(promise)).toBe(
      /if you confirm/.test(promise) && !/it asks/.test(promise),
    );
    if (/it asks/.test(promise)) expect(one).toMatchObject({ ask: { words: expect.any(String) } });
  });

  test.each(rowsUnder('Help, and how cards come'))('help: %s', (phrase, promise) => {
    const reading = read(phrase, { ...asked, inHand: [] });
    if (/a page for each/.test(promise)) {
      expect(reading).toMatchObject({ parts: [{ kind: 'help' }, { kind: 'help' }] });
      return;
    }
    expect(reading).toMatchObject(
      /help|page|what you can do/.test(promise)
        ? { kind: 'help' }
        : /two words/.test(promise)
          ? { kind: 'greeting', as: 'thanks' }
          : { errand: { do: expect.stringMatching(/^(?:plain-text|how-i-work)$/) } },
    );
  });

  test.each(rowsUnder("In a board's channel"))('in a channel: %s', (phrase) => {
    expect(['question', 'errand', 'help']).toContain(read(phrase, { ...asked, inHand: [] }).kind);
  });

  test.each(rowsUnder('Putting a slip right'))('a slip: %s', (phrase) => {
    const kind = undone(phrase, samplePlan().lexicon, asked) ? 'undo' : read(phrase).kind;
    expect(['undo', 'meant', 'no']).toContain(kind);
  });

  test.each(rowsUnder('Asking somebody else'))('of others: %s', (phrase) => {
    if (asksForTime(phrase)) return;
    expect(read(phrase, { ...asked, inHand: [] })).toMatchObject({
      kind: 'errand',
      errand: { do: expect.stringMatching(/^(decide|requests|round-up|own-requests|withdraw)$/) },
    });
  });

  test.each(rowsUnder('Setting the plan up'))('setting up: %s', (phrase) => {
    expect(understand(phrase, staffed(), { ...asked, inHand: [], officer: true })).toMatchObject({
      kind: 'set-up',
    });
  });

  test.each(rowsUnder("Keeping children's data out"))('redacting: %s', (phrase) => {
    expect(read(phrase, { ...asked, inHand: [] }).kind).toBe('errand');
  });

  test.each(rowsUnder('Changing something'))('changing: %s', (phrase, promise) => {
    const reading = read(phrase, { ...asked, inHand: [] });
    if (/^nothing/.test(promise)) {
      expect(reading).toMatchObject({ kind: 'unclear', says: expect.stringMatching(/^Nothing was changed/) });
      return;
    }
    expect(['reply', 'set-up']).toContain(reading.kind);
    if (reading.kind === 'reply') expect(hows(reading)).not.toContain('said');
  });

  test.each(rowsUnder('Being away'))('away: %s', (phrase) => {
    expect(read(phrase, { ...asked, inHand: [], officer: true })).toMatchObject({ kind: 'errand' });
  });

  test.each(rowsUnder('Deputies and link officers'))('standing in: %s', (phrase) => {
    expect(understand(phrase, staffed(), { ...asked, inHand: [], officer: true })).toMatchObject({
      kind: 'set-up',
      request: { do: 'stand-in' },
    });
  });

  test.each(rowsUnder('Leading'))('leading: %s', (phrase) => {
    expect(read(phrase, { ...asked, inHand: [] })).toMatchObject({ kind: 'errand' });
  });

  test.each(rowsUnder('Boards: reports, papers, meetings, decisions'))('boards: %s', (phrase) => {
    expect(read(phrase, { ...asked, inHand: [], officer: true })).toMatchObject({ kind: 'errand' });
  });

  test.each(rowsUnder('Boards and their posts'))('boards: %s', (phrase) => {
    expect(read(phrase, { ...asked, inHand: [] })).toMatchObject({ kind: 'errand', errand: { do: 'board' } });
  });

  test.each(rowsUnder('Having it as a file'))('as a file: %s', (phrase) => {
    expect(read(phrase, { ...asked, inHand: [] })).toMatchObject({ kind: 'errand' });
  });

  test.each(rowsUnder('Readings of measures'))('readings: %s', (phrase) => {
    expect(read(phrase, { ...asked, inHand: [] })).toMatchObject({ kind: 'errand' });
  });

  test('every table of phrases is tried by one of the above', () => {
    expect(headingsOfPhrases().toSorted()).toEqual(TRIED.toSorted());
    for (const heading of TRIED) expect(rowsUnder(heading).length).toBeGreaterThan(2);
  });
});

const TRIED = [
  'Help, and how cards come',
  'Asking',
  'Having it as a file',
  "Keeping children's data out",
  'Telling how it is going',
  'Putting a slip right',
  'Asking somebody else',
  'Being away',
  'Readings of measures',
  'Changing something',
  'Leading',
  'Boards and their posts',
  'Boards: reports, papers, meetings, decisions',
  'Setting the plan up',
  'Deputies and link officers',
  "In a board's channel",
];
