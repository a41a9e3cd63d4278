/** Of several boards the one that has a meeting is the one whose papers are meant. */
import { samplePlanHead } from '../../support/sample-plan.ts';
import { OFFICER, openRoom, wordsOf } from '../room.ts';

const [first] = samplePlanHead().boards;
if (!first) throw new Error('the sample plan has a board');
const forum = { ...first, id: 'forum', body: 'Schools Forum', channel: '19:forum@thread.tacv2' };
const meets = { meetings: [{ meeting: '2027-01-12' }] };
const ASKED = ['papers go out on 5 January', 'what changed since papers'];

test.each(ASKED)('%s', async (words) => {
  const one = await openRoom({ plan: { boards: [{ ...first, ...meets }, forum] } });
  const told = wordsOf(await one.says(OFFICER, words));
  expect(told).not.toContain('Which board do you mean?');
  expect(told).toMatch(/Sample Partnership Board|Papers go out on Tue 5 Jan 2027\?/);
  await one.close();
  const two = await openRoom({ plan: { boards: [first, forum].map((board) => ({ ...board, ...meets })) } });
  expect(wordsOf(await two.says(OFFICER, words))).toContain('Which board do you mean?');
  await two.close();
});
