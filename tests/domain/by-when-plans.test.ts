/** The five sample plans' own words for dates, as a careful reader understands them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { readByWhen } from '../../src/domain/by-when.ts';
import { anchorsIn, type PlanName, said, table } from './by-when-sample.ts';

/** The words that stand in the plans beside those of the reader's list. */
const WORDS: [PlanName, string][] = [
  [
    'wigan',
    `
      over the next 3 years             window 2021-09-01 2024-08-31
      over the 2021-22 school year      window 2021-09-01 2022-08-31
      on an annual basis                recurrence - - YEARLY
      reviewed annually                 recurrence - - YEARLY
      half termly                       recurrence - - HALF-TERMLY
      monthly updates                   recurrence - - MONTHLY
      2022 and 2023                     window 2022-01-01 2023-12-31
      between 2019 and 2022             window 2019-01-01 2022-12-31
      January 2021                      point 2021-01-01 2021-01-31
    `,
  ],
  [
    'kirklees',
    `
      Year 1-2                          window 2022-09-01 2024-08-31
      Years 1-3                         window 2022-09-01 2025-08-31
      in the first 1 to 3 years         window 2022-09-01 2025-08-31
    `,
  ],
  [
    'leeds',
    `
      2007-2010                         window 2007-09-01 2010-12-31
      during the next four months       window 2007-09-01 2007-12-31
      January 2008                      point 2008-01-01 2008-01-31
      March – April 2008                window 2008-03-01 2008-04-30
      July 2008 onwards                 open-window 2008-07-01 -
      September 2009                    point 2009-09-01 2009-09-30
    `,
  ],
  [
    'luton',
    `
      by 2027                           window - 2027-08-31
      2024-25                           window 2024-09-01 2025-08-31
      2026-27                           window 2026-09-01 2027-08-31
      2028-29                           window 2028-09-01 2029-08-31
      November December 2023            window 2023-11-01 2023-12-31
      February March 2024               window 2024-02-01 2024-03-31
      May- June 2024                    window 2024-05-01 2024-06-30
      September 2024                    point 2024-09-01 2024-09-30
      Jan 2024-Aug 2024                 window 2024-01-01 2024-08-31
      Sept 2025-Aug 2026                window 2025-09-01 2026-08-31
    `,
  ],
  ['herefordshire', '2018-21                           window 2018-09-01 2021-08-31'],
];
const rows = WORDS.flatMap(([plan, lines]) => table(lines).map(([words, short]) => ({ plan, words, short })));

test.each(rows)('$plan: $words', ({ plan, words, short }) => {
  for (const written of ['2007-08-01', '2021-09-01', '2026-11-30', '2029-01-31'])
    expect(said(words, plan, written)).toBe(short);
});

const LIST = join(import.meta.dirname, '..', '..', '..', 'shared', 'domain', 'dates.json');
const Reader = z.array(
  z.object({
    plan: z.enum(['wigan', 'kirklees', 'leeds', 'luton', 'herefordshire']),
    text: z.string(),
    resolved: z
      .object({
        start: z.string().nullable().optional(),
        end: z.string().nullable().optional(),
        rrule: z.string().optional(),
        month: z.number().optional(),
      })
      .nullable(),
  }),
);

(existsSync(LIST) ? test : test.skip)(
  'the careful reader’s list, whole (skipped where ../shared is not at hand)',
  () => {
    const list = Reader.parse(JSON.parse(readFileSync(LIST, 'utf8')));
    expect(list.length).toBeGreaterThan(50);
    for (const { plan, text, resolved } of list) {
      const { start, end, rule, month } = readByWhen(text, anchorsIn(plan));
      expect({ text, start, end, rule, month }).toEqual({
        text,
        start: resolved?.start ?? null,
        end: resolved?.end ?? null,
        rule: resolved?.rrule ?? null,
        month: resolved?.month ?? null,
      });
    }
  },
);
