/** The second step: "Update" on the reminder, a form that loses nothing, a receipt in its place, and "Change". */
import type { Citizen } from '../support/citizen.ts';
import { demoOverlay } from '../support/demo-plan.ts';
import type { Seen } from '../support/seen.ts';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
let alex: Citizen;
let form: Seen;

beforeEach(async () => {
  town = await openTown('2026-12-03T10:00', demoOverlay(), ['bola.sample@example.org']);
  alex = town.person('alex');
  await alex.meets();
  form = await alex.presses('Update', { row: '3.3(b)' });
});
afterEach(() => town.close());

const AGREED = 'Tue 24 Nov';
const held = 'Two of five services have sent figures *late*; <b>HR</b> is asking';

test('the form opens with the last word, and says that the agreed date stays', () => {
  expect(form.lines[0]).toMatch(/^3\.3\(b\) Half-termly reports/);
  expect(form.fields.map(({ id, value }) => [id, value ?? ''])).toEqual([
    ['status', 'at-risk'],
    ['percent', 60],
    ['reason', 'Two services have not sent their figures for the report.'],
    ['forecast', ''],
    ['evidence', ''],
  ]);
  expect(form.text).toContain(`${AGREED} stays the agreed date until a lead accepts another.`);
  expect(form.buttons).toEqual(['Save', 'Cancel']);
});

test('wrong input comes back beside its field with what to do, and nothing typed is lost', async () => {
  const typed = {
    Status: 'On track',
    Percent: '140',
    'What is holding it up': held,
    'Expected date': '2026-12-02',
    Evidence: 'minutes.docx',
  };
  const again = await alex.presses('Save', { typed });
  expect(again.lines).toContain('3 things need mending');
  const labels = again.fields.map(({ label }) => label);
  const beside = (id: string): string => {
    const label = again.fields.find((field) => field.id === id)?.label ?? '';
    const from = again.lines.indexOf(label) + 1;
    const to = again.lines.findIndex((line, index) => index >= from && labels.includes(line));
    return again.lines.slice(from, to < 0 ? undefined : to).join('\n');
  };
  expect(beside('percent')).toBe('Give a whole number from 0 to 100, or leave it empty.');
  expect(beside('forecast')).toMatch(/^This date has passed\. Give today or a later date/);
  expect(beside('evidence')).toContain('Give a web link that starts with https:// or http://.');
  expect(beside('status')).toBe('');
  expect(Object.fromEntries(again.fields.map(({ id, value }) => [id, value]))).toEqual({
    status: 'on-track',
    percent: 140,
    reason: held,
    forecast: '2026-12-02',
    evidence: 'minutes.docx',
  });
  expect((await alex.types('status of 3.3(b)')).text).toContain('At risk');
  // Only the three are mended, and all goes through.
  const receipt = await alex.presses('Save', {
    on: again,
    typed: { Percent: '40', 'Expected date': '2026-12-18', Evidence: 'https://example.org/minutes' },
  });
  expect(receipt.text).toContain(held);
});

test.each([
  ['Percent', 'lots'],
  ['Percent', '-1'],
  ['Percent', '12.5'],
  ['Expected date', '31 Nov'],
  ['Expected date', '2026-02-30'],
  ['Evidence', 'javascript:alert(1)'],
  ['Evidence', 'http:/'],
])('%s: "%s" is given back as it was typed', async (label, value) => {
  const again = await alex.presses('Save', { typed: { [label]: value } });
  expect(again.lines).toContain('1 thing needs mending');
  expect(String(again.fields.find((field) => field.label.startsWith(label))?.value)).toBe(value);
});

test('success replaces the form by what was recorded, in the stored message too', async () => {
  const receipt = await alex.presses('Save', {
    typed: {
      Status: 'At risk',
      Percent: '80',
      'What is holding it up': 'HR freeze',
      'Expected date': '2027-03-12',
      Evidence: 'https://example.org/minutes',
    },
  });
  expect(receipt.lines).toEqual([
    'Recorded: 3.3(b) Half-termly reports: attendance, exclusion, EHE, CME, reduced timetables (Autumn 2 2026-27)',
    'Status: At risk (amber) ▲',
    'Percent done: 80%',
    'What is holding it up: HR freeze',
    `Expected date: Fri 12 Mar 2027 (${AGREED} stays the agreed date until a lead accepts another)`,
    'Evidence: https://example.org/minutes',
    'Alex Sample, Thu 3 Dec 2026, 10:00',
    'You lead this, so it is yours to set as the agreed date:',
    'Set Fri 12 Mar 2027',
    'Change',
    'Back to my list (4 not answered yet)',
  ]);
  expect(receipt.links).toEqual([
    { title: 'https://example.org/minutes', url: 'https://example.org/minutes' },
  ]);
  expect(alex.stored(receipt.activity).card).toEqual(receipt.card);
});

test('the agreed date stays and the action is overdue still, with the forecast beside it', async () => {
  await alex.presses('Save', { typed: { Status: 'On track', 'Expected date': '2027-03-12' } });
  const answer = await alex.types("what's overdue in Priority 3");
  expect(answer.text).toContain('9 days overdue · expected Fri 12 Mar 2027');
});

test('"Change" corrects what was recorded, and the correction is what counts', async () => {
  const receipt = await alex.presses('Save', {
    typed: { Status: 'Complete', Percent: '100', Evidence: 'https://example.org/wrong' },
  });
  const change = await alex.presses('Change', { on: receipt });
  expect(change.fields.find(({ id }) => id === 'evidence')?.value).toBe('https://example.org/wrong');
  const second = await alex.presses('Save', {
    on: change,
    typed: { Status: 'On track', Percent: '90', Evidence: 'https://example.org/right' },
  });
  expect(second.text).toContain('https://example.org/right');
  const status = await alex.types('status of 3.3(b)');
  expect(status.text).toContain('On track');
  expect(status.text).toContain('9 days overdue');
  expect(status.links.map(({ url }) => url)).toEqual(['https://example.org/right']);
});

test('"Cancel" goes back to the list, and nothing is recorded', async () => {
  const list = await alex.presses('Cancel', { typed: { Status: 'Complete' } });
  expect(list.lines[0]).toBe('5 actions on your list, not answered yet');
  expect((await alex.types('status of 3.3(b)')).text).toContain('At risk');
});

test('the same press twice, as an impatient thumb does, records once', async () => {
  const [first, second] = await Promise.all([
    alex.presses('Save', { on: form, typed: { Status: 'On track' } }),
    alex.presses('Save', { on: form, typed: { Status: 'On track' } }),
  ]);
  const updates = await town.updatesOf('3.3(b)');
  expect(updates.filter(({ through }) => through === 'card')).toHaveLength(1);
  expect(first.lines[0]).toMatch(/^Recorded: 3\.3\(b\)/);
  expect(second.lines[0]).toMatch(/^Recorded: 3\.3\(b\)/);
});

test('an officer’s word in between is not overwritten unseen', async () => {
  const bola = town.person('bola');
  await bola.meets();
  await bola.types('3.3(b) off track');
  // Alex leads it, and is told at once that it went red.
  await town.itIs('2026-12-03T10:10');
  const warned = await alex.presses('Save', { on: form, typed: { Status: 'On track' } });
  expect(warned.text).toContain('Somebody has updated this since you opened the form.');
  expect(warned.fields.find(({ id }) => id === 'status')?.value).toBe('on-track');
  expect((await alex.types('status of 3.3(b)')).text).toContain('Off track');
  await alex.presses('Save', { on: warned });
  expect((await alex.types('status of 3.3(b)')).text).toContain('On track');
});
