/** What the words of an action say of its nature, and the words of a measure of its direction; inferences, and reported as such. */

import type { z } from 'zod/v4';
import type { Direction } from '../domain/measure.ts';
import type { Nature } from '../domain/plan.ts';

const OFTEN =
  'annual(?:ly)?|yearly|half[ -]yearly|six[ -]monthly|biannual(?:ly)?|termly|half[ -]termly|quarterly|monthly|fortnightly|weekly';
const RECURRING = [
  new RegExp(`\\b(?:${OFTEN})\\b`, 'i'),
  /\b(?:each|every) (?:(?:half )?term|half[ -]term|year|month|quarter|week|autumn|spring|summer|september|january)\b/i,
  /\b(?:a|as a) standard (?:agenda )?item\b/i,
  /\bto attend \S+(?: \S+){0,3} meetings?\b/i,
  /\bas part of \S+(?: \S+){0,4} meetings\b/i,
];
const CONTINUOUS =
  /^(?:to )?(?:continu(?:e|es|ing)|maintain(?:ing)?|champion(?:ing)?|promot(?:e|ing)|encourag(?:e|ing)|ongoing|sustain(?:ing)?)\b/i;
const ALWAYS = /\b(?:on-?going|continuous(?:ly)?|throughout|business as usual|bau)\b/i;

/**
 * The nature of an action by its words: recurring where they name an interval, continuous where they begin so
 * or the by-when says so; null where they say nothing, which counts as a deliverable.
 */
export function natureIn(title: string, when: string | null): Exclude<Nature, 'cross-reference'> | null {
  if (CONTINUOUS.test(title)) return 'continuous';
  if (RECURRING.some((pattern) => pattern.test(title) || (when !== null && pattern.test(when))))
    return 'recurring';
  return when !== null && ALWAYS.test(when) ? 'continuous' : null;
}

const DOWN =
  /\b(?:reduc\w*|decreas\w*|fewer|less|lower\w*|fall(?:s|ing)?|drops?|declin\w*|minimis\w*|eliminat\w*)\b/i;
const UP =
  /\b(?:increas\w*|improv\w*|rais(?:e|es|ed|ing)|more|higher|greater|gr[eo]w(?:s|th|ing|n)?|ris(?:e|es|ing)|uptake)\b/i;
const KEEP = /\b(?:maintain\w*|sustain\w*|remain\w*|consistent(?:ly)?)\b/i;
const GAP = /\bgaps?\b/i;
const CLOSING = /\b(?:clos(?:e|es|ed|ing)|narrow\w*|reduc\w*)\b/i;
const AT_LEAST =
  /\b(?:in line with or (?:better|above|higher)|at or above|(?:well )?above (?:the )?(?:national|regional|average)|better than|exceed\w*|top quartile)\b/i;
const AT_MOST =
  /\b(?:in line with or (?:less|below|lower)|at or below|below (?:the )?(?:national|regional|average))\b/i;
const COUNTED =
  /^(?:the |overall )?(?:numbers?|no\.?|percentage|proportion|rates?|%|percent|count|how many|volume|levels? of)\b|^%/i;
const AIMED = /\b\d+(?:\.\d+)?\s?(?:%|per ?cent)|^(?:all|every|100)\b|\btarget\b/i;
const DONE =
  /\b(?:in place|established|launched|published|completed?|delivered|developed|approved|adopted|signed off|implemented|embedded|produced|appointed|agreed)\b/i;

/** The direction that a measure's words give; `report` for a bare count, `qualitative` where nothing is said. */
export function directionIn(text: string): z.infer<typeof Direction> {
  const down = text.search(DOWN);
  const up = text.search(UP);
  const keep = text.search(KEEP);
  if (GAP.test(text) && CLOSING.test(text)) return 'close-gap';
  if (keep >= 0 && up > keep) return 'maintain-or-increase';
  if (down >= 0 && (up < 0 || down < up)) return 'decrease';
  if (up >= 0) return 'increase';
  if (AT_LEAST.test(text)) return 'at-or-above-comparator';
  if (AT_MOST.test(text)) return 'at-or-below-comparator';
  if (keep >= 0) return 'maintain';
  if (COUNTED.test(text)) return 'report';
  if (AIMED.test(text)) return 'reach-target';
  return DONE.test(text) ? 'achieve' : 'qualitative';
}
