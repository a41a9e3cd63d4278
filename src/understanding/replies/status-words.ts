/** The phrases for each status that count when said outright, as data. */
import type { Status } from '../../domain/milestone.ts';

export type Phrases = {
  status: Status;
  words: string;
  /** `alone`: the clause says nothing else. `first`: it begins the clause, whatever follows. */
  stands: 'alone' | 'first';
  /** Gives way to a plainer word for another state: "red, slipping" is red. */
  soft?: boolean;
};

/** Said outright. Completion is the strictest: a wrong one closes an action that is not done. */
export const outright: readonly Phrases[] = [
  {
    status: 'not-started',
    stands: 'first',
    words:
      "(?:not|hasn't|hasnt|haven't|havent|has not|have not)[\\s-](?:yet |even |been )?(?:started|begun)|yet to (?:start|begin)|unstarted",
  },
  { status: 'complete', stands: 'alone', words: 'done|complete|completed|finished|all done|job done|blue' },
  {
    status: 'on-track',
    stands: 'first',
    words: 'on[\\s-]?track|on schedule|on course|on target|going to plan',
  },
  { status: 'on-track', stands: 'alone', words: 'green' },
  { status: 'at-risk', stands: 'first', words: 'at[\\s-]risk' },
  { status: 'at-risk', stands: 'alone', words: 'amber' },
  {
    status: 'at-risk',
    stands: 'first',
    words:
      'amber(?= (?:since|because|due to|owing to|as (?:we|the|they|there|our|no)|while|until|till|at the moment)\\b)',
  },
  {
    status: 'off-track',
    stands: 'first',
    words:
      'red(?= (?:since|because|due to|owing to|as (?:we|the|they|there|our|no)|while|until|till|at the moment)\\b)',
  },
  { status: 'off-track', stands: 'first', words: 'off[\\s-]track' },
  { status: 'off-track', stands: 'alone', words: 'red' },
  {
    status: 'at-risk',
    stands: 'first',
    soft: true,
    words: 'slipping|slipped|slips?|delayed|behind(?: schedule)?|running (?:late|behind|over)',
  },
];

/** Words about completion, for finding what was denied. */
export const ANY_STATUS =
  'done|complete|completed|finished|closed|on[\\s-]?track|at[\\s-]risk|off[\\s-]track|slipping|delayed|behind|green|amber|red|blue|ready|there yet|in place';
