/** Chasing: who gets what is shown first, one tap sends it, and nobody is chased more than is kind. */
import { sampleItem, sampleMilestone } from '../../support/sample-plan.ts';
import { wordsOf } from '../room.ts';
import { directed, everybody, itemsLed, openWeeks, tap, type Weeks } from './weeks.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

const late = (ref: string, over: Parameters<typeof sampleMilestone>[0] = {}) =>
  sampleMilestone({
    id: `milestone-${ref}`,
    item: `item-${ref}`,
    due: '2026-11-20',
    firstDue: '2026-11-20',
    ...over,
  });

/** Wednesday: Alex owns 1.1(a) to (c) and was asked yesterday; Robin owns 2.1(a), and has never met the bot. */
async function begin(over: Parameters<typeof openWeeks>[2] = {}): Promise<Weeks> {
  const opened = await openWeeks(['alex', 'sam', 'olu'], '2026-12-01T10:00:00Z', {
    plan: directed(),
    items: itemsLed('1', '2'),
    people: everybody('alex', 'robin', 'sam', 'olu'),
    milestones: [
      late('1.1(a)'),
      late('1.1(b)', { due: '2026-12-20' }),
      late('1.1(c)', { status: 'complete', open: false, completedOn: '2026-11-20', askOn: null }),
      late('2.1(a)', { owner: 'post:attendance-lead' }),
    ],
    ...over,
  });
  opened.clock.set('2026-12-02T10:00:00Z');
  return opened;
}

test('an owner may not, nor is anything said in a channel', async () => {
  weeks = await begin();
  expect(wordsOf(await weeks.says('alex', 'chase Robin about 2.1(a)'))).toContain('Nobody was chased');
  expect(wordsOf(await weeks.says('alex', 'who can I reach?'))).toContain('for leads');
  expect(await weeks.rows()).toEqual(
    expect.not.arrayContaining([expect.objectContaining({ about: 'chase' })]),
  );
});

test('the overdue ones: who is reached is asked with the next card, who is not is named', async () => {
  weeks = await begin();
  const preview = await weeks.says('sam', 'chase the overdue ones');
  expect(wordsOf(preview)).toContain('Head of Early Years (Alex Sample): 1.1(a) · last asked Tue 1 Dec');
  expect(wordsOf(preview)).toContain(
    'I cannot reach robin@example.org, who has not opened Waymark yet and answers for 2.1(a).',
  );
  const receipt = await weeks.says('sam', 'yes');
  expect(wordsOf(receipt)).toContain('with their card of Thu 3 Dec');
  await weeks.until('2026-12-03');
  expect(weeks.sentTo('alex').at(-1)?.text).toContain('Sam Sample asked for an update yesterday.');
});

test('whom I cannot reach is told once, with their actions, for whom they answer, and what to send them', async () => {
  weeks = await begin();
  await weeks.says('alex', "I'm away until 18 December, robin@example.org covers");
  await weeks.says('alex', 'yes');
  weeks.clock.set('2026-12-04T10:00:00Z');
  const answer = wordsOf(await weeks.says('sam', 'chase everyone silent in Priority 1 and Priority 2'));
  expect(answer.match(/I cannot reach/g)).toHaveLength(1);
  expect(answer).toMatch(
    /I cannot reach robin@example\.org, who has not opened Waymark yet and answers for (?=.*1\.1\(a\))(?=.*2\.1\(a\)).*\(1\.1\(a\) and 1\.1\(b\) for Alex Sample, away until Fri 18 Dec\)\./,
  );
  expect(answer).toMatch(/Nobody was chased\nThis is why:\nI cannot reach/);
  expect(answer).toContain('Invitation to copy\nHello, you look after part of');
});

test('"everyone silent" chases whoever was asked two working days ago, and says of others that nobody asked them', async () => {
  weeks = await begin({ milestones: [late('1.1(a)'), late('1.1(b)', { due: '2027-02-20' })] });
  expect(wordsOf(await weeks.says('sam', 'chase everyone silent'))).toMatch(
    /Nobody was chased\nThis is why:\n1\.1\(b\): Alex Sample was not asked about it yet, so it is not silent/,
  );
  weeks.clock.set('2026-12-03T10:00:00Z');
  const preview = wordsOf(await weeks.says('sam', 'chase everyone silent'));
  expect(preview).toMatch(/Chase: 1 person/);
  expect(preview).toContain('(Alex Sample): 1.1(a) · last asked Tue 1 Dec');
});

