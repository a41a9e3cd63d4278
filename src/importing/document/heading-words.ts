/** What a heading, or the words that lead into a list, say about what follows: actions, measures, or none of the plan. */
import { plain } from './likeness.ts';

export type Follows =
  /** What is to be done. */
  | 'actions'
  /** The groups of the plan, one after the other. */
  | 'groups'
  | 'measures'
  | 'difference'
  /** Of the plan as a whole. */
  | 'principles'
  | 'next-steps'
  | 'contents'
  /** Of a group, and not to be done: why it matters, where things stand. */
  | 'background'
  /** No part of the plan: forewords, governance, contacts. */
  | 'outside';

const WE =
  '(?:we|the council|the partnership|the local authority|the la|the authority|the service|the board|partners|schools|settings|together we)(?: and [a-z ]{1,60})?';
const WILL =
  '(?:will|shall|are going to|aim to|plan to|commit to|commit ourselves to|intend to|pledge to|promise to|need to|must)';
const GOING_ON =
  '(?: (?:also|therefore|now|then|work (?:together |with [a-z ]{1,60} )?to|do this by|achieve this by|continue to|deliver this by|focus on|undertake the following|take the following [a-z]{0,20}|do the following))?';
/** What may stand after the name of a part that every document has: "Governance and accountability", not "Welcome everybody". */
const ANY =
  '(?: (?:and|by|from|to|on|of|for|statement|arrangements|structures?|framework|process(?:es)?|details?|information|assessment|duty|impact)\\b.{0,60})?';

/** The first that fits counts. The words come in lower case, without punctuation. */
const RULES: readonly (readonly [Follows, readonly string[]])[] = [
  [
    'actions',
    ['(?:appendix|annex) [a-z0-9]{1,3}\\b.* (?:action|delivery|implementation|improvement) plan.*'],
  ],
  ['contents', ['(?:table of |list of )?contents(?: page)?']],
  [
    'principles',
    [
      '(?:our |the |guiding |key |shared |core |underpinning )*(?:principles|values|principles and values|values and principles)',
    ],
  ],
  ['next-steps', ['(?:our |the )?next steps']],
  [
    'outside',
    [
      `(?:foreword|introduction|executive summary|summary|welcome|purpose|scope|core purpose|background|glossary|abbreviations|acronyms|references|acknowledge?ments)${ANY}`,
      `(?:(?:national |local |policy |our |the )*context|(?:our |the )?vision|(?:our )?mission|governance|monitoring|accountability|consultation|equalit(?:y|ies)|legislation|contacts?|further information|risks?)${ANY}`,
      'review(?: dates?| process| of (?:the|this) (?:plan|strategy))?',
      '(?:appendi(?:x|ces)|annex|about (?:this|us|the)|how we developed|version control|document control|demographics?)\\b.*',
      'our (?:area|borough|county|city|children|schools|people|place|journey|partners)',
      'what (?:you|children|parents|people|schools|young people|families|residents) (?:told|said|say|tell).*',
      '(?:our |key )?(?:timelines?|resources)',
    ],
  ],
  [
    'background',
    [
      'why (?:is|are|this|it|these|do|does|we)\\b.*|rationale|evidence|baseline|data|strengths|challenges',
      '(?:where are we now|where do we want to be|what do we know|what we know|current (?:position|picture|situation|performance)|progress to date|progress so far)\\b.*',
      '(?:our |key )?achievements\\b.*|what (?:have|has) (?:we|been) (?:achieved|done)\\b.*|what we have (?:achieved|done)\\b.*',
      '(?:areas? for|our) (?:challenges?|strengths?|starting point|story|ambition|aspiration)\\b.*',
      'the (?:issue|challenge|picture|evidence|story)\\b.*|we know(?: that)?|what (?:the )?(?:data|evidence) (?:tells|says)\\b.*',
      'links? to .*|partners?(?: involved)?|delivery partners|resources? (?:required|needed)',
    ],
  ],
  [
    'measures',
    [
      '(?:our |key |success |performance |impact |outcome |progress |output )*(?:measures?|indicators?|kpis?|metrics?|targets?|criteria)(?: of (?:success|impact|progress))?',
      'how (?:(?:will|would|do|can) )?(?:we|you|it|success|this)\\b.*\\b(?:know|measured?|tell|judged?|look like|success|difference)\\b.*',
      'what (?:(?:will|does|would) )?(?:success|good|it) (?:(?:will|would) )?looks? like\\b.*|success (?:will )?looks? like\\b.*',
      'evidence of (?:success|impact)|we will (?:measure|know|monitor|judge)\\b.*|measuring (?:our )?(?:success|impact|progress)',
      'success criteria|we will have succeeded (?:when|if)\\b.*|success (?:is|means)',
    ],
  ],
  [
    'difference',
    [
      `(?:the |intended |expected |desired |key |our |planned )*(?:outcomes?|impacts?|benefits?|results?)(?: (?:for (?:children|young people|learners|families|residents)|we (?:will|want|are|expect))\\b.*)?`,
      'what (?:difference|impact|will be different|will change|will this mean)\\b.*|(?:the )?difference (?:this|we|it) (?:will|want).*',
      'what (?:this|it|that) (?:will )?means? for .*|so that',
      '(?:children|young people|learners|families|parents|residents|they)\\b.{0,80} will (?:say|sav|tell us|feel|have|be|see|know|notice)',
      'by \\d{4}.{0,20}(?:there|children|we will see|we want).*',
    ],
  ],
  [
    'actions',
    [
      '(?:our |the |key |priority |specific |planned |proposed |delivery |main |immediate |improvement |agreed |year (?:\\d|one|two|three) )*(?:actions?|activit(?:y|ies)|tasks|deliverables|interventions|commitments|pledges|steps|action points?)(?: (?:we will take|to be taken|we are taking|required|needed|are(?: to)?|(?:to|for) .{1,60}|and (?:timescales?|milestones)))?',
      `(?:.{1,80} )?${WE} ${WILL}${GOING_ON}`,
      `${WE} ${WILL} .{1,60} (?:by|in the following ways|through)`,
      'what (?:we|are we|will we|do we|the council|the partnership)\\b.{0,40}\\b(?:do|doing|deliver)',
      'how (?:will )?we(?: will)? (?:do|achieve|deliver|get there|make)\\b.{0,60}|how (?:this|it) will be (?:achieved|delivered|done)',
      'this will be (?:achieved|delivered) (?:by|through)|(?:action|delivery|implementation|improvement) plan|.{0,50}\\bby',
    ],
  ],
  [
    'groups',
    [
      '(?:our |the |these |key |strategic |main |five |six |four |three |seven |eight |ten |nine |agreed |local |shared |improvement |\\d{1,2} |\\d{4} )*(?:priorities|themes|objectives|aims|goals|ambitions|pillars|strands|workstreams|focus areas|areas of focus|priority areas|priorities and actions|aims and objectives|objectives and actions|areas for (?:improvement|development))(?: for .{1,40})?',
    ],
  ],
];
const PATTERNS = RULES.map(
  ([follows, patterns]) => [follows, new RegExp(`^(?:${patterns.join('|')})$`)] as const,
);

/** A longer heading is a sentence of its own. */
const LONGEST = 160;

/** Null where the words say nothing of the kind. A number before them, and a colon after them, make no difference. */
export function followsFrom(heading: string): Follows | null {
  if (heading.length > LONGEST) return null;
  const words = plain(heading).replace(/^(?:\d{1,2} |[ivx]{1,4} |section \d{1,2} )/, '');
  return PATTERNS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
