/** A partner's sheet came back by e-mail: an officer sees what it would add, and records it as the partner's word. */

import { Frame, type Proposal, proposing } from '../../src/app/conversation/frame.ts';
import type { Speaker } from '../../src/app/people/enrol.ts';
import { updatesPreview } from '../../src/app/plans/update-sheet.ts';
import { updatesPreviewCard } from '../../src/cards/plans/updates-preview.ts';
import { lineOf } from '../../src/domain/line.ts';
import type { SheetUpdate, UpdateSheetReading } from '../../src/importing/spreadsheet/update-sheet.ts';
import { type Store, StoreUnavailable } from '../../src/store/store.ts';
import { cardActions, cardText } from '../support/card-text.ts';
import { SAMPLE_DAY, sampleItem, sampleMilestone, samplePlan } from '../support/sample-plan.ts';
import { OFFICER, openRoom, originOf, type Room, shown, wordsOf } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  await room.says(OFFICER, 'hello');
});
afterEach(() => room.close());

const row = (over: Partial<SheetUpdate>): SheetUpdate => ({
  milestone: 'milestone-2.2(a)',
  seen: null,
  ref: '2.2(a)',
  status: 'at-risk',
  percent: null,
  forecast: '2027-05-28',
  reason: 'two mentors left',
  evidence: 'https://example.org/minutes',
  saidBy: 'Kim Sample, Sample Health Trust',
  where: 'Updates!A2',
  ...over,
});
const sheet = (...rows: SheetUpdate[]): UpdateSheetReading => ({
  plan: 'sample',
  body: 'Sample Health Trust',
  rows,
  findings: [],
});

async function preview(who: string, updates: UpdateSheetReading) {
  const person = await room.person(who);
  if (!person) throw new Error(`${who} is not in the record`);
  const speaker: Speaker = { person, officer: who === OFFICER };
  return updatesPreview(room.app, originOf(who, 'sheet-1'), speaker, updates);
}
const cardIn = (message: Awaited<ReturnType<typeof preview>>): unknown =>
  'card' in message ? message.card : {};
const confirm = (message: Awaited<ReturnType<typeof preview>>) =>
  cardActions(cardIn(message)).find(({ title }) => title === 'Confirm')?.data;

test('a row that names a child is left out, with its place, and without its words', async () => {
  const shown = await preview(OFFICER, sheet(row({ reason: 'waiting for pupil Jane Smith' })));
  const words = cardText(cardIn(shown)).join('\n');
  expect(words).toContain('Updates!A2');
  expect(words).toContain('a child’s name');
  expect(words).not.toContain('Jane Smith');
});

test('nothing is recorded before the officer says yes; then it is their word, entered by the officer', async () => {
  const shown = await preview(OFFICER, sheet(row({})));
  const words = cardText(cardIn(shown)).join('\n');
  expect(words).toContain('Record 1 update in Sample Children and Schools Plan?');
  expect(words).toContain('two mentors left');
  expect(words).toContain('Said by Kim Sample, Sample Health Trust');
  expect(await room.updates('2.2(a)')).toEqual([]);

  const done = await room.taps(OFFICER, confirm(shown));
  expect(wordsOf(done)).toContain('Recorded 1 of 1 updates, as said by Kim Sample, Sample Health Trust.');
  expect(await room.updates('2.2(a)')).toEqual([
    expect.objectContaining({
      by: (await room.person(OFFICER))?.id,
      onBehalf: 'Kim Sample, Sample Health Trust',
      through: 'import',
      said: {
        status: 'at-risk',
        forecast: '2027-05-28',
        reason: 'two mentors left',
        evidence: [{ kind: 'link', url: 'https://example.org/minutes' }],
      },
    }),
  ]);
});

