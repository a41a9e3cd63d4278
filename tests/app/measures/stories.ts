/** Measures as people meet them: asked for with the day's card, given by form and in words, shown, and kept discreet. */
import { Measure, type OwnerKey } from '../../../src/domain/plan.ts';
import { all } from '../../../src/store/store.ts';
import { cardText, press } from '../../support/card-text.ts';
import { ALEX, ROBIN, samplePlan } from '../../support/sample-plan.ts';
import { rowsOf } from '../../support/sheet-rows.ts';
import type { Weeks } from '../lead/weeks.ts';
import { cardOf, inChannel, linesOf, OFFICER, openRoom, type Room, TENANT, wordsOf } from '../room.ts';

const measure = (over: Partial<Measure> & Pick<Measure, 'id' | 'text'>): Measure =>
  Measure.parse({
    direction: 'decrease',
    target: null,
    baseline: null,
    frequency: null,
    owner: null,
    readings: [],
    ...over,
  });

/** Robin leads priority 2; the early years measure has an owner of its own. */
export const items = () =>
  samplePlan().book.items.map((item) => {
    if (item.ref === '2.1')
      return {
        ...item,
        measures: [
          measure({
            id: 'm-absence',
            text: 'Persistent absence is reduced',
            unit: '%',
            baseline: 24,
            target: 18,
            frequency: 'monthly',
          }),
          measure({
            id: 'm-cme',
            text: 'Numbers of children missing education reduce',
            unit: 'count of children',
          }),
        ],
      };
    if (item.ref === '1.1')
      return {
        ...item,
        measures: [
          measure({
            id: 'm-visits',
            text: 'More families are visited at home',
            direction: 'increase',
            owner: `person:${ALEX}`,
          }),
        ],
      };
    if (item.ref === '2.2')
      return {
        ...item,
        measures: [
          measure({ id: 'm-absence-2', text: 'Persistent absence of new pupils is reduced', unit: '%' }),
        ],
      };
    return item;
  });

export const readingsOf = async ({ store }: Pick<Weeks, 'store'>, id: string) =>
  (await all(store, TENANT, { kind: 'item' }))
    .flatMap(({ doc }) => doc.body.measures)
    .find((one) => one.id === id)?.readings;

/** The workbook that somebody exports in their own chat. */
async function exported(room: Room, who: string): Promise<Uint8Array> {
  const { say } = await room.says(who, 'export the plan');
  const [offer] = say.flatMap((one) => ('text' in one && one.attach?.kind === 'offer' ? [one.attach] : []));
  if (!offer) throw new Error(`nothing was offered: ${wordsOf({ say, replace: null })}`);
  await room.consents(who, offer.id, 'https://sampleton-my.sharepoint.com/up');
  return room.uploaded.at(-1)?.bytes ?? new Uint8Array();
}

const ALEX_KEY: OwnerKey = `person:${ALEX}`;

export const changesOf = async ({ store }: Pick<Weeks, 'store'>) =>
  (await all(store, TENANT, { kind: 'change' }))
    .map(({ doc }) => doc.body)
    .filter(({ what }) => what === 'measure');

