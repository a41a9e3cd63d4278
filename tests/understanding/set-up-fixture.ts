/** The made-up plan with posts, and its officer: for what is set up in words. All people are sample people. */
import { type Book, openBook } from '../../src/domain/book.ts';
import { Post } from '../../src/domain/plan.ts';
import type { Context, Reading } from '../../src/understanding/intent.ts';
import { buildLexicon, type Lexicon } from '../../src/understanding/plan-words/lexicon.ts';
import { understand } from '../../src/understanding/understand.ts';
import { otherBook, quiet, sampleBook } from './fixture.ts';

const POSTS = {
  'head-of-skills': 'Head of Skills',
  'head-of-inclusion': 'Head of Inclusion',
  'careers-lead': 'Careers and Enterprise Lead',
  'head-early-years': 'Head of Early Years',
  'head-early-help': 'Head of Early Help',
  participation: 'Participation and Partnerships Lead',
  dcs: 'Director of Children’s Services',
};

export const withPosts = (book: Book, posts: Record<string, string>): Book =>
  openBook(
    {
      ...book.plan,
      abbreviations: { ...book.plan.abbreviations, DCS: 'Director of Children’s Services' },
      posts: Object.entries(posts).map(([id, title]) => Post.parse({ id, title, holders: [] })),
    },
    book.items,
  );

export const staffed = withPosts(sampleBook, POSTS);
export const lexicon: Lexicon = buildLexicon([staffed]);
export const twoPlans: Lexicon = buildLexicon([
  staffed,
  withPosts(otherBook, { 'head-of-skills': 'Head of Skills', clerk: 'Clerk to the Board' }),
]);

/** On Monday 30 November 2026, in the second half of the autumn term. */
export const officer: Context = { ...quiet, officer: true };
export const owner: Context = quiet;
export const officerHolding = (...refs: string[]): Context => ({ ...officer, inHand: refs });

/** The reading in short: what is done to which refs, or the kind alone. */
export function said(text: string, context: Context = officer, words: Lexicon = lexicon): string {
  const reading = understand(text, words, context);
  if (reading.kind !== 'set-up') return reading.kind === 'clarify' ? `asks: ${reading.ask}` : reading.kind;
  const { request } = reading;
  switch (request.do) {
    case 'missing':
    case 'inherited':
      return [request.do, ...request.items].join(' ');
    case 'assign':
    case 'lead':
      return `${request.do} ${request.items.join(' ')} to ${whoIs(request.to)}`;
    case 'date':
      return `${request.items.join(' ')} due ${request.due}`;
    case 'holder':
      return `${request.post}: ${request.holders.map(({ who, from }) => `${whoIs(who)} ${from ?? 'now'}`).join(', ')}`;
    case 'stand-in':
      return `${request.as} of ${whoIs(request.of)}: ${whoIs(request.to)}`;
    case 'completion':
      return `evidence ${request.evidence ?? 'as it is'}, sign-off ${request.signOff ?? 'as it is'}`;
    case 'rhythm':
      return `${request.rule} ${[...request.items, 'from', request.from ?? 'now'].join(' ')}`;
  }
}

type Named = Extract<Extract<Reading, { kind: 'set-up' }>['request'], { do: 'assign' }>['to'];
function whoIs(named: Named): string {
  if (named === null) return 'nobody';
  return named.kind === 'post' ? `post ${named.post}` : named.kind === 'address' ? named.email : named.name;
}
