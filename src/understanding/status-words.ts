/** The phrases for each status, as data: what counts when said outright, and what only hints at one. */
import type { Status } from '../domain/milestone.ts';

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
  { status: 'off-track', stands: 'first', words: 'off[\\s-]track' },
  { status: 'off-track', stands: 'alone', words: 'red' },
  {
    status: 'at-risk',
    stands: 'first',
    soft: true,
    words: 'slipping|slipped|slips?|delayed|behind(?: schedule)?|running (?:late|behind|over)',
  },
];

/** Inferred, and shown for confirmation: `first` after the usual opening words, or anywhere in the clause. */
export const hints: readonly { status: Status; words: string; where: 'first' | 'anywhere' }[] = [
  { status: 'complete', where: 'anywhere', words: 'done|complete|completed|finished' },
  {
    status: 'complete',
    where: 'first',
    words:
      'approved|published|submitted|signed off|delivered|launched|adopted|implemented|achieved|circulated|closed(?=$)|sorted|wrapped up',
  },
  {
    status: 'complete',
    where: 'first',
    words: '(?:agreed|met|held|took place|happened|went ahead)(?= (?:on |at |in )?\\uE002)',
  },
  { status: 'not-started', where: 'first', words: 'too (?:early|soon)|not due yet|nothing done' },
  {
    status: 'withdrawn',
    where: 'anywhere',
    words:
      "no longer (?:needed|required|relevant|happening|going ahead)|withdrawn|scrapped|cancelled|abandoned|superseded|(?:this|it|this one|that)(?:'?s| is) dead",
  },
  {
    status: 'at-risk',
    where: 'anywhere',
    words:
      "stuck|blocked|on hold|paused|stalled|held up|struggling|(?:waiting|awaiting)(?: (?:on|for))?|(?:won't|wont|can't|cant|cannot|unlikely to) (?:make|move|meet|hit|be (?:done|ready|complete|completed|finished))|no capacity|postponed|deferred|(?:days?|weeks?|months?) behind",
  },
  {
    status: 'on-track',
    where: 'first',
    words:
      'all good|going (?:well|fine|ok|good)|fine|no (?:issues|problems|concerns)|(?:making )?good progress|progressing well|(?:nearly|almost|mostly) (?:there|done|complete|completed|finished)|getting there|as planned',
  },
  {
    status: 'in-progress',
    where: 'first',
    words:
      'in[\\s-]progress|under ?way|started|going|ongoing|on-going|working on|in hand|continuing|progressing|getting on with|chipping away|still (?:going|working)',
  },
];

/** Words about completion, for finding what was denied. */
export const ANY_STATUS =
  'done|complete|completed|finished|closed|on[\\s-]?track|at[\\s-]risk|off[\\s-]track|slipping|delayed|behind|green|amber|red|blue|ready|there yet|in place';
