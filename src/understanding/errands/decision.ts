/** Reads a board's decisions: recorded ("decision of the Partnership on 12 Jan: ..."), listed, and made an action. */
import type { PlainDate } from '../../domain/plan.ts';
import type { Named } from '../../domain/set-up.ts';
import { marksOf, type Sight } from '../mark.ts';
import type { ErrandReader } from './errands.ts';
import { BODY, bodySaid, isAnyBody, isLong, PLEASE } from './papers-words.ts';

const RECORD = new RegExp(
  String.raw`^(?:(?:please\s+)?(?:record|note)\s+(?:the\s+|a\s+)?|the\s+)?decision\s+(?:of|by|from)\s+${BODY}(?:,?\s+(?:on|of|at its meeting on)\s+([^:\n]{3,40}))?\s*:\s*(\S[\s\S]{2,1999})$`,
  'iu',
);
const DECIDED = new RegExp(
  String.raw`^the\s+${BODY}\s+decided\s+on\s+([^:\n]{3,40}?)\s*:\s*(\S[\s\S]{2,1999})$`,
  'iu',
);

/** The words of a decision, and what comes before them. */
const LONGEST = 2300;

/** A decision with its words; the day is null where the meeting is not named. */
export const readDecision: ErrandReader = (sight) => {
  if (sight.text.length > LONGEST) return null;
  const found = RECORD.exec(sight.text.trim()) ?? DECIDED.exec(sight.text.trim());
  if (!found) return null;
  const [, words, when, text = ''] = found;
  const body = bodySaid(words);
  const day = when === undefined ? null : pastDay(sight);
  if (body === null || (when !== undefined && day === null)) return null;
  return { kind: 'errand', plan: null, errand: { do: 'decision', body, day, text: text.trim() } };
};

/** The first day that the text names, as one that is over or today: a decision was made. */
function pastDay(sight: Sight): PlainDate | null {
  const [first] = marksOf(sight, 'date');
  const colon = sight.text.indexOf(':');
  if (!first || first.start > colon) return null;
  const { by, last, assumed } = first.days;
  if (by <= sight.context.today) return by;
  if (last) return last.by;
  return assumed === 'year' ? Temporal.PlainDate.from(by).subtract({ years: 1 }).toString() : by;
}

const LIST = new RegExp(
  String.raw`^(?:(?:show|list|show me|what are|what were)\s+)?(?:the\s+)?(?:latest\s+|last\s+|recent\s+|all\s+)?decisions\s+(?:of|by|from)\s+${BODY}${PLEASE}$`,
  'iu',
);
const WHAT = new RegExp(String.raw`^what\s+(?:did|has)\s+${BODY}\s+decided?${PLEASE}$`, 'iu');

export const readDecisions: ErrandReader = ({ text }) => {
  if (isLong(text)) return null;
  const found = LIST.exec(text.trim()) ?? WHAT.exec(text.trim());
  const body = found ? bodySaid(found[1]) : null;
  return body === null || isAnyPerson(body)
    ? null
    : { kind: 'errand', plan: null, errand: { do: 'decisions', body } };
};

const BACK = new RegExp(
  String.raw`^(?:please\s+)?(?:remove|delete|take\s+back|undo|withdraw|cancel)\s+(?:that|the|this|my)\s+(?:last\s+|latest\s+)?decision(?:\s+(?:of|by|from)\s+${BODY})?${PLEASE}$`,
  'iu',
);

/** "Take back the decision", "remove that decision of the Partnership". */
export const readDecisionBack: ErrandReader = ({ text }) => {
  const found = isLong(text) ? null : BACK.exec(text.trim());
  if (!found) return null;
  const body = bodySaid(found[1]);
  return found[1] !== undefined && body === null
    ? null
    : { kind: 'errand', plan: null, errand: { do: 'decision-back', body } };
};

const isAnyPerson = (said: string): boolean => isAnyBody(said) && !/^(?:board|partnership)/i.test(said);

const ACTION = new RegExp(
  String.raw`^(?:please\s+)?make\s+(?:it|that|this|the\s+(?:last\s+)?decision)\s+(?:into\s+)?an?\s+action\s+under\s+(\S{1,30})(?:\s+for\s+(?:the\s+)?(.{2,120}?))?(?:,?\s+(?:due\s+|by\s+)(?:by\s+|on\s+)?(.{3,40}?))?${PLEASE}$`,
  'iu',
);
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** "Make it an action under 3.2 for the Head of Inclusion by 31 March". */
export const readDecisionAction: ErrandReader = (sight) => {
  if (isLong(sight.text)) return null;
  const found = ACTION.exec(sight.text.trim());
  if (!found) return null;
  const [, under = '', who, when] = found;
  const named = marksOf(sight, 'item').flatMap(({ start, entries }) =>
    start < sight.text.length ? entries.slice(0, 1) : [],
  );
  const ref = named[0]?.ref ?? under;
  const day = when === undefined ? null : (marksOf(sight, 'date').at(-1)?.days.by ?? null);
  if (when !== undefined && day === null)
    return {
      kind: 'clarify',
      ask: 'By which day? Please say it as “by 31 March”. Nothing was changed.',
      items: [],
      suggestions: [],
    };
  const to: Named | null =
    who === undefined
      ? null
      : ADDRESS.test(who.trim())
        ? { kind: 'address', email: who.trim() }
        : { kind: 'name', name: who.trim().slice(0, 200) };
  return { kind: 'errand', plan: null, errand: { do: 'decision-action', under: ref, to, due: day } };
};
