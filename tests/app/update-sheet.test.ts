/** A partner's sheet came back by e-mail: an officer sees what it would add, and records it as the partner's word. */

import type { Speaker } from '../../src/app/enrol.ts';
import { updatesPreview } from '../../src/app/update-sheet.ts';
import type { SheetUpdate, UpdateSheetReading } from '../../src/importing/spreadsheet/update-sheet.ts';
import { cardActions, cardText } from '../support/card-text.ts';
import { OFFICER, openRoom, originOf, type Room, wordsOf } from './room.ts';

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

test('it is for officers', async () => {
  await room.says('robin', 'hello');
  const shown = await preview('robin', sheet(row({})));
  expect(cardText(cardIn(shown)).join('\n')).toContain('strategy officer');
});
