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

const RULES: readonly (readonly [RegExp, Follows])[] = [
  [/^(?:table of )?contents(?: page)?$/, 'contents'],
  [
    /^(?:our |the |guiding |key |shared |core |underpinning )*(?:principles|values|principles and values|values and principles)$/,
    'principles',
  ],
  [/^(?:our |the )?next steps$/, 'next-steps'],
  [
    /^(?:foreword|introduction|executive summary|summary|about (?:this|us|the)\b.*|background|(?:the )?(?:national |local |policy |our )*context(?: .{0,40})?|(?:our )?vision(?: .{0,40})?|(?:our )?mission|governance(?: .{0,60})?|monitoring(?: and .{0,40})?|accountability(?: .{0,40})?|appendi(?:x|ces)\b.*|annex\b.*|glossary|abbreviations|acronyms|references|contacts?(?: .{0,30})?|further information(?: .{0,40})?|acknowledge?ments|consultation(?: .{0,40})?|equality impact.*|risks?(?: .{0,30})?|resources|legislation.*|our (?:area|borough|county|city|children|schools|people|place|journey|partners)|purpose|scope|core purpose|welcome|how we developed .*|what (?:you|children|parents|people|schools|young people) (?:told|said|say|tell).*|demographics?|equalit(?:y|ies).*|version control|document control|review(?: .{0,30})?)$/,
    'outside',
  ],
  [
    /^(?:why (?:is |are )?(?:this|it|these|do|does)?\b.*|rationale|where are we now|what do we know|what we know.*|current (?:position|picture|situation|performance)|strengths|challenges|(?:areas? for|our) (?:development|challenge|strengths).*|the (?:issue|challenge|picture|evidence|story)\b.*|our (?:story|starting point|ambition|aspiration)|we know(?: that)?|evidence|baseline|data|what (?:the )?(?:data|evidence) (?:tells|says).*|links? to .*|partners?(?: involved)?|delivery partners|(?:lead )?resources? (?:required|needed)?|resources)$/,
    'background',
  ],
  [
    /^(?:(?:key |success |performance |impact |outcome |progress |output )*(?:measures?|indicators?|kpis?|metrics?|targets?|criteria)(?: of (?:success|impact|progress))?|how (?:(?:will|would|do|can) )?(?:we|you|it|success|this)\b.*\b(?:know|measure|measured|tell|judged?|look like|success|difference)\b.*|what (?:will|does|would) (?:success|good|it) look like.*|success (?:will )?looks? like.*|evidence of (?:success|impact)|we will (?:measure|know|monitor|judge)\b.*|measuring (?:our )?(?:success|impact|progress)|success criteria|impact measures?|we will have succeeded (?:when|if).*|success (?:is|means))$/,
    'measures',
  ],
  [
    /^(?:(?:intended |expected |desired |key |our |planned )*(?:outcomes?|impacts?|benefits?|results?)(?: for (?:children|young people|learners|families|residents).*)?|what (?:difference|impact|will be different|will change|will this mean)\b.*|(?:the )?difference (?:this|we|it) (?:will|want).*|what (?:this|it|that) (?:will )?means? for .*|(?:children|young people|learners|families|parents|schools|residents|they)\b.{0,80} will (?:say|sav|tell us|feel|have|be|see|know|notice)|by \d{4}.{0,20}(?:there|children|we will see|we want).*|so that)$/,
    'difference',
  ],
  [
    /^(?:(?:our |the |key |priority |specific |planned |proposed |delivery |main |immediate |improvement |agreed )*(?:actions?|activit(?:y|ies)|tasks|deliverables|interventions|commitments|pledges|steps|action points?)(?: (?:we will take|to be taken|we are taking|required|needed|for .{1,40}|and (?:timescales?|milestones)))?|(?:(?:in order )?to (?:achieve|do|deliver|address|support|improve|meet|realise|make)\b.{0,120})?(?:we|the council|the partnership|partners|together we|schools|the local authority|the service)(?: and .{1,60})? (?:will|shall|are going to|aim to|plan to|commit to|intend to|pledge to|need to|must|also)(?: (?:also|therefore|work (?:together |with .{1,60} )?to|do this by|achieve this by|continue to|deliver this by|focus on|undertake the following|take the following .{0,20}|now))?|what (?:we|are we|will we|do we|the council|the partnership)\b.{0,40}(?:do|doing|will do|are going to do|need to do|plan to do|deliver)|how (?:will )?we(?: will)? (?:do|achieve|deliver|get there|make)\b.{0,60}|how (?:this|it) will be (?:achieved|delivered|done)|this will be (?:achieved|delivered) (?:by|through)|we will|action plan|delivery plan|implementation plan|.{0,50}\bby)$/,
    'actions',
  ],
  [
    /^(?:our |the |these |key |strategic |main |five |six |four |three |seven |eight |ten |nine |agreed |local |shared |improvement |\d{1,2} |\d{4} \d{2,4} )*(?:priorities|themes|objectives|aims|goals|ambitions|pillars|strands|workstreams|focus areas|areas of focus|priority areas|priorities and actions|priorities for .{1,40}|aims and objectives|objectives and actions|areas for (?:improvement|development))$/,
    'groups',
  ],
];

/** A longer heading is a sentence of its own. */
const LONGEST = 160;

/** Null where the words say nothing of the kind. A number or letter before them, and a colon after them, make no difference. */
export function followsFrom(heading: string): Follows | null {
  if (heading.length > LONGEST) return null;
  const words = plain(heading).replace(/^(?:\d{1,2} |[ivx]{1,4} |section \d{1,2} )/, '');
  return RULES.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
