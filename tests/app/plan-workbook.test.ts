/** What the workbook's sheet of evidence tells: what supports an action now, and no more. */
import { workbookRecord } from '../../src/app/plans/plan-workbook.ts';
import { type Said, Update } from '../../src/domain/update.ts';
import { write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { press } from '../support/card-text.ts';
import { ALEX } from '../support/sample-plan.ts';
import { cardOf, openRoom, type Room, shown, TENANT } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  room.shelf.set('minutes.txt', 'Minutes of the meeting on home visits\n\nAgreed: two visits a week.\n');
});
afterEach(() => room.close());

async function sheets() {
  const book = await room.app.records.book(TENANT, 'sample');
  if (!book) throw new Error('no plan');
  return workbookRecord(room.store, room.app.records, TENANT, book, '2026-12-04');
}

test('a link that was put right is told as it is now, and a file that was kept is told once', async () => {
  await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done, see https://example.org/wrong' });
  const [update] = await room.updates('1.1(b)');
  const form = await room.taps(ALEX, {
    do: 'open-form',
    shown: shown('1.1(b)', update?.id),
    corrects: update?.id,
  });
  await room.taps(ALEX, press(cardOf(form), 'Save', { evidence: 'https://example.org/right' }));
  const { evidence, updates } = await sheets();
  expect(evidence.map(({ ref, what }) => [ref, what])).toEqual([
    ['1.1(b)', 'minutes.txt'],
    ['1.1(b)', 'https://example.org/right'],
  ]);
  expect(updates).toHaveLength(2);
});

test('a file that was taken off is no evidence, and its going is an update', async () => {
  const receipt = await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
  await room.taps(ALEX, press(cardOf(receipt), 'Take file off'));
  await room.says(ALEX, 'yes');
  const { evidence, updates } = await sheets();
  expect(evidence).toEqual([]);
  expect(updates.map((one) => one.evidence)).toEqual([['minutes.txt'], ['taken off: minutes.txt']]);
});

test('all that was said of an action is in its row, and evidence is whose word it is', async () => {
  const told = {
    blocked: true,
    figures: [{ value: 98, of: 132, target: null, unit: 'audits returned' }],
    snooze: '2027-01-11',
    handOver: { name: 'Beth Moorhouse', from: '2027-07-01' },
    evidence: [{ kind: 'location', what: 'minutes in the folder' }],
  } satisfies Said;
  await put('a', told, 'Sample Trust');
  await put('b', { blocked: false, snooze: null, handOver: null });
  const { updates, evidence } = await sheets();
  expect(updates).toMatchObject([
    {
      onBehalf: 'Sample Trust',
      blocked: true,
      figures: ['98 of 132 audits returned'],
      snooze: '2027-01-11',
      handOver: { to: 'Beth Moorhouse', from: '2027-07-01' },
    },
    { blocked: false, figures: [], snooze: null, handOver: { to: 'nobody any more', from: null } },
  ]);
  expect(evidence).toMatchObject([{ what: 'minutes in the folder', by: 'Sample Trust' }]);
});

async function put(id: string, said: Said, onBehalf: string | null = null): Promise<void> {
  const update = Update.parse({
    id,
    plan: 'sample',
    item: 'item-1.1(b)',
    milestone: 'milestone-1.1(b)',
    at: `2026-12-04T09:00:00.00${id === 'a' ? 0 : 1}Z`,
    by: ALEX,
    onBehalf,
    through: 'message',
    said,
    corrects: null,
    left: { status: 'at-risk', percent: null, due: null, forecast: null },
  });
  const doc = write('update', docId('update', id), update);
  await room.store.commit(TENANT, `said-${id}`, [{ op: 'put', doc, expect: 'absent' }]);
}
