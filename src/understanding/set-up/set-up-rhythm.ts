/** Set-up sentences on rhythms, which officers alone set: "half-termly reports start this term". */
import type { PlainDate } from '../../domain/plan.ts';
import type { SetUp } from '../../domain/set-up.ts';
import { firstDayOf } from '../dates/term-words.ts';
import type { Reading } from '../intent.ts';
import { claimed } from '../mark.ts';
import { askBack, requested } from './set-up-request.ts';
import { scopeIn } from './set-up-scope.ts';
import { type Part, partsOf, type Wish } from './set-up-sentence.ts';

type Rule = Extract<SetUp, { do: 'rhythm' }>['rule'];

const RULES: readonly [RegExp, Rule][] = [
  [/half/i, 'half-termly'],
  [/month/i, 'monthly'],
  [/term/i, 'termly'],
  [/year|annual/i, 'yearly'],
];
const RULE =
  '(?<rule>half[\\s-]?termly|(?:every|each)\\s+half[\\s-]?term|monthly|(?:every|each)\\s+month|termly|(?:every|each)\\s+term|yearly|annual(?:ly)?|(?:every|each)\\s+year|(?<other>weekly|fortnightly|quarterly|six-?monthly|half-?yearly|daily|biannual(?:ly)?|termtime))';
const NOUN =
  '(?:(?:progress\\s+|monitoring\\s+)?(?:reports?|reporting|reviews?|updates?|returns?|check-?ins?|monitoring|surveys?|audits?|actions?|meetings?|ones))';
const START = '(?:(?:will|to|should|do)\\s+)?(?:starts?|begins?|runs?|commences?|kicks?\\s+off|resumes?)';
const ON = '(?:\\s+(?:on|for|of|in)\\s+(?<what>.+?))?';
const form = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'di');

const forms: readonly RegExp[] = [
  form(`(?:the\\s+|all\\s+)?${RULE}\\s+${NOUN}${ON}\\s+${START}(?:\\s+(?<when>.+))?`),
  form(
    `(?:start|begin|run|resume)\\s+(?:with\\s+)?(?:the\\s+|all\\s+)?${RULE}\\s+${NOUN}${ON}(?:\\s+(?<when>(?:from|this|next|now|today|in|on|at|with|as\\s+of)\\b.*))?`,
  ),
  form(`(?:the\\s+|all\\s+)?${RULE}\\s+${NOUN}${ON}\\s+(?<when>(?:from|as\\s+of)\\s+.+)`),
  form(
    `(?<what>.*${claimed('item')})\\s+(?:starts?|begins?)\\s+(?:the\\s+)?${RULE}\\s+${NOUN}(?:\\s+(?<when>.+))?`,
  ),
  form(
    `(?<what>.*${claimed('item')})\\s+(?:reports?|is\\s+reported|is\\s+asked\\s+about)\\s+${RULE}\\s+(?<when>(?:from|as\\s+of|starting)\\s+.+)`,
  ),
];

/** In any other mouth what is said of one report is how that goes; of reports it is a wish, and they are told whose. */
const SETS = /\b(?:reports|reporting|returns|check-?ins|updates|actions)\b/i;

export function readRhythm(wish: Wish): Reading | null {
  if (wish.asks || !(wish.sight.context.officer || SETS.test(wish.left))) return null;
  for (const pattern of forms) {
    const parts = partsOf(pattern, wish);
    if (!wish.sight.context.officer && (!parts?.when || 'other' in parts)) continue;
    const reading =
      parts?.rule && readAs(wish, parts.rule, parts.what ?? null, parts.when ?? null, 'other' in parts);
    if (reading) return reading;
  }
  return null;
}

function readAs(
  wish: Wish,
  rhythm: Part,
  what: Part | null,
  when: Part | null,
  other: boolean,
): Reading | null {
  const { sight } = wish;
  const scope = what ? scopeIn(sight, what) : { items: [], plans: [...sight.lexicon.about.keys()] };
  if (!scope) return null;
  const rule = RULES.find(([words]) => words.test(rhythm.text))?.[1];
  const first = when ? firstDays(wish, when, 'kind' in scope ? [] : scope.plans) : [null];
  if (first.length === 0) return null;
  if ('kind' in scope) return scope;
  if (other || !rule)
    return askBack(
      `I know monthly, half-termly, termly and yearly reports, and read "${rhythm.text.slice(0, 40)}". Nothing was changed.`,
    );
  const [from = null, ...others] = first;
  if (others.length > 0)
    return askBack('The plans have different terms. Nothing was changed. Say from which day.');
  return requested(wish, scope.plans, { do: 'rhythm', items: scope.items, rule, from });
}

/** The first day as each plan's own terms have it; none where the words name no day. */
function firstDays({ sight }: Wish, when: Part, plans: readonly string[]): (PlainDate | null)[] {
  const days = plans.map((plan) =>
    firstDayOf(sight, when, sight.lexicon.about.get(plan)?.terms ?? 'england'),
  );
  return [...new Set(days.filter((day) => day !== undefined))];
}
