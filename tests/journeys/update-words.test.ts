/** The third step: an update in the owner's own words. What was said is stored; what was inferred waits for a yes. */
import type { Citizen } from '../support/citizen.ts';
import { demoOverlay, onlyActions } from '../support/demo-plan.ts';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
let alex: Citizen;
afterEach(() => town.close());

const statusOf = async (ref: string) => (await alex.types(`status of ${ref}`)).text;

describe('replied to a reminder about one action', () => {
  beforeEach(async () => {
    const one = onlyActions(demoOverlay(), [{ ref: '3.3(b)', due: '-9d', owners: ['head-of-inclusion'] }]);
    town = await openTown('2026-12-03T10:00', { ...one, updates: [] });
    alex = town.person('alex');
    await alex.meets();
    expect(alex.theCard().lines[0]).toBe('1 action needs an update');
  });

  test('"done, minutes at https://…" is stored as it was said, and shown', async () => {
    const receipt = await alex.types('done, minutes at https://example.org/minutes');
    expect(receipt.lines.slice(0, 3)).toEqual([
      'Recorded: 3.3(b) Half-termly reports: attendance, exclusion, EHE, CME, reduced timetables (Autumn 2 2026-27)',
      'Status: Complete (blue) ✓',
      'Evidence: https://example.org/minutes',
    ]);
    expect(receipt.lines).toContain('Next: Spring 1 2026-27, due Fri 12 Feb 2027.');
    const status = await statusOf('3.3(b)');
    expect(status).toContain('Agreed date: Fri 12 Feb 2027, begins Mon 4 Jan 2027');
    expect(status).toContain('Completed last: Autumn 2 2026-27, Thu 3 Dec, evidenced (example.org)');
    const [update] = await town.updatesOf('3.3(b)');
    expect(update).toMatchObject({
      through: 'message',
      said: { status: 'complete', evidence: [{ kind: 'link', url: 'https://example.org/minutes' }] },
    });
  });

  test('"slipping, new date 12 March, HR freeze" is a status, a forecast and a reason; the agreed date stays', async () => {
    const receipt = await alex.types('slipping, new date 12 March, HR freeze');
    expect(receipt.lines.slice(1, 4)).toEqual([
      'Status: At risk (amber) ▲',
      'What is holding it up: HR freeze',
      'Expected date: Fri 12 Mar 2027 (Tue 24 Nov stays the agreed date until a lead accepts another)',
    ]);
    expect(await statusOf('3.3(b)')).toContain('Agreed date: Tue 24 Nov (9 days overdue)');
  });

  test('"80% there": the percent was said, and stored; the status was inferred, and waits for "Confirm"', async () => {
    const asked = await alex.types('80% there');
    expect(asked.lines).toEqual([
      expect.stringMatching(/^3\.3\(b\)/),
      'Recorded',
      'Percent done: 80%',
      'I also read this. Is it right?',
      'Status: On track (green) ●',
      'It is recorded only when you choose Confirm.',
      'Confirm',
      'No',
    ]);
    const before = await statusOf('3.3(b)');
    expect(before).toContain('Percent done: 80%');
    expect(before).toContain('Not started');
    const receipt = await alex.presses('Confirm', { on: asked });
    expect(receipt.text).toContain('Status: On track');
    expect(await statusOf('3.3(b)')).toContain('On track');
    expect((await town.updatesOf('3.3(b)')).map(({ said }) => said)).toEqual([
      { percent: 80 },
      { status: 'on-track' },
    ]);
  });

  test('a typed yes confirms, too', async () => {
    await alex.types('80% there');
    expect((await alex.types('yes')).text).toContain('Status: On track');
    expect(await statusOf('3.3(b)')).toContain('On track');
  });

  test.each(['No', 'no'])('"%s" leaves what was inferred unstored', async (word) => {
    const asked = await alex.types('80% there');
    const answer = word === 'No' ? await alex.presses('No', { on: asked }) : await alex.types('no');
    expect(answer.text).toContain('not recorded');
    expect(await statusOf('3.3(b)')).toContain('Not started');
    expect((await alex.types('yes')).text).toMatch(/nothing was (?:changed|recorded)/i);
    expect(await town.updatesOf('3.3(b)')).toHaveLength(1);
  });

  test('a confirmation that comes after another word on it changes nothing', async () => {
    const asked = await alex.types('80% there');
    await alex.types('3.3b off track');
    const answer = await alex.presses('Confirm', { on: asked });
    expect(answer.text).toMatch(/^Nothing was/);
    expect(await statusOf('3.3(b)')).toContain('Off track');
  });

  test('a message that Teams delivers twice is recorded once', async () => {
    const said = town.connector.frame(alex.id, 'chat', { type: 'message', text: '3.3b on track' });
    await Promise.all([town.connector.post(said), town.connector.post(said)]);
    await town.connector.post(said);
    expect(await town.updatesOf('3.3(b)')).toHaveLength(1);
  });
});