test('now: it comes at once, uses up the day, and counts among the cards of the week', async () => {
  weeks = await begin();
  const preview = await weeks.says('sam', 'chase Alex about 1.1(a) and 1.1(b) now');
  expect(wordsOf(preview)).toContain('· now');
  await tap(weeks, 'sam', preview.say[0], 'Send');
  await weeks.tick();
  expect(weeks.sentTo('alex')).toHaveLength(1);
  expect(weeks.sentTo('alex')[0]?.text).toContain('Sam Sample asked for an update today.');
  expect((await weeks.person('alex'))?.cardDays[0]).toBe('2026-12-02');
  expect((await weeks.milestone('1.1(a)')).askedOn).toBe('2026-12-02');
  // "done" typed now speaks of that card.
  expect(wordsOf(await weeks.says('alex', 'b on track'))).toContain('1.1(b)');
  const again = await weeks.says('olu', 'chase 1.1(a) now');
  expect(wordsOf(again)).toContain('was chased on Wed 2 Dec; that is possible again on Sat 5 Dec');
});

test('a tap on "Send now" sends at once what was to come with the next card; a second tap sends nothing more', async () => {
  weeks = await begin();
  const preview = await weeks.says('sam', 'chase 1.1(a)');
  await tap(weeks, 'sam', preview.say[0], 'Send now');
  await tap(weeks, 'sam', preview.say[0], 'Send now');
  await tap(weeks, 'sam', preview.say[0], 'Send');
  await weeks.tick();
  expect(weeks.sentTo('alex')).toHaveLength(1);
  const changes = await weeks.app.records.changesOf('tenant-1', { items: ['item-1.1(a)'] });
  expect(changes.filter(({ what }) => what === 'chase')).toMatchObject([{ to: 'person:alex' }]);
});

test('whoever has just told how it goes, or wants to be asked later, is left in peace', async () => {
  weeks = await begin();
  await weeks.says('alex', '1.1(a) at risk, two posts are vacant');
  await weeks.says('alex', '1.1(b) ask me again on 14 December');
  const preview = wordsOf(await weeks.says('sam', 'chase Alex about 1.1(a) and 1.1(b)'));
  expect(preview).toContain('Nobody was chased');
  expect(preview).toContain('1.1(a): Alex Sample gave an update today');
  expect(preview).toContain('asked to be reminded on Mon 14 Dec; add “now” to ask before that');
});

test('the note asks for evidence of what is complete without any, and the form takes it', async () => {
  weeks = await begin();
  const note = await weeks.says('sam', 'my lead’s note');
  expect(wordsOf(note)).toContain('Complete, without evidence (1)');
  const preview = await tap(weeks, 'sam', note.say[0], 'Ask for evidence');
  await tap(weeks, 'sam', preview.say[0], 'Send');
  await weeks.tick();
  expect(weeks.sentTo('alex')[0]?.text).toContain('Evidence for 1 action?');
  expect(weeks.sentTo('alex')[0]?.text).toContain('Sam Sample asks for a link');
  const form = await tap(weeks, 'alex', weeks.sentTo('alex')[0]?.message, 'Add evidence');
  expect(wordsOf(form)).toContain('1.1(c)');
});

test('dates and owners are given from the note by whoever leads, and by nobody else', async () => {
  weeks = await begin({
    milestones: [
      sampleMilestone({ id: 'milestone-1.1(a)', item: 'item-1.1(a)', due: null, firstDue: null }),
      sampleMilestone({ id: 'milestone-2.2(a)', item: 'item-2.2(a)', owner: null, due: '2027-03-12' }),
    ],
  });
  const note = await weeks.says('sam', 'what needs me as a lead?');
  expect(wordsOf(note)).toContain('No date (1)');
  expect(wordsOf(note)).toContain('No owner (1)');
  const dates = await tap(weeks, 'sam', note.say[0], 'Set dates');
  expect(wordsOf(dates)).toContain('1 action without a date');
  const save = (what: string, item: string, value: string) => ({
    do: 'save-mend',
    plan: 'sample',
    what,
    rows: [item],
    [`in:${item}`]: value,
  });
  expect(wordsOf(await weeks.taps('alex', save('date', 'item-1.1(a)', '2027-02-12')))).toContain(
    'not yours to set',
  );
  expect(wordsOf(await weeks.taps('sam', save('date', 'item-1.1(a)', '2027-02-12')))).toContain(
    'Saved for 1.1(a).',
  );
  expect((await weeks.milestone('1.1(a)')).due).toBe('2027-02-12');
  await weeks.taps('sam', save('owner', 'item-2.2(a)', 'person:olu'));
  expect((await weeks.milestone('2.2(a)')).owner).toBe('person:olu');
  // What was set stands, whatever an old form says.
  await weeks.taps('sam', save('date', 'item-1.1(a)', '2027-06-01'));
  expect((await weeks.milestone('1.1(a)')).due).toBe('2027-02-12');
});

