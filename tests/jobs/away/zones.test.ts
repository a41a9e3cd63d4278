/** Reminders go at the plan's hour where their owner is. */
import { ALEX, ROBIN } from '../../support/sample-plan.ts';
import { type Bench, chatOf, samplePerson, startBench } from '../bench.ts';

let bench: Bench;
afterEach(() => bench.close());
const remindedOf = (person: string): number =>
  bench.messenger
    .delivered()
    .filter(({ to, message }) => to.conversation === chatOf(person) && message.summary.includes('action'))
    .length;

test('an owner in New York is asked at nine there, and the clock looks again for that', async () => {
  const people = [samplePerson(ALEX, { zone: 'America/New_York' }), samplePerson(ROBIN)];
  bench = await startBench({ at: '2026-12-07T09:00:00Z', people, plan: { boards: [] } });
  await bench.tick();
  expect([remindedOf(ALEX), remindedOf(ROBIN)]).toEqual([0, 1]);
  bench.clock.set('2026-12-07T13:59:00Z');
  await bench.tick();
  expect(remindedOf(ALEX)).toBe(0);
  bench.clock.set('2026-12-07T14:00:00Z');
  await bench.tick();
  expect([remindedOf(ALEX), remindedOf(ROBIN)]).toEqual([1, 1]);
});

test('once it is known that somebody is in Berlin, they are asked an hour before London', async () => {
  const people = [samplePerson(ALEX, { zone: 'Europe/Berlin' }), samplePerson(ROBIN)];
  bench = await startBench({ at: '2026-12-03T09:00:00Z', people, plan: { boards: [] } });
  await bench.tick();
  const before = remindedOf(ALEX);
  bench.clock.set('2026-12-10T08:00:00Z');
  await bench.tick();
  expect(remindedOf(ALEX)).toBe(before + 1);
  expect(remindedOf(ROBIN)).toBe(0);
  bench.clock.set('2026-12-10T09:00:00Z');
  await bench.tick();
  expect(remindedOf(ROBIN)).toBe(1);
});
