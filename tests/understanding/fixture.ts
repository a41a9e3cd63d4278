/** A small made-up plan with the traps of real ones: misprinted refs, three levels, shared words. */
import { type Book, openBook } from '../../src/domain/book.ts';
import { Item, Plan } from '../../src/domain/plan.ts';
import type { Context } from '../../src/understanding/intent.ts';
import { buildLexicon, type Lexicon } from '../../src/understanding/plan-words/lexicon.ts';

type Sprout = {
  ref: string;
  title: string;
  printedRef?: string;
  aliases?: string[];
  below?: Sprout[];
};

export function bookOf(
  id: string,
  title: string,
  levels: string[],
  tree: readonly Sprout[],
  abbreviations: Record<string, string> = {},
): Book {
  const plan = Plan.parse({
    id,
    title,
    authority: 'Sample Council',
    goLive: '2026-09-01',
    timezone: 'Europe/London',
    levels,
    abbreviations,
    posts: [],
    boards: [],
    reminders: {},
    edition: 1,
  });
  const items: Item[] = [];
  const grow = (sprouts: readonly Sprout[], parent: string | null, level: number): void => {
    for (const [position, sprout] of sprouts.entries()) {
      const item = Item.parse({
        id: `${id}-${sprout.ref}`,
        plan: id,
        ref: sprout.ref,
        printedRef: sprout.printedRef ?? null,
        parent,
        level,
        position,
        title: sprout.title,
        aliases: sprout.aliases ?? [],
        kind: null,
        nature: sprout.below ? null : 'deliverable',
        byWhen: null,
        owners: [],
        lead: null,
      });
      items.push(item);
      grow(sprout.below ?? [], item.id, level + 1);
    }
  };
  grow(tree, null, 0);
  return openBook(plan, items);
}

export const sampleBook = bookOf(
  'sample',
  'Sample Education Plan',
  ['Priority', 'Key objective', 'Activity'],
  [
    {
      ref: '1',
      title: 'High quality teaching',
      aliases: ['teaching'],
      below: [
        {
          ref: '1.1',
          title: 'Grow our teachers',
          below: [{ ref: '1.1(a)', title: 'Run a mentoring scheme' }],
        },
      ],
    },
    {
      ref: '2',
      title: 'Health and wellbeing of every child',
      aliases: ['wellbeing', 'health and wellbeing'],
      below: [
        {
          ref: '2.1',
          title: 'Listen to young people',
          below: [
            { ref: '2.1(a)', title: 'Hold a yearly survey' },
            { ref: '2.1(b)', title: 'Publish what changed' },
          ],
        },
        {
          ref: '2.4',
          printedRef: '.4',
          title: 'Look after staff',
          below: [{ ref: '2.4(a)', title: 'Offer supervision' }],
        },
      ],
    },
    {
      ref: '3',
      title: 'Inclusion for all',
      aliases: ['inclusion'],
      below: [
        {
          ref: '3.3',
          printedRef: '5.3',
          title: 'Fewer children missing from school',
          below: [
            { ref: '3.3(a)', title: 'Keep the CME register' },
            { ref: '3.3(b)', title: 'Report on EHE each half term' },
          ],
        },
        {
          ref: '3.7',
          printedRef: '5.7',
          title: 'Fewer unplanned moves',
          below: [{ ref: '3.7(a)', title: 'Review each move with the family' }],
        },
        {
          ref: '3.8',
          printedRef: '8.8',
          title: 'Good alternative provision',
          below: [{ ref: '3.8(a)', title: 'Visit every provider' }],
        },
      ],
    },
    {
      ref: '4',
      title: 'A child friendly borough',
      aliases: ['child friendly borough', 'CFB'],
      below: [
        {
          ref: '4.2',
          title: 'A say for young people',
          below: [
            { ref: '4.2(b)', title: 'Set up a youth panel' },
            { ref: '4.2(d)', title: 'Report to the youth panel' },
          ],
        },
      ],
    },
    {
      ref: '5',
      title: 'Ready for work and adult life',
      aliases: ['careers'],
      below: [
        {
          ref: '5.3',
          title: 'A careers lead in each school',
          below: [
            { ref: '5.3(a)', title: 'Name the leads' },
            { ref: '5.3(b)', title: 'Hold a careers fair' },
          ],
        },
      ],
    },
  ],
  { CME: 'children missing education', EHE: 'elective home education' },
);

/** A second plan, with two refs that the first one has as well, and its own names. */
export const otherBook = bookOf(
  'other',
  'Other Plan',
  ['Theme', 'Action'],
  [
    {
      ref: '1',
      title: 'Listen to learners',
      aliases: ['listening'],
      below: [{ ref: '1(a)', title: 'Start a forum' }],
    },
    {
      ref: '2',
      title: 'Start well',
      aliases: ['early years'],
      below: [{ ref: '2(a)', title: 'Open more nursery places' }],
    },
    {
      ref: '9',
      title: 'Promote wellbeing',
      aliases: ['wellbeing'],
      below: [{ ref: '9(a)', title: 'Walk to school' }],
    },
  ],
);

export const lexicon: Lexicon = buildLexicon([sampleBook]);
export const bothPlans: Lexicon = buildLexicon([sampleBook, otherBook]);

/** A Monday. */
export const TODAY = '2026-11-30';
export const quiet: Context = {
  today: TODAY,
  lastQuestion: null,
  inHand: [],
  due: null,
  asked: null,
  officer: false,
};
export const holding = (...refs: string[]): Context => ({ ...quiet, inHand: refs });
