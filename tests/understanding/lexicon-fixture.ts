/** A made-up plan with what its head may hold: bodies, outcomes, timeline, measures, posts. */
import { type Book, openBook } from '../../src/domain/book.ts';
import { draftPlan } from '../../src/importing/draft.ts';
import { readPlanFile } from '../../src/importing/plan-file.ts';
import { type Kind, type Mark, type MarkOf, marksOf, runParsers } from '../../src/understanding/mark.ts';
import { ofAll, ofPlainQuestions, ofQuestions } from '../../src/understanding/parsers.ts';
import { phraseOf } from '../../src/understanding/phrase.ts';
import { buildLexicon, type Lexicon } from '../../src/understanding/plan-words/lexicon.ts';
import { quiet } from './fixture.ts';

const FILE = {
  plan: 'harbour',
  title: 'Harbour Learning Plan',
  authority: 'Sample Council',
  timezone: 'Europe/London',
  levels: ['Priority', 'Key objective', 'Activity'],
  outcomes: ['Thriving', 'Safe at home'],
  abbreviations: {
    EHE: 'elective home education',
    CME: 'children missing education',
    SLT: 'speech and language therapy',
  },
  bodies: [
    { name: 'Harbour Learning and Skills Board' },
    { name: 'Harbour Safeguarding Partnership (HSP) Schools Group' },
    { name: 'Executive and Partners' },
  ],
  posts: [{ id: 'skills', title: 'Head of Skills' }],
  timeline: [{ ref: 'TL1', text: 'Cabinet Sign Off' }],
  items: [
    {
      ref: '1',
      title: 'Wellbeing of confident children',
      aliases: ['wellbeing', 'swim scheme'],
      items: [
        {
          ref: '1.1',
          title: 'Fewer families turn to home education',
          measures: [{ text: 'Rate of persistent absence falls', direction: 'decrease' }],
          items: [
            { ref: '1.1(a)', title: 'Review the EHE policy', nature: 'deliverable' },
            { ref: '1.1(b)', title: 'Train every school', nature: 'deliverable' },
          ],
        },
        {
          ref: '1.2',
          title: 'Sport for all',
          items: [
            { ref: '1.2(a)', title: 'Open a swim scheme at the harbour pool', nature: 'deliverable' },
            { ref: '1.2(b)', title: 'Hold a wellbeing festival', nature: 'deliverable' },
            {
              ref: '1.2(c)',
              title: 'Offer 2-year-old places',
              nature: 'deliverable',
              outcomes: ['Thriving'],
            },
          ],
        },
      ],
    },
    {
      ref: '2',
      title: 'Ready for careers and work',
      aliases: ['careers'],
      items: [
        {
          ref: '2.1',
          title: 'A careers lead in each school',
          items: [
            { ref: '2.1(a)', title: 'Hold a careers fair', nature: 'deliverable' },
            { ref: '2.1(b)', title: 'Zero exclusion from work experience', nature: 'deliverable' },
            { ref: '2.1(c)', title: 'Convene the harbour employers forum', nature: 'deliverable' },
          ],
        },
      ],
    },
  ],
};

function harbourBook(): Book {
  const read = readPlanFile(JSON.stringify(FILE), 'json');
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `h${ids}`;
  };
  const { plan, items } = draftPlan(read.file, { goLive: '2026-09-01', newId });
  return openBook(plan, items);
}

export const harbour: Lexicon = buildLexicon([harbourBook()], ['Priya Shah', 'Graham Bell']);

/** The marks of one kind that a question gives. */
export function marksIn<K extends Kind>(kind: K, text: string): MarkOf<K>[] {
  const phrase = phraseOf(text);
  const first = { text: phrase, left: phrase, marks: [], lexicon: harbour, context: quiet };
  return marksOf(runParsers([...ofAll, ...ofQuestions, ...ofPlainQuestions], first), kind);
}

const refs = (mark: Extract<Mark, { kind: 'item' | 'topic' }>): string =>
  mark.entries.map((entry) => entry.ref).join('+');

export const itemsIn = (text: string): string[] => marksIn('item', text).map(refs);
/** "careers fair: 2.1(a)", each topic once. */
export const topicsIn = (text: string): string[] => [
  ...new Set(marksIn('topic', text).map((mark) => `${mark.words}: ${refs(mark)}`)),
];
