/** How an answer from the record grows with the plan that it is about. */

import type { Milestone } from '../src/domain/milestone.ts';
import type { Item } from '../src/domain/plan.ts';
import { cardOf, linesOf, openRoom, type Room } from '../tests/app/room.ts';
import { ALEX, EARLY_YEARS, SAMPLE_DAY, sampleItem, sampleMilestone } from '../tests/support/sample-plan.ts';
import { type Bench, byTurns, compared, type Size, timed } from './measure.ts';

const SIZES: Record<Size, { stored: readonly [number, number]; rounds: number; questions: number }> = {
  full: { stored: [10_000, 100], rounds: 9, questions: 5 },
  tiny: { stored: [60, 40], rounds: 1, questions: 1 },
};
/** As many in the one plan as in the other. */
const OVERDUE = 15;
const QUESTIONS = [
  { text: 'what’s overdue', bound: 10 },
  { text: 'status of 1.1', bound: 10 },
];

export const question: Bench = {
  about: 'how a question grows with what is stored',
  async run(size) {
    const { stored, rounds, questions } = SIZES[size];
    const rooms = await Promise.all(stored.map(roomWith));
    const [large, small] = rooms;
    try {
      if (!large || !small) throw new Error('there are two plans to ask');
      const findings = [];
      for (const { text, bound } of QUESTIONS) {
        await answersAlike(rooms, text);
        const [ours, against] = await byTurns(rounds, [
          side(large, stored[0], text, questions),
          side(small, stored[1], text, questions),
        ]);
        findings.push(compared(`“${text}”`, 'ms of CPU', ours, against, bound));
      }
      return findings;
    } finally {
      for (const room of rooms) await room.close();
    }
  },
};

const side = (room: Room, stored: number, text: string, questions: number) => ({
  name: `with ${stored.toLocaleString('en-GB')} milestones stored`,
  round: () =>
    timed(questions, async () => {
      for (let n = 0; n < questions; n += 1) cardOf(await room.says(ALEX, text));
    }),
});

async function answersAlike(rooms: readonly Room[], text: string): Promise<void> {
  const answers = await Promise.all(rooms.map(async (room) => linesOf(await room.says(ALEX, text))));
  const [one, ...others] = answers.map((lines) => lines[0]);
  if (others.some((other) => other !== one)) throw new Error(`“${text}” was answered unlike: ${answers}`);
}

/** Twenty priorities, and under them actions with one milestone each: the first few are overdue. */
function roomWith(stored: number): Promise<Room> {
  const items: Item[] = [];
  const milestones: Milestone[] = [];
  for (let position = 0; position < 20; position += 1)
    items.push(sampleItem({ ref: `${position + 1}`, title: `Priority ${position + 1}`, position }));
  for (let n = 0; n < stored; n += 1) {
    const priority = (n % 20) + 1;
    const position = Math.floor(n / 20);
    const ref = `${priority}.${position + 1}`;
    const title = `Improve service ${n % 97} for children in area ${n % 31}`;
    const owners = [{ key: EARLY_YEARS, part: 'accountable' as const }];
    const parent = `item-${priority}`;
    items.push(sampleItem({ ref, title, parent, level: 1, position, nature: 'deliverable', owners }));
    const due = n < OVERDUE ? '2026-11-25' : dayAfter(n);
    milestones.push(sampleMilestone({ id: `milestone-${ref}`, item: `item-${ref}`, firstDue: due, due }));
  }
  return openRoom({ items, milestones, plan: { levels: ['Priority', 'Action'] } });
}

const dayAfter = (n: number): string =>
  Temporal.PlainDate.from(SAMPLE_DAY)
    .add({ days: (n % 700) + 1 })
    .toString();