test('what cannot be recorded is told with its place, and the rest is offered', async () => {
  const shown = await preview(
    OFFICER,
    sheet(
      row({}),
      row({ milestone: 'milestone-1.1(a)', ref: '1.1(a)', seen: null, where: 'Updates!A3' }),
      row({ milestone: 'milestone-1.1(b)', ref: '1.1(b)', saidBy: '', where: 'Updates!A4' }),
      row({ milestone: 'milestone-9', ref: '9.9', where: 'Updates!A5' }),
    ),
  );
  const words = cardText(cardIn(shown)).join('\n');
  expect(words).toContain('Updates!A3 (1.1(a)): somebody has updated it since the sheet was made');
  expect(words).toContain('Updates!A4 (1.1(b)): it does not say whose word it is');
  expect(words).toContain('Updates!A5 (9.9): that action is no longer in the plan');
  await room.taps(OFFICER, confirm(shown));
  expect(await room.updates()).toHaveLength(1);
});

test.each([
  ['a link that nothing can open', { evidence: 'https://[intranet]/minutes' }, 'its evidence is no link'],
  ['a link without end', { evidence: `https://example.org/${'x'.repeat(2100)}` }, 'its evidence is no link'],
  ['a reason without end', { reason: 'x'.repeat(2100) }, 'its reason is too long'],
  ['a name without end', { saidBy: 'x'.repeat(400) }, 'the name of whoever says so is too long'],
])('%s is refused with its place, and the plan stays readable', async (_, over, why) => {
  const shown = await preview(
    OFFICER,
    sheet(row(over), row({ milestone: 'milestone-2.1(b)', ref: '2.1(b)', where: 'Updates!A3' })),
  );
  expect(cardText(cardIn(shown)).join('\n')).toContain(`Updates!A2 (2.2(a)): ${why}`);
  expect(wordsOf(await room.taps(OFFICER, confirm(shown)))).toContain('Recorded 1 of 1');
  expect(wordsOf(await room.says(OFFICER, "what's missing"))).toContain('2.2(a)');
});

test('of two rows for one action only the first is taken, and the other is told', async () => {
  const shown = await preview(OFFICER, sheet(row({}), row({ reason: 'another word', where: 'Updates!A3' })));
  expect(cardText(cardIn(shown)).join('\n')).toContain(
    'Updates!A3 (2.2(a)): Updates!A2 is about the same action, and only that row is taken',
  );
  expect(wordsOf(await room.taps(OFFICER, confirm(shown)))).toContain('Recorded 1 of 1');
});

test('a second tap, and a tap that is delivered again, are told what was recorded', async () => {
  const yes = confirm(await preview(OFFICER, sheet(row({}))));
  for (const id of ['tap-1', 'tap-1', 'tap-2'])
    expect(wordsOf(await room.taps(OFFICER, yes, { id }))).toContain('Recorded 1 of 1 updates');
  expect(await room.updates('2.2(a)')).toHaveLength(1);
});

test('whoever is no officer any more records nothing', async () => {
  const yes = confirm(await preview(OFFICER, sheet(row({}))));
  room.app.officers = new Set();
  expect(wordsOf(await room.taps(OFFICER, yes))).toContain('strategy officer');
  expect(await room.updates('2.2(a)')).toEqual([]);
});

test('a yes that the store lost half-way records the rest when it comes again', async () => {
  await room.close();
  let left = Number.POSITIVE_INFINITY;
  const around = (store: Store): Store => ({
    get: (...asked) => store.get(...asked),
    query: (...asked) => store.query(...asked),
    close: () => store.close(),
    commit: async (partition, id, changes) => {
      if (id.startsWith('update:') && left-- <= 0) throw new StoreUnavailable('for a second');
      return store.commit(partition, id, changes);
    },
  });
  room = await openRoom({ around });
  await room.says(OFFICER, 'hello');
  const other = row({ milestone: 'milestone-2.1(b)', ref: '2.1(b)', where: 'Updates!A3' });
  const yes = confirm(await preview(OFFICER, sheet(row({}), other)));
  left = 1;
  await room.taps(OFFICER, yes, { id: 'tap-1' }).catch(() => undefined);
  expect(await room.updates()).toHaveLength(1);
  left = Number.POSITIVE_INFINITY;
  expect(wordsOf(await room.taps(OFFICER, yes, { id: 'tap-1' }))).toContain('Recorded 2 of 2 updates');
  expect(await room.updates()).toHaveLength(2);
});