export function measureStories(): void {
  test('a reading in words is recorded at once, and a question tells how it is doing', async () => {
    const room = await openRoom({ items: items() });
    try {
      await room.meets(ROBIN);
      const said = await room.says(ROBIN, 'measure 1 of 2.1: 23.1% for spring 2026, final, source DfE');
      expect(linesOf(said)).toEqual(
        expect.arrayContaining(['Reading recorded', 'Value: 23.1%', 'For: spring 2026']),
      );
      await room.says(ROBIN, 'measure 1 of 2.1: 21.3% autumn 2026, provisional, source DfE');
      const told = await room.says(ROBIN, 'measures of 2.1');
      expect(wordsOf(told)).toContain(
        'should fall · baseline 24% · target 18% · latest 21.3% for autumn 2026 (provisional), DfE',
      );
      expect(wordsOf(told)).toContain(
        'Down from 23.1% for spring 2026, the right way; down from the baseline, the right way.',
      );
      expect(wordsOf(told)).toContain('Readings: spring 2026: 23.1%, autumn 2026: 21.3% (provisional)');
      expect(JSON.stringify(cardOf(told))).toContain('"Chart.Line"');
      expect(wordsOf(told)).toContain('no reading recorded');
      const history = 'reading of Persistent absence is reduced; autumn 2026: 21.3% (provisional), DfE';
      expect(wordsOf(await room.says(ROBIN, 'history of 2.1'))).toContain(history);
      expect(wordsOf(await room.says(ROBIN, 'history of 2.1', inChannel()))).not.toContain('21.3');
    } finally {
      await room.close();
    }
  });

  test('words that could be of two measures are asked about, and nothing is recorded until one is picked', async () => {
    const room = await openRoom({ items: items() });
    try {
      await room.meets(ROBIN);
      const asked = await room.says(ROBIN, 'persistent absence 21.3% autumn 2026, provisional, source DfE');
      expect(linesOf(asked)[0]).toBe('Which measure is 21.3% for?');
      expect(await readingsOf(room, 'm-absence')).toEqual([]);
      const picked = await room.taps(ROBIN, press(cardOf(asked), '2.2'));
      expect(linesOf(picked)[0]).toBe('Reading recorded');
      expect(await readingsOf(room, 'm-absence-2')).toMatchObject([
        { value: 21.3, provisional: true, source: 'DfE' },
      ]);
      expect(await readingsOf(room, 'm-absence')).toEqual([]);
    } finally {
      await room.close();
    }
  });

  test('without its time a reading is put into the form, and wrong fields are told beside them', async () => {
    const room = await openRoom({ items: items() });
    try {
      await room.meets(ROBIN);
      const form = await room.says(ROBIN, 'measure 1 of 2.1: 210%');
      expect(cardText(cardOf(form))).toContain('Reading: Persistent absence is reduced');
      const again = await room.taps(ROBIN, press(cardOf(form), 'Save', { 'in:period': 'summer 2028' }));
      expect(linesOf(again)).toEqual(
        expect.arrayContaining([
          '3 things need mending',
          'Say whether it is provisional or final.',
          '210% is no percentage: give one from 0 to 100.',
          'That time has not begun yet. Give one that has.',
        ]),
      );
      expect(await readingsOf(room, 'm-absence')).toEqual([]);
    } finally {
      await room.close();
    }
  });

  test('Change puts a reading right: both are kept, and the new one is shown', async () => {
    const room = await openRoom({ items: items() });
    try {
      await room.meets(ROBIN);
      const first = await room.says(ROBIN, 'measure 1 of 2.1: 31.3% autumn 2026');
      const form = await room.taps(ROBIN, press(cardOf(first), 'Change'));
      const second = await room.taps(ROBIN, press(cardOf(form), 'Save', { 'in:value': '21.3%' }));
      expect(linesOf(second)).toContain('Before: 31.3% (provisional). Both are kept; the new one is shown.');
      expect((await readingsOf(room, 'm-absence'))?.map(({ value }) => value)).toEqual([31.3, 21.3]);
      expect(wordsOf(await room.says(ROBIN, 'measures of 2.1'))).toContain('latest 21.3% for autumn 2026');
      const same = await room.says(ROBIN, 'measure 1 of 2.1: 21.3% autumn 2026');
      expect(linesOf(same)[0]).toBe('That is how it stands already');
      expect(await readingsOf(room, 'm-absence')).toHaveLength(2);
    } finally {
      await room.close();
    }
  });

  test('a figure of which nobody said that it is final stands as provisional, says so, and one press makes it final', async () => {
    const room = await openRoom({ items: items() });
    try {
      await room.meets(ROBIN);
      const said = await room.says(ROBIN, 'measure 1 of 2.1: 21.3% for autumn 2026');
      expect(linesOf(said)).toContain('State: Provisional, because you did not say that it is final');
      expect(await readingsOf(room, 'm-absence')).toMatchObject([{ value: 21.3, provisional: true }]);
      const final = await room.taps(ROBIN, press(cardOf(said), 'It is final'));
      expect(linesOf(final)).toContain('State: Final');
      expect((await readingsOf(room, 'm-absence'))?.at(-1)).not.toHaveProperty('provisional');
      // Said again without the word, it takes nothing back.
      const again = await room.says(ROBIN, 'measure 1 of 2.1: 21.3% for autumn 2026');
      expect(linesOf(again)[0]).toBe('That is how it stands already');
      expect(linesOf(again)).toContain('State: Final');
      const word = await room.says(ROBIN, 'measure 1 of 2.1: 23.1% for spring 2026, final');
      expect(linesOf(word)).toContain('State: Final');
    } finally {
      await room.close();
    }
  });

  test('the form has nothing chosen beforehand, and stores nothing until somebody has', async () => {
    const room = await openRoom({ items: items() });
    try {
      await room.meets(ROBIN);
      const form = await room.says(ROBIN, 'measure 1 of 2.1: 21.3%');
      const fault = await room.taps(ROBIN, press(cardOf(form), 'Save', { 'in:period': 'autumn 2026' }));
      expect(linesOf(fault)).toContain('Say whether it is provisional or final.');
      expect(await readingsOf(room, 'm-absence')).toEqual([]);
      const saved = await room.taps(ROBIN, press(cardOf(fault), 'Save', { 'in:state': 'final' }));
      expect(linesOf(saved)).toContain('State: Final');
    } finally {
      await room.close();
    }
  });

  test('two readings at once both stand, and a turn that comes twice is one reading', async () => {
    const room = await openRoom({ items: items() });
    try {
      for (const who of [ROBIN, OFFICER]) await room.meets(who);
      await Promise.all([
        room.says(ROBIN, 'measure 1 of 2.1: 21.3% autumn 2026'),
        room.says(OFFICER, 'measure 2 of 2.1: 45 for 2025/26'),
        room.says(OFFICER, 'measure 1 of 2.1: 23% for 2025/26', { id: 'again' }),
        room.says(OFFICER, 'measure 1 of 2.1: 23% for 2025/26', { id: 'again' }),
      ]);
      expect((await readingsOf(room, 'm-absence'))?.map(({ value }) => value).sort()).toEqual([21.3, 23]);
      expect(await readingsOf(room, 'm-cme')).toHaveLength(1);
      expect(await changesOf(room)).toHaveLength(3);
    } finally {
      await room.close();
    }
  });

  test('whoever neither owns nor leads it gives no reading, and neither does a card whose data was changed', async () => {
    const room = await openRoom({ items: items() });
    try {
      for (const who of [ALEX, ROBIN]) await room.meets(who);
      expect(wordsOf(await room.says(ALEX, 'measure 1 of 2.1: 21.3% autumn 2026'))).toMatch(
        /^Nothing was recorded: readings/,
      );
      const forged = {
        do: 'save-reading',
        plan: 'sample',
        measure: 'm-absence',
        'in:value': '1%',
        'in:period': 'autumn 2026',
      };
      expect(wordsOf(await room.taps(ALEX, forged))).toMatch(/^Nothing was recorded/);
      expect(wordsOf(await room.taps(ALEX, { ...forged, measure: 'm-none' }))).toMatch(
        /^Nothing was recorded/,
      );
      expect(await readingsOf(room, 'm-absence')).toEqual([]);
      expect(linesOf(await room.says(ALEX, 'measure 1 of 1.1: 120 for 2025/26'))[0]).toBe('Reading recorded');
    } finally {
      await room.close();
    }
  });

  test('three children are "fewer than 5" to everybody but those who lead, with no change and no point beside it', async () => {
    const room = await openRoom({ items: items() });
    try {
      for (const who of [ALEX, ROBIN]) await room.meets(who);
      await room.says(ROBIN, 'measure 2 of 2.1: 12 for 2023/24, final');
      await room.says(ROBIN, 'measure 2 of 2.1: 7 for 2024/25, final');
      await room.says(ROBIN, 'measure 2 of 2.1: 3 for 2025/26, final, source list of 3 pupils');
      const leads = wordsOf(await room.says(ROBIN, 'measures of 2.1'));
      expect(leads).toContain('latest 3 for 2025/26');
      expect(leads).toContain('Down from 7 for 2024/25, the right way.');
      const others = [
        await room.says(ALEX, 'measures of 2.1'),
        await room.says(ROBIN, 'measures of 2.1', inChannel()),
      ];
      for (const told of others) {
        const words = wordsOf(told);
        expect(words).toContain('latest fewer than 5 for 2025/26');
        expect(words).toContain('Readings: 2023/24: 12, 2024/25: 7, 2025/26: fewer than 5');
        expect(words).toContain('Counts of 1 to 4 children are shown as “fewer than 5”.');
        expect(words).not.toMatch(/Down from 7|list of 3|2025\/26 3\b/);
        expect(JSON.stringify(cardOf(told))).not.toContain('"y":3');
      }
    } finally {
      await room.close();
    }
  });

  test('whoever leads another part exports the plan without the small counts, and an officer with them', async () => {
    const led = items().map((item) => (item.ref === '1' ? { ...item, lead: ALEX_KEY } : item));
    const room = await openRoom({ items: led });
    try {
      for (const who of [ALEX, ROBIN, OFFICER]) await room.meets(who);
      await room.says(ROBIN, 'measure 2 of 2.1: 12 for 2024/25');
      await room.says(ROBIN, 'measure 2 of 2.1: 3 for 2025/26');
      await room.says(ROBIN, '2.1a at risk, only 2 pupils have replied');
      const readings = async (who: string) => {
        const bytes = await exported(room, who);
        const said = JSON.stringify(await rowsOf(bytes, 'Updates'));
        return { values: (await rowsOf(bytes, 'Readings')).slice(-2).map((row) => row.map(String)), said };
      };
      const others = await readings(ALEX);
      expect(others.values.flat()).toEqual(expect.arrayContaining(['12', 'fewer than 5']));
      expect(others.values.flat()).not.toContain('3');
      expect(others.said).toContain('fewer than 5 pupils');
      const officers = await readings(OFFICER);
      expect(officers.values.flat()).toContain('3');
      expect(officers.said).toContain('2 pupils');
    } finally {
      await room.close();
    }
  });

  test('"measures without a reading" lists them, with a button where one may give it', async () => {
    const room = await openRoom({ items: items() });
    try {
      for (const who of [ALEX, ROBIN]) await room.meets(who);
      const all4 = linesOf(await room.says(ALEX, 'measures without a reading'));
      expect(all4[0]).toBe('4 measures without a reading');
      expect(all4.filter((line) => line === 'Give a reading')).toHaveLength(1);
      expect(linesOf(await room.says(ROBIN, 'measures without a reading in 2.1'))[0]).toBe(
        '2 measures without a reading',
      );
      expect(linesOf(await room.says(ROBIN, 'my readings'))[0]).toBe('1 measure of yours needs a reading');
      expect(wordsOf(await room.says(ALEX, 'my readings'))).toContain('No measure of yours needs a reading');
    } finally {
      await room.close();
    }
  });
}
