/** Whatever chases, notes and bad news come together, nobody gets more than is kind: found on random weeks. */
import fc from 'fast-check';
import { addDays, isoWeek, localDate } from '../../../src/domain/calendar.ts';
import type { OutboxRow } from '../../../src/store/documents.ts';
import { sampleMilestone } from '../../support/sample-plan.ts';
import { directed, everybody, itemsLed, openWeeks } from './weeks.ts';

const SAYINGS = [
  ['sam', 'chase everyone silent now'],
  ['sam', 'chase the overdue ones'],
  ['sam', 'chase the overdue ones now'],
  ['olu', 'chase Alex about 1.1(a) now'],
  ['olu', 'chase 2.1(a)'],
  ['alex', '1.1(a) off track, two posts are vacant'],
  ['alex', '1.1(a) on track'],
  ['alex', '1.1(b) at risk, no staff'],
  ['robin', '2.1(a) off track, no money'],
  ['robin', '2.1(a) at risk, some money'],
] as const;

const dayOf = ({ sentAt }: OutboxRow): string =>
  localDate(Temporal.Instant.from(sentAt ?? ''), 'Europe/London');
const tally = <T>(all: readonly T[], key: (one: T) => string): Map<string, number> =>
  new Map([...Map.groupBy(all, key)].map(([name, some]) => [name, some.length]));
const most = (counts: ReadonlyMap<string, number>): number => Math.max(0, ...counts.values());

test('a card a day and two a week, one note a week, two messages a day, an alert an hour', async () => {
  const turn = fc.record({
    day: fc.integer({ min: 0, max: 20 }),
    minute: fc.integer({ min: 5, max: 420 }),
    what: fc.constantFrom(...SAYINGS),
    agreed: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 10, maxLength: 40 }), async (turns) => {
      const weeks = await openWeeks(['alex', 'robin', 'sam', 'olu'], '2026-11-20T10:00:00Z', {
        plan: directed(),
        items: itemsLed('1', '2.1'),
        people: everybody('alex', 'robin', 'sam', 'olu'),
        milestones: ['1.1(a)', '1.1(b)', '2.1(a)', '2.1(b)'].map((ref, place) =>
          sampleMilestone({
            id: `milestone-${ref}`,
            item: `item-${ref}`,
            due: addDays('2026-11-13', place * 3),
            owner: ref.startsWith('1') ? 'post:head-of-early-years' : 'post:attendance-lead',
          }),
        ),
      });
      try {
        for (let day = 0; day <= 20; day += 1) {
          const date = addDays('2026-11-23', day);
          await weeks.until(date);
          const own = turns.filter((one) => one.day === day).sort((a, b) => a.minute - b.minute);
          for (const { minute, what, agreed } of own) {
            const at = Temporal.Instant.from(`${date}T09:00:00Z`).add({ minutes: minute });
            if (Temporal.Instant.compare(at, weeks.clock.now()) > 0) weeks.clock.set(at.toString());
            await weeks.says(what[0], what[1]);
            if (agreed && what[1].startsWith('chase')) await weeks.says(what[0], 'yes');
            await weeks.tick();
          }
        }
        const rows = (await weeks.rows()).filter(
          ({ state, about }) => state === 'sent' && about !== 'welcome',
        );
        const to = (row: OutboxRow): string => (row.to.kind === 'person' ? row.to.person : '');
        const of = (...about: OutboxRow['about'][]) => rows.filter((row) => about.includes(row.about));
        const cards = of('reminder', 'chase');
        expect(cards.length).toBeGreaterThan(0);
        expect(most(tally(cards, (row) => `${to(row)} ${dayOf(row)}`))).toBeLessThanOrEqual(1);
        expect(most(tally(cards, (row) => `${to(row)} ${isoWeek(dayOf(row))}`))).toBeLessThanOrEqual(2);
        expect(
          most(tally(of('lead-note'), (row) => `${to(row)} ${isoWeek(dayOf(row))}`)),
        ).toBeLessThanOrEqual(1);
        const unasked = of('reminder', 'chase', 'lead-note', 'note', 'preview');
        expect(most(tally(unasked, (row) => `${to(row)} ${dayOf(row)}`))).toBeLessThanOrEqual(2);
        const alerts = of('alert').sort((a, b) => (a.sentAt ?? '').localeCompare(b.sentAt ?? ''));
        for (const [place, row] of alerts.entries()) {
          const before = alerts.slice(0, place).findLast((one) => to(one) === to(row));
          if (!before) continue;
          const apart = Temporal.Instant.from(before.sentAt ?? '')
            .until(row.sentAt ?? '')
            .total('minutes');
          expect(apart).toBeGreaterThanOrEqual(60);
        }
      } finally {
        await weeks.close();
      }
    }),
    { numRuns: 8 },
  );
}, 240_000);
