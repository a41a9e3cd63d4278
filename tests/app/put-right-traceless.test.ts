/** A slip that was put right is no answer: who is silent, the last word, a lead's check and the dates are as before it. */
import { Plan } from '../../src/domain/plan.ts';
import { ALEX, ROBIN, sampleMilestone, samplePlan } from '../support/sample-plan.ts';
import { openRequestsRoom, type Waiting } from './requests.ts';
import { OFFICER, wordsOf } from './room.ts';

let room: Waiting;
afterEach(() => room.close());

const says = async (who: string, text: string): Promise<string> => wordsOf(await room.says(who, text));
const CHECKED = { plan: { completion: Plan.shape.completion.parse({ evidence: 'asked', signOff: true }) } };
const DONE = '1.1(b) done, minutes at https://example.org/minutes';

async function accepted(): Promise<void> {
  await room.gets(ROBIN, 'requests');
  await room.taps(ROBIN, room.button('Accept'));
}

test('nothing was said before the slip: nobody has been heard, and what was asked waits as it did', async () => {
  const asked = { askedOn: '2026-12-01', askedFrom: '2026-12-01' };
  const { milestones } = samplePlan();
  room = await openRequestsRoom({
    milestones: milestones.map((one) => (one.id === 'milestone-1.1(b)' ? { ...one, ...asked } : one)),
  });
  const before = await room.milestone('1.1(b)');
  const silent = await says(OFFICER, "who hasn't reported");
  expect(silent).toContain('1.1(b)');
  await says(ALEX, '1.1b done');
  await says(ALEX, 'that was wrong');
  await says(ALEX, 'yes');
  const after = await room.milestone('1.1(b)');
  expect(after.lastUpdate).toBeNull();
  expect({ ...after, askOn: null }).toEqual({ ...before, askOn: null });
  expect(await says(OFFICER, "who hasn't reported")).toBe(silent);
  expect(await says(ALEX, 'status of 1.1b')).toContain('Last update: never');
  expect(await says(ALEX, 'undo 1.1b')).toContain('it was put right already');
});

test('the word before the slip is the last one again, and can be taken back in its turn by a new one', async () => {
  room = await openRequestsRoom();
  await says(ALEX, '1.1b at risk because of snow');
  const { lastUpdate } = await room.milestone('1.1(b)');
  await says(ALEX, '1.1b on track');
  await says(ALEX, 'undo');
  await says(ALEX, 'yes');
  expect((await room.milestone('1.1(b)')).lastUpdate).toEqual(lastUpdate);
  await says(ALEX, '1.1b off track');
  await says(ALEX, 'undo');
  await says(ALEX, 'yes');
  expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'at-risk', reason: 'snow', lastUpdate });
});

test('a completion that its lead had accepted is an accepted one again: nobody is asked anew', async () => {
  room = await openRequestsRoom(CHECKED);
  await says(ALEX, DONE);
  await accepted();
  const { signOff } = await room.milestone('1.1(b)');
  expect(signOff?.state).toBe('accepted');
  await says(ALEX, '1.1b at risk');
  await says(ALEX, 'undo');
  await says(ALEX, 'yes');
  expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'complete', signOff });
});

test('a yes that comes after the lead has accepted leaves the completion as it is', async () => {
  room = await openRequestsRoom(CHECKED);
  await says(ALEX, DONE);
  await says(ALEX, 'undo');
  await accepted();
  expect(await says(ALEX, 'yes')).toContain('1.1(b) stays as it is');
  expect(await room.milestone('1.1(b)')).toMatchObject({
    status: 'complete',
    signOff: { state: 'accepted' },
  });
});

test('"I meant 1.1(a)" is not recorded over what somebody else has said of 1.1(a) since', async () => {
  room = await openRequestsRoom();
  await says(ALEX, '1.1b done, https://example.org/minutes');
  await says(ALEX, 'I meant 1.1a');
  await says(OFFICER, '1.1a off track');
  expect(await says(ALEX, 'yes')).toContain('1.1(a) has been updated since I asked.');
  expect((await room.milestone('1.1(a)')).status).toBe('off-track');
  expect((await room.milestone('1.1(b)')).status).toBe('complete');
});

test('a check-in that was answered by mistake is due when it was', async () => {
  const { milestones, book } = samplePlan();
  const due = '2026-12-18';
  const ongoing = { kind: 'check-in', due, firstDue: due } as const;
  const items = book.items.map((one) =>
    one.ref === '1.1(b)' ? { ...one, nature: 'continuous' as const } : one,
  );
  room = await openRequestsRoom({
    items,
    milestones: milestones.map((one) =>
      one.id === 'milestone-1.1(b)' ? sampleMilestone({ ...one, ...ongoing }) : one,
    ),
  });
  await says(ALEX, '1.1b on track');
  expect((await room.milestone('1.1(b)')).due).not.toBe(due);
  await says(ALEX, 'undo');
  await says(ALEX, 'yes');
  expect(await room.milestone('1.1(b)')).toMatchObject({ ...ongoing, lastUpdate: null });
});
