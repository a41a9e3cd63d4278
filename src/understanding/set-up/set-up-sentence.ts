/** One sentence that may set something up: without its politeness, and cut into the parts that a form names. */
import { HIDDEN, type Sight } from '../mark.ts';
import { sentencesOf } from '../mood.ts';

/** A stretch of the text: as it was typed, and as it was left by the parsers before (`left`). */
export type Part = { start: number; end: number; text: string; left: string };
export type Wish = Part & {
  sight: Sight;
  /** It ends with a question mark, and is no polite request. */
  asks: boolean;
};

/** Longer texts are letters, not wishes. */
const LONGEST = 600;

const OPENING =
  /^(?:(?:(?:hi|hello|hey|good morning|morning|afternoon|please|pls|plz|ok|okay|so|and|also|right|thanks|thank you|waymark|kindly|just)(?![\w'-])|(?:can|could|would|will) (?:you|u)(?![\w'])|(?:i(?:'d| would) like|i want|i need|we need you)(?: you)? to(?![\w'])|let's(?![\w']))[\s,!.:-]*)+/i;
const CLOSING =
  /(?<=[\s,;.!?-])(?:please|pls|plz|thanks|thank you|many thanks|thx|ta|cheers|for me|from now on|with immediate effect|immediately)$/i;
/** "..., she's taking it on": why, behind what is wished. */
const ASIDE = /,\s*(?:s?he|they|it)(?:'s|'re|'ll|'ve|s| is| are| will| has| have)\b[^\n.;]{0,200}$/i;
const TRAILING = /[\s,;.!?-]$/;
const POLITE = /(?:^|[\s,])(?:please|pls|plz|can you|can u|could you|would you|will you|could u)(?![\w'])/i;
/** "Dr. Sample" and "J. Sample" go on behind the dot. */
const SHORT_FORM = /(?<=\b(?:dr|mr|mrs|ms|mx|prof|cllr|rev|st|[a-z]))\.(?=\s\S)/gi;

/** The sentences of a text that say something, without what is merely polite; none where it is too long. */
export function wishesOf(sight: Sight): Wish[] {
  if (sight.text.length > LONGEST) return [];
  return sentencesOf(sight.left.replace(SHORT_FORM, ' ')).flatMap(({ start, end }) => {
    const whole = sight.left.slice(start, end);
    const from = start + (/^\s*/.exec(whole)?.[0].length ?? 0);
    const opening = OPENING.exec(sight.left.slice(from, end))?.[0].length ?? 0;
    const part = partAt(sight, from + opening, endOf(sight.left, from + opening, end));
    const asks = /\?[\s!?.]*$/.test(whole) && !POLITE.test(whole);
    return part.left.trim() === '' ? [] : [{ ...part, sight, asks }];
  });
}

/** Where the words end that stand before thanks and full stops. */
function endOf(left: string, from: number, to: number): number {
  let end = to;
  for (;;) {
    while (end > from && TRAILING.test(left.charAt(end - 1))) end -= 1;
    const polite = CLOSING.exec(left.slice(from, end)) ?? ASIDE.exec(left.slice(from, end));
    if (!polite) return end;
    end = from + polite.index;
  }
}

export function partAt(sight: Sight, from: number, to: number): Part {
  const raw = sight.left.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const end = Math.max(start, from + raw.trimEnd().length);
  return { start, end, text: sight.text.slice(start, end), left: sight.left.slice(start, end) };
}

/** The parts that a form's named groups stand for, or null where the form does not fit; `form` has the flag `d`. */
export function partsOf(form: RegExp, { sight, start, left }: Pick<Wish, 'sight' | 'start' | 'left'>) {
  const groups = form.exec(left)?.indices?.groups;
  if (!groups) return null;
  return Object.fromEntries(
    Object.entries(groups).flatMap(([name, place]: [string, [number, number] | undefined]) =>
      place ? [[name, partAt(sight, start + place[0], start + place[1])]] : [],
    ),
  );
}

/** The sight with nothing but the part left to read. */
export function onlyPart(sight: Sight, { start, end }: Pick<Part, 'start' | 'end'>): Sight {
  const left =
    HIDDEN.repeat(start) + sight.left.slice(start, end) + HIDDEN.repeat(Math.max(0, sight.left.length - end));
  return { ...sight, left, marks: sight.marks.filter((mark) => mark.start >= start && mark.end <= end) };
}
