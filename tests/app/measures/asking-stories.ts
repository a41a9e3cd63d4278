/** Readings as they are asked for: with the day's card, at its hour, and not while there is no figure yet. */
import { isoWeek } from '../../../src/domain/calendar.ts';
import type { Measure } from '../../../src/domain/plan.ts';
import { press } from '../../support/card-text.ts';
import { ALEX, ROBIN } from '../../support/sample-plan.ts';
import { everybody, openWeeks, tap } from '../lead/weeks.ts';
import { cardOf, linesOf, OFFICER, wordsOf } from '../room.ts';
import { changesOf, items, readingsOf } from './stories.ts';

export function askingStories(): void {
  test('the month is over: the lead’s card of the day asks for the reading, and the one who gave it is asked no more', async () => {
    const weeks = await openWeeks([ALEX, ROBIN, OFFICER], '2026-11-27T08:00:00Z', { items: items() });
    try {
      await weeks.until('2026-12-07');
      const asked = weeks.sentTo(ROBIN).filter(({ text }) => /needs? a reading/.test(text));
      expect(asked.map(({ day }) => day)).toEqual(['2026-12-07']);
      expect(asked[0]?.text).toContain('1 measure needs a reading');
      expect(weeks.sentTo(ALEX).some(({ text }) => /needs? a reading/.test(text))).toBe(false);

      const form = await tap(weeks, ROBIN, asked[0]?.message, /^Give (?:a|the) reading$/);
      expect(linesOf(form)).toEqual(
        expect.arrayContaining([
          'Reading: Persistent absence is reduced',
          '2.1 Fewer days lost · no reading yet',
        ]),
      );
      const saved = await weeks.taps(
        ROBIN,
        press(cardOf(form), 'Save', { 'in:value': '21.3%', 'in:source': 'DfE', 'in:state': 'provisional' }),
      );
      expect(linesOf(saved)).toEqual(
        expect.arrayContaining([
          'Reading recorded',
          'Value: 21.3%',
          'For: November 2026',
          'State: Provisional',
          'Source: DfE',
        ]),
      );
      expect(await readingsOf(weeks, 'm-absence')).toMatchObject([
        {
          period: 'November 2026',
          value: 21.3,
          source: 'DfE',
          provisional: true,
          by: expect.any(String),
          at: expect.any(String),
        },
      ]);
      expect(await changesOf(weeks)).toMatchObject([
        {
          item: 'item-2.1',
          from: null,
          to: 'reading of Persistent absence is reduced; November 2026: 21.3% (provisional), DfE',
          through: 'card',
        },
      ]);
      await weeks.until('2026-12-31');
      const after = weeks
        .sentTo(ROBIN)
        .filter(({ day, text }) => day > '2026-12-07' && /needs? a reading/.test(text));
      expect(after).toEqual([]);
    } finally {
      await weeks.close();
    }
  });

  test('where something else is due, the readings come along on its card, with a button of their own', async () => {
    const own = items().map((item) =>
      item.ref === '1.1'
        ? { ...item, measures: item.measures.map((one) => ({ ...one, frequency: 'monthly' })) }
        : item,
    );
    const weeks = await openWeeks([ALEX, ROBIN], '2026-11-30T08:00:00Z', { items: own });
    try {
      await weeks.until('2026-12-04');
      const cards = weeks.sentTo(ALEX).filter(({ text }) => /1 measure needs a reading/.test(text));
      const [card] = cards.filter(({ text }) => /needs? an update/.test(text));
      expect(card?.text).toContain('Give the reading');
      const form = await tap(weeks, ALEX, card?.message, 'Give the reading');
      expect(linesOf(form)[0]).toBe('Reading: More families are visited at home');
      // Left unanswered, it comes along again, and never makes a card more.
      expect(cards.map(({ day }) => day).length).toBeLessThanOrEqual(2);
    } finally {
      await weeks.close();
    }
  });

  test('silence about a measure brings no card more than the usual ones', async () => {
    const weeks = await openWeeks([ALEX, ROBIN], '2026-11-27T08:00:00Z', { items: items() });
    try {
      await weeks.until('2027-01-15');
      const cards = weeks.sentTo(ROBIN).filter(({ text }) => /needs? (?:a reading|an update)/.test(text));
      const days = cards.map(({ day }) => day);
      expect(new Set(days).size).toBe(days.length);
      const perWeek = Map.groupBy(days, isoWeek);
      expect(Math.max(...[...perWeek.values()].map((all) => all.length))).toBeLessThanOrEqual(2);
      expect(cards.some(({ text }) => text.includes('1 measure needs a reading'))).toBe(true);
      const alone = weeks.sentTo(ROBIN).filter(({ text }) => /^1 measure needs a reading/.test(text));
      // Once at most for each month that was over: otherwise it comes along with a card.
      expect(alone.length).toBeLessThanOrEqual(2);
    } finally {
      await weeks.close();
    }
  });

  test('readings that a change of the plan brings in the middle of a day are asked for at the next reminder hour', async () => {
    const own = items().map((item) => ({
      ...item,
      measures: item.measures.map((one): Measure => ({ ...one, owner: 'person:sam', frequency: 'monthly' })),
    }));
    const weeks = await openWeeks([], '2026-12-07T13:00:00Z', { items: own, people: everybody('sam') });
    const asked = () => weeks.sentTo('sam').filter(({ text }) => /needs? a reading/.test(text));
    try {
      await weeks.meets('sam');
      for (const hour of ['14', '15']) {
        weeks.clock.set(`2026-12-07T${hour}:00:00Z`);
        await weeks.tick();
      }
      expect(asked()).toEqual([]);
      await weeks.until('2026-12-08');
      expect(asked().map(({ day }) => day)).toEqual(['2026-12-08']);
      expect(asked()[0]?.text).toContain('“not until January”');
    } finally {
      await weeks.close();
    }
  });

  test('"no figure yet" ends the asking for a week, or until the day that is named, and is told so', async () => {
    const weeks = await openWeeks([ROBIN], '2026-11-27T08:00:00Z', { items: items() });
    const asked = () => weeks.sentTo(ROBIN).filter(({ text }) => /needs? a reading/.test(text));
    try {
      await weeks.until('2026-12-07');
      expect(asked().map(({ day }) => day)).toEqual(['2026-12-07']);
      const said = wordsOf(await weeks.says(ROBIN, 'no figure yet'));
      expect(said).toContain('I do not ask for it before Mon 14 Dec 2026');
      await weeks.until('2026-12-11');
      expect(asked()).toHaveLength(1);
      const later = wordsOf(await weeks.says(ROBIN, 'no figure until January'));
      expect(later).toContain('I do not ask for it before Fri 1 Jan 2027');
      await weeks.until('2026-12-31');
      expect(asked()).toHaveLength(1);
      await weeks.until('2027-01-05');
      expect(asked().length).toBeGreaterThan(1);
    } finally {
      await weeks.close();
    }
  });
}
