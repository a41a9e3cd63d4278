/** Whoever has not met the bot is out of reach, unless somebody who has can answer for them. */
import { sampleMilestone } from '../../support/sample-plan.ts';
import { wordsOf } from '../room.ts';
import { directed, everybody, itemsLed, openWeeks, type Weeks } from './weeks.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

test.each([
  ['nobody', {}, true],
  ['a deputy', { deputy: 'person:robin' as const }, false],
  ['a link officer', { linkOfficer: 'person:robin' as const }, false],
])('the note of a lead where %s answers for a post whose holder is not met', async (_, stands, out) => {
  const plan = directed();
  const posts = plan.posts.map((post) => (post.id === 'head-of-early-years' ? { ...post, ...stands } : post));
  weeks = await openWeeks(['robin', 'sam'], '2026-12-03T10:00:00Z', {
    plan: { ...plan, posts },
    items: itemsLed('1'),
    people: everybody('alex', 'robin', 'sam'),
    milestones: [sampleMilestone({ id: 'milestone-1.1(b)', item: 'item-1.1(b)', due: '2027-03-01' })],
  });
  const note = wordsOf(await weeks.says('sam', "my lead's note"));
  expect(note.toLowerCase().includes('reach')).toBe(out);
});