test('a card that has no room for every row says how many Confirm records beside those shown', () => {
  const found = samplePlan();
  const [milestone] = found.milestones;
  if (!milestone) throw new Error('the sample plan has no milestones');
  const line = lineOf(found.book, milestone, SAMPLE_DAY);
  const rows = Array.from({ length: 100 }, () => ({
    line,
    said: { status: 'at-risk' as const, reason: 'two mentors left '.repeat(40) },
    saidBy: 'Kim Sample',
  }));
  const { card } = updatesPreviewCard({
    plan: { title: 'Sample' },
    rows,
    refused: [],
    proposal: 'p',
    today: SAMPLE_DAY,
  });
  expect(cardText(card).join('\n')).toMatch(
    /Confirm records all 100: also the \d+ that this card has no room for/,
  );
});

test('a conversation keeps as many questions as one commit can carry, the newest for certain', () => {
  const long = (id: string): Proposal => ({
    kind: 'updates',
    id,
    at: '2026-12-04T09:00:00Z',
    plan: 'sample',
    rows: Array.from({ length: 100 }, (_, n) => ({
      milestone: `${n}`,
      seen: null,
      said: { reason: 'x'.repeat(2000) },
      saidBy: 'Kim',
    })),
  });
  let frame = Frame.parse({ lastQuestion: null, inHand: [], handAt: null, pending: [], awaited: [] });
  for (const id of ['1', '2', '3', '4', '5', '6']) frame = { ...frame, ...proposing(long(id))(frame) };
  expect(frame.pending.at(-1)?.id).toBe('6');
  expect(Buffer.byteLength(JSON.stringify(frame))).toBeLessThan(1_000_000);
});

test('a question that cannot be read any more is forgotten alone', () => {
  const asked = { kind: 'confirm', id: '1', at: '2026-12-04T09:00:00Z', shown: shown('2.2(a)'), implied: {} };
  const bad = { ...asked, id: '2', implied: { evidence: [{ kind: 'link', url: 'https://[intranet]' }] } };
  const stored = { lastQuestion: null, inHand: [], handAt: null, pending: [bad, asked], awaited: ['1'] };
  expect(Frame.parse(stored).pending.map(({ id }) => id)).toEqual(['1']);
});

test('a sheet that is too long to keep in mind is taken in part, and the rest is told', async () => {
  const refs = Array.from({ length: 200 }, (_, n) => `1.2(${n})`);
  await room.close();
  const { book, milestones } = samplePlan();
  room = await openRoom({
    items: [
      ...book.items,
      ...refs.map((ref, position) =>
        sampleItem({
          ref,
          title: `Do ${ref}`,
          parent: 'item-1.1',
          level: 2,
          position,
          nature: 'deliverable',
        }),
      ),
    ],
    milestones: [
      ...milestones,
      ...refs.map((ref) => sampleMilestone({ id: `milestone-${ref}`, item: `item-${ref}` })),
    ],
  });
  await room.says(OFFICER, 'hello');
  const rows = refs.map((ref, n) =>
    row({ ref, milestone: `milestone-${ref}`, reason: 'é'.repeat(2000), where: `Updates!A${n + 2}` }),
  );
  const long = await preview(OFFICER, sheet(...rows));
  expect(cardText(cardIn(long)).join('\n')).toMatch(/\d+ more rows: send them in a second sheet/);
});

test('it is for officers', async () => {
  await room.says('robin', 'hello');
  const shown = await preview('robin', sheet(row({})));
  expect(cardText(cardIn(shown)).join('\n')).toContain('strategy officer');
});
