/** The day's card of somebody who wants text: the same card, numbered, and the numbers are kept once it has arrived. */
import { PlainTalk } from '../../src/cards/plain-card.ts';
import { plainTalkOf } from '../../src/store/plain-talk.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { refused } from '../support/strict-messenger.ts';
import { type Bench, samplePerson, startBench, TENANT } from './bench.ts';

let bench: Bench;
beforeEach(async () => {
  const people = [samplePerson(ALEX, { plain: true }), samplePerson(ROBIN)];
  bench = await startBench({ people, plan: { boards: [] } });
});
afterEach(() => bench.close());

const kept = async () => PlainTalk.safeParse(await plainTalkOf(bench.store, TENANT, ALEX, bench.clock.now()));

test('it comes as text, with the same notification, and its numbers press its buttons', async () => {
  await bench.tick();
  const [sent] = bench.messenger.delivered();
  expect(sent?.message).toMatchObject({ summary: '2 actions to update, 1 overdue: 1.1(a), 1.1(b)' });
  const text = sent && 'text' in sent.message ? sent.message.text : '';
  expect(text).toMatch(/^2 actions need an update/);
  const talk = await kept();
  for (const [index, { title }] of (talk.data?.cards[0]?.options ?? []).entries())
    expect(text).toContain(`${index + 1}. ${title}`);
  expect(talk.data?.cards[0]?.options.length).toBeGreaterThan(1);
});

test('what did not arrive has no numbers', async () => {
  bench.messenger.script(refused);
  await bench.tick();
  expect((await kept()).success).toBe(false);
});