describe('replied to a reminder about five actions', () => {
  beforeEach(async () => {
    town = await openTown('2026-12-03T10:00');
    alex = town.person('alex');
    await alex.meets();
  });

  test('"done" asks which one is meant, and stores nothing before it is said', async () => {
    const which = await alex.types('done, minutes at https://example.org/minutes');
    expect(which.lines[0]).toBe('Which one is complete?');
    expect(which.buttons).toEqual(['3.1(a)', '3.3(b)', '3.7(a)', '3.2(b)', '3.8(a)']);
    for (const ref of which.buttons) expect(await statusOf(ref)).not.toContain('Complete');
    expect((await town.updatesOf('3.1(a)')).at(-1)?.said.status).toBe('off-track');
  });

  test('asking about one of them chooses nothing, and its bare ref is a question from then on', async () => {
    await alex.types('done, minutes at https://example.org/minutes');
    expect((await alex.types('3.1a?')).lines[0]).toMatch(/^3\.1\(a\)/);
    expect((await alex.types('3.1a')).lines[0]).toMatch(/^3\.1\(a\)/);
    expect(await town.updatesOf('3.1(a)')).toHaveLength(2);
  });

  test('tapping one of them records it', async () => {
    const which = await alex.types('done, minutes at https://example.org/minutes');
    const receipt = await alex.presses('3.7(a)', { on: which });
    expect(receipt.lines[0]).toMatch(/^Recorded: 3\.7\(a\)/);
    expect(receipt.text).toContain('https://example.org/minutes');
    expect(await statusOf('3.3(b)')).not.toContain('Complete');
  });

  test('naming one of them records it', async () => {
    await alex.types('done, minutes at https://example.org/minutes');
    expect((await alex.types('3.3b')).lines[0]).toMatch(/^Recorded: 3\.3\(b\)/);
  });

  test('a ref in the sentence says which, and the next sentence goes on with it', async () => {
    expect((await alex.types('3.7(a) 80% there')).text).toContain('Percent done: 80%');
    const receipt = await alex.types('slipping, new date 12 March, HR freeze');
    expect(receipt.lines[0]).toMatch(/^Recorded: 3\.7\(a\)/);
  });

  test('an action that is somebody else’s is not touched', async () => {
    const answer = await alex.types('4.3(b) done');
    expect(answer.text).toMatch(/^Nothing was recorded: 4\.3\(b\)/);
    expect(answer.text).toContain('Participation and Partnerships Lead');
    expect(await statusOf('4.3(b)')).not.toContain('Complete');
  });

  test('what is done can be taken back, and is no longer 100% done', async () => {
    await alex.types('3.3b done');
    await alex.types('3.3b off track, the portal lost the figures');
    const status = await statusOf('3.3(b)');
    expect(status).toContain('Off track');
    expect(status).not.toContain('100%');
  });
});