test('a date that the owner expects later is accepted, or kept once and for all', async () => {
  weeks = await begin({ milestones: [late('1.1(a)', { due: '2026-12-18', forecast: '2027-01-29' })] });
  const note = await weeks.says('sam', 'lead note');
  expect(wordsOf(note)).toContain('agreed Fri 18 Dec · expected Fri 29 Jan 2027');
  const kept = await tap(weeks, 'sam', note.say[0], 'Keep Fri 18 Dec');
  expect(wordsOf(kept)).toContain('1.1(a) stays agreed for Fri 18 Dec');
  expect(wordsOf(await weeks.says('sam', 'lead note'))).not.toContain('Expected after the agreed date');
  expect(wordsOf(await weeks.says('sam', 'history of 1.1(a)'))).toContain('agreed date kept at Fri 18 Dec');
  await tap(weeks, 'sam', note.say[0], 'Accept Fri 29 Jan 2027');
  await weeks.says('sam', 'yes');
  expect((await weeks.milestone('1.1(a)')).due).toBe('2027-01-29');
});

test('who can I reach: those who have not met the bot, with their actions and an invitation', async () => {
  weeks = await begin();
  const answer = wordsOf(await weeks.says('sam', 'who can I reach?'));
  expect(answer).toContain('robin@example.org (Attendance Lead): has not opened Waymark yet');
  expect(answer).toContain('open Teams, choose Apps on the left, search for Waymark');
  // The lead's own note has the same people and numbers.
  const note = wordsOf(await weeks.says('sam', 'my week as a lead'));
  expect(note).toContain('I cannot reach 1 person\nrobin@example.org (Attendance Lead): has not opened');
  expect(answer).toContain('I cannot reach 1 person in what you lead');
  expect(wordsOf(await weeks.says('sam', 'who can I reach in Priority 1?'))).toContain(
    'I can reach every owner in 1.',
  );
  await weeks.leaves('alex');
  expect(wordsOf(await weeks.says('sam', 'who can I reach in Priority 1?'))).toContain(
    'Alex Sample (Head of Early Years): has removed Waymark',
  );
});

test('an officer is told who has opened Waymark and matches nobody, beside those who are waited for', async () => {
  weeks = await begin();
  const ask = async (who: string) => wordsOf(await weeks.says(who, 'who can I reach?'));
  expect(await ask('olu')).not.toContain('have no part in a plan');
  await weeks.meets('kit');
  const answer = await ask('olu');
  expect(answer).toContain('robin@example.org (Attendance Lead): has not opened Waymark yet');
  expect(answer).toMatch(/Have opened Waymark, and have no part in a plan\nSomebody new/);
  expect(answer).toContain('the plan has another address for them: give the one that Teams knows');
  expect(answer).not.toMatch(/part in a plan\n.*(?:Olu|Alex)/);
  expect(await ask('sam')).not.toContain('Somebody new');
});

test('of more actions than one message takes, the receipt says what was asked, and what was not', async () => {
  const more = Array.from({ length: 55 }, (_, place) =>
    sampleItem({
      ref: `1.1(x${place})`,
      title: `Extra ${place}`,
      parent: 'item-1.1',
      level: 2,
      position: 10 + place,
      nature: 'deliverable',
      owners: [{ key: 'post:head-of-early-years', part: 'accountable' }],
    }),
  );
  weeks = await begin({
    items: [...itemsLed('1', '2'), ...more],
    milestones: more.map(({ ref }) => late(ref)),
  });
  const preview = wordsOf(await weeks.says('sam', 'chase Alex Sample about priority 1'));
  expect(preview).toContain('is asked about 40 actions at once; chase the rest later');
  const receipt = wordsOf(await weeks.says('sam', 'yes'));
  expect(receipt).toContain('and 32 more · last asked Tue 1 Dec');
  const chased = await Promise.all(more.map(({ ref }) => weeks.milestone(ref)));
  expect(chased.filter(({ chase }) => chase)).toHaveLength(40);
});
