/** Reads when a board meets: asked ("when does the Partnership meet"), and set by an officer ("the Partnership meets on 12 January"). */
import { marksOf, type Sight } from '../mark.ts';
import type { ErrandReader } from './errands.ts';
import { BODY, bodySaid, isAnyBody, isLong, PLEASE } from './papers-words.ts';

const ASKED: readonly RegExp[] = [
  String.raw`^when\s+(?:does|will)\s+${BODY}\s+(?:next\s+)?meet(?:\s+next|\s+again)?${PLEASE}$`,
  String.raw`^(?:when\s+(?:is|are|'s)\s+|show\s+)?(?:the\s+)?(?:next\s+)?meetings?\s+(?:dates\s+)?of\s+${BODY}${PLEASE}$`,
  String.raw`^when\s+(?:do|does|are|will)\s+(?:the\s+)?papers\s+(?:for\s+${BODY}\s+)?(?:go out|due out|sent out|to go out)${PLEASE}$`,
].map((pattern) => new RegExp(pattern, 'iu'));

export const readMeetings: ErrandReader = ({ text }) => {
  if (isLong(text)) return null;
  for (const pattern of ASKED) {
    const found = pattern.exec(text.trim());
    if (!found) continue;
    const body = bodySaid(found[1]);
    if (found[1] !== undefined && (body === null || /^(?:we|i|you|they|it)$/i.test(body))) return null;
    return { kind: 'errand', plan: null, errand: { do: 'meetings', body } };
  }
  return null;
};

type Row = { pattern: RegExp; what: 'meeting' | 'cancel' | 'dispatch' | 'freeze' | 'call' };
const DAY = String.raw`(?:on\s+)?(\S.{2,40}?)`;
const SET: readonly Row[] = (
  [
    ['meeting', String.raw`^${BODY}\s+(?:next\s+|will\s+)?meets?\s+(?:next\s+)?on\s+(\S.{2,40}?)${PLEASE}$`],
    [
      'meeting',
      String.raw`^(?:the\s+)?(?:next\s+)?meeting\s+of\s+${BODY}\s+is\s+on\s+(\S.{2,40}?)${PLEASE}$`,
    ],
    ['cancel', String.raw`^${BODY}\s+(?:does\s+not|doesn['’]?t|no\s+longer)\s+meets?\s+${DAY}${PLEASE}$`],
    [
      'dispatch',
      String.raw`^(?:the\s+)?papers\s+(?:for\s+${BODY}\s+)?(?:go|will go|are sent)\s+out\s+${DAY}${PLEASE}$`,
    ],
    [
      'freeze',
      String.raw`^(?:the\s+)?papers\s+(?:for\s+${BODY}\s+)?(?:are|will be)\s+frozen\s+${DAY}${PLEASE}$`,
    ],
    ['call', String.raw`^(?:the\s+)?call\s+for\s+papers\s+(?:of\s+${BODY}\s+)?is\s+${DAY}${PLEASE}$`],
  ] as const
).map(([what, pattern]) => ({ what, pattern: new RegExp(pattern, 'iu') }));

/** Only in an officer's mouth: others tell of meetings that hold them up. */
export const readMeetingSet: ErrandReader = (sight) => {
  if (!sight.context.officer || sight.context.asked !== null || isLong(sight.text)) return null;
  for (const { pattern, what } of SET) {
    const found = pattern.exec(sight.text.trim());
    if (!found) continue;
    const [, words] = found;
    const body = bodySaid(words);
    if (words !== undefined && (body === null || isAnyBody(body))) continue;
    const day = onlyDay(sight);
    return day === null
      ? null
      : { kind: 'errand', plan: null, errand: { do: 'meeting-set', body, what, day } };
  }
  return null;
};

/** The day that the sentence ends with; null where it names none, or several. */
function onlyDay(sight: Sight): string | null {
  const [only, ...others] = marksOf(sight, 'date');
  if (!only || others.length > 0 || only.days.doubt) return null;
  const rest = sight.text.slice(only.end).replace(/(?:please|thanks|thank you|[\s.!?,])+/gi, '');
  return rest === '' && only.days.from === only.days.to ? only.days.by : null;
}
