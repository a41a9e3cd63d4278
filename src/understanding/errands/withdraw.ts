/** Reads what somebody takes back: "withdraw my request for 3.1(a)", "take back my hand-over"; and that they can't cover. */
import { marksOf } from '../mark.ts';
import type { ErrandReader } from './errands.ts';

const POLITE = String.raw`(?:(?:please|pls|ok|okay|sorry|can you|could you|i(?:'d| would) like to|i want to)[\s,]+)*`;
const WITHDRAWS = new RegExp(
  String.raw`^${POLITE}(?:withdraw|take back|cancel|drop|forget)\s+(?:(?:my|the|that)\s+)?(?<what>(?:request|wish|ask)(?:\s+(?:for|to|of))?(?:\s+(?:(?:more|extra)\s+time|an?\s+extension|hand(?:ing)?(?:[\s-]?over)?(?:\s+it)?(?:\s+over)?))?|(?:more|extra)\s+time(?:\s+request)?|extension(?:\s+request)?|hand[\s-]?over(?:\s+request)?|what i asked)(?<of>(?:\s+(?:for|of|about|on|to hand over))?\s+[^\n]{1,40}?)?[\s.!]*$`,
  'i',
);
const NO_COVER = new RegExp(
  String.raw`^${POLITE}i\s*(?:can(?:'|’)?t|can\s?not|won(?:'|’)?t|will not|am not able to|(?:'|’)m not able to)\s+(?:be able to\s+)?(?:cover|stand in)(?:\s+for\s+(?<who>[^\n]{2,60}?))?(?:\s+(?:any ?more|after all|sorry))*[\s.!]*$`,
  'i',
);

const BESIDE = /^(?:for|of|about|on|to hand over|the|action|[\s.])*$/i;

export const readWithdraw: ErrandReader = (sight) => {
  const cover = NO_COVER.exec(sight.text);
  if (cover)
    return {
      kind: 'errand',
      plan: null,
      errand: { do: 'no-cover', who: cover.groups?.who?.trim() ?? null },
    };
  const found = WITHDRAWS.exec(sight.text);
  if (!found) return null;
  const marks = marksOf(sight, 'item');
  const [ref = null, ...others] = new Set(marks.flatMap(({ entries }) => entries.map(({ ref }) => ref)));
  const named = found.groups?.of ?? '';
  const start = sight.text.lastIndexOf(named);
  const beside = marks.reduceRight(
    (text, mark) =>
      text.slice(0, Math.max(0, mark.start - start)) + text.slice(Math.max(0, mark.end - start)),
    named,
  );
  // More is named than one action, or something that is none.
  if (others.length > 0 || (named !== '' && ref === null) || !BESIDE.test(beside)) return null;
  const what = found.groups?.what ?? '';
  const of = /hand/i.test(what) ? 'hand-over' : /time|extension/i.test(what) ? 'more-time' : null;
  return { kind: 'errand', plan: null, errand: { do: 'withdraw', ref, of } };
};
