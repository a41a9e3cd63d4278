/** The cards of who is away: the form of quiet days, and the word to whoever covers. */
import { coverCard } from '../../src/cards/away/cover.ts';
import { quietForm } from '../../src/cards/away/quiet.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import { Quiet } from '../../src/domain/plan.ts';

export const awaySamples = (): Record<string, CardMessage> => ({
  'quiet days, none yet': quietForm({
    of: { kind: 'person', plan: null, id: 'alex' },
    name: null,
    quiet: Quiet.parse({}),
    fault: null,
  }),
  'quiet days, with a fault': quietForm({
    of: { kind: 'post', plan: 'sample', id: 'head-of-early-years' },
    name: 'the Head of Early Years and of everything that was ever joined to it by a reorganisation of the council',
    quiet: Quiet.parse({
      weekdays: ['Monday', 'Friday'],
      schoolHolidays: true,
      spans: [
        { from: '2026-12-21', to: '2027-01-04' },
        { from: '2027-02-01', to: '2027-02-01' },
      ],
    }),
    fault: 'The last day of a span is before its first. Please put them right.',
  }),
  'the word to a cover': coverCard({
    name: 'Alex Sample',
    namedBy: 'Olu Sample',
    from: '2026-12-14',
    until: '2027-01-04',
    today: '2026-12-04',
  }),
});
