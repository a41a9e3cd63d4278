/** Words that a kept paper quotes go out of it wherever they stand: also where the paper is cut into two parts. */
import { removeQuotations } from '../../../src/app/privacy/redact/remove-quotations.ts';
import { Paper, text } from '../../../src/domain/papers/paper.ts';
import { Update } from '../../../src/domain/update.ts';
import { keepPaper, readPaper } from '../../../src/store/papers.ts';
import { all } from '../../../src/store/store.ts';
import { openRoom, type Room, TENANT } from '../room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const QUOTE = 'the mother of Kit Brown in Year 4 has written to us about the taxi';
const MARKER = 'Removed on Fri 4 Dec 2026';
const PART = 300_000;
const named = { plan: 'sample', board: 'partnership', kind: 'paper', period: '2026-12-17' } as const;
const paperWith = (filling: number) =>
  Paper.parse({
    ...named,
    at: '2026-12-04T09:00:00.000Z',
    asAt: '2026-12-04',
    title: 'Paper',
    headline: 'One action',
    figures: [],
    standings: {},
    blocks: [text('x'.repeat(filling)), text(`Decided because “${QUOTE}”.`), text('What follows stays.')],
  });
const update = Update.parse({
  id: 'u1',
  plan: 'sample',
  item: 'item-1.1(a)',
  milestone: 'milestone-1.1(a)',
  at: '2026-12-01T09:30:00Z',
  by: 'alex',
  through: 'message',
  said: { status: 'at-risk', reason: QUOTE },
  corrects: null,
  left: { status: 'at-risk', percent: null, due: null, forecast: null },
});
const parts = async () =>
  (await all(room.store, TENANT, { kind: 'paper-part' })).map(({ doc }) => doc.body.text);

test.each([3, 20, 30, QUOTE.length - 3])('with %i of its letters before the boundary', async (before) => {
  const start = JSON.stringify(paperWith(0)).indexOf(QUOTE);
  await keepPaper(room.store, TENANT, paperWith(PART - start - before));
  const [first = '', second = ''] = await parts();
  expect([first, second].some((part) => part.includes(QUOTE))).toBe(false);
  expect((first + second).includes(QUOTE)).toBe(true);

  expect(await removeQuotations(room.app, TENANT, { update }, MARKER)).toBe(0);
  const kept = await readPaper(room.store, TENANT, named);
  expect(kept?.blocks.slice(1)).toEqual([text(`Decided because “${MARKER}”.`), text('What follows stays.')]);
  const stored = await parts();
  expect(stored).toHaveLength(2);
  for (const piece of ['Kit Brown', 'the mother of', 'about the taxi'])
    expect(stored.join('')).not.toContain(piece);
  // Done again, as after a run that was cut off, it changes nothing.
  expect(await removeQuotations(room.app, TENANT, { update }, MARKER)).toBe(0);
  expect(await parts()).toEqual(stored);
});
