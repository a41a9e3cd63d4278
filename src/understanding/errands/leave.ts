/** Reads who is away and who covers: "I'm away until the 31st, Kim covers", "I'm back", and an officer's word on others. */
import type { PlainDate } from '../../domain/plan.ts';
import type { Named } from '../../domain/set-up.ts';
import { DATE, UNTIL } from '../dates/dated.ts';
import type { Clarify, Context, Reading } from '../intent.ts';
import { claimed, type MarkOf, marksOf, runParsers, type Sight } from '../mark.ts';
import { ofAll } from '../parsers.ts';
import { phraseOf } from '../phrase.ts';
import type { Lexicon } from '../plan-words/lexicon.ts';
import { namedFrom } from '../plan-words/named.ts';
import type { ErrandReader } from './errands.ts';

const LONGEST = 250;
const HELLO = String.raw`^(?:(?:hi|hello|hey|morning|just|so|please|fyi|note|heads up|to say|to let you know|that)[\s,:!-]+)*`;
const END = String.raw`[\s.!]*(?:thanks|thank you|thx|ta|cheers)?[\s.!]*$`;
const KIND =
  '(?:annual |sick |maternity |mat |paternity |parental |study |compassionate |adoption |unpaid |special |extended )?';
const AWAY = `(?:(?:on )?(?:annual |sick |maternity |mat |paternity |parental |adoption )leave|on ${KIND}leave|away|off(?: sick| ill| work)?|out of (?:the )?office|on (?:my )?(?:holidays?|hols|vacation|sabbatical|secondment|jury service)|ooo|taking ${KIND}leave|signed off(?: sick| work)?)`;
const TO = `(?:${UNTIL}|to|through|thru|up to|-|–)`;
const SPAN = String.raw`(?<span>(?:from\s+(?:the\s+)?${DATE}\s*${TO}\s+(?:the\s+)?(?:end of\s+)?${DATE}|(?:from\s+|${TO}\s+)?(?:and including\s+)?(?:the\s+)?(?:end of\s+)?${DATE}|(?:and\s+)?back\s+(?:on\s+|at work\s+|in\s+)*(?:the\s+)?${DATE}|${DATE}\s*${TO}\s+(?:the\s+)?${DATE}))`;
const NAME = String.raw`(?:[^\s,;:@]+@[^\s,;:@]+|[^,.;:\n]{1,60}?)`;
const COVERS =
  '(?:covers|is covering|will cover|will be covering|covering|to cover|stands in|is standing in|will stand in|steps in)';
const COVER = String.raw`(?:[\s,.;:-]+(?:and\s+|with\s+|while\s+)?(?:(?<cover>${NAME})\s+${COVERS}(?:\s+for\s+(?:me|him|her|them))?|(?:cover|covered)(?:\s+(?:is|by|from|will be))?[\s:]+(?<by>${NAME})))?`;

const form = (pattern: string): RegExp => new RegExp(`${HELLO}${pattern}${END}`, 'di');
const OWN = form(
  String.raw`(?:(?:i'?m|i am|i'?ll be|i will be|am|will be)\s+)?(?:going\s+(?:to be\s+|on\s+)?)?${AWAY}\s+${SPAN}${COVER}`,
);
/** Without any day: "I'm off" by itself may be a goodbye. */
const BARE = form(
  String.raw`(?:${claimed('item')}[\s,:-]*)?(?:(?:i'?m|i am|i'?ll be|i will be)\s+(?:going\s+(?:to be\s+|on\s+)?)?(?!off[\s.!,]*$)${AWAY}|on leave|on annual leave|ooo|out of (?:the )?office)${COVER}`,
);
const OTHERS = form(String.raw`(?<who>${NAME})(?:\s+(?:is|will be|has been)|'s)\s+${AWAY}\s+${SPAN}${COVER}`);
const LAST = form(
  String.raw`my last (?:working )?day (?:at work |here |in (?:the )?(?:office|post|job) )?(?:is|will be)\s+(?:on\s+)?(?:the\s+)?${DATE}(?:[\s,.;:-]+(?:and\s+|then\s+)?(?<cover>${NAME})\s+(?:takes over|is taking over|will take over|covers|is covering|will cover|has it all|picks (?:it|this|things) up))?`,
);
const BACK = form(
  `(?:(?:i'?m|i am) (?:now )?back(?: (?:at work|in|in the office|now|from (?:my )?(?:annual |sick )?(?:leave|holiday|hols)|early|today))*|(?:end|cancel|stop|delete|remove) my leave(?: now| today)?)`,
);
const BACK_OTHERS = form(
  `(?:(?<who>${NAME})(?: is|'s) back(?: (?:at work|in the office|now|from (?:annual |sick )?leave|early|today))*|(?:end|cancel|stop|delete|remove) (?<whose>${NAME})(?:'s|’s|s')? leave(?: now| today)?)`,
);

export const readLeave: ErrandReader = (sight) => {
  if (sight.text.length > LONGEST || /\?/.test(sight.text)) return null;
  const { officer } = sight.context;
  if (BACK.test(sight.left)) return ended(null);
  const last = partsIn(LAST, sight);
  if (last) return leaving(last.cover ?? 'Kim');
  const own = partsIn(OWN, sight);
  if (own)
    return (own.cover ?? own.by ?? (isSpan(own.span, sight) ? true : null)) ? awayAs(null, own, sight) : null;
  const bare = partsIn(BARE, sight);
  if (bare) return awayAs(null, bare, sight);
  const others = partsIn(OTHERS, sight);
  // With a cover, and nothing in hand that it could explain, it is no owner's reason: they are told whose word it is.
  const told =
    others?.cover !== undefined && sight.context.inHand.length === 0 && sight.context.asked === null;
  if (!officer && !told) return null;
  const whose = others?.who === undefined ? null : personIn(others.who, sight);
  if (others && whose) return awayAs(whose, others, sight);
  const back = partsIn(BACK_OTHERS, sight);
  const who = back?.who ?? back?.whose;
  const named = who === undefined ? null : personIn(who, sight);
  return named ? ended(named) : null;
};

/** The same of words that may speak of one action, too: whoever says them of all that is theirs is away. */
export function readOwnLeave(text: string, lexicon: Lexicon, context: Context): ReturnType<ErrandReader> {
  const phrase = phraseOf(text);
  const sight = runParsers(ofAll, { text: phrase, left: phrase, marks: [], lexicon, context });
  const own = text.length > LONGEST ? null : partsIn(OWN, sight);
  return own && awayAs(null, own, sight);
}

type Parts = { who?: string; whose?: string; cover?: string; by?: string; span?: readonly [number, number] };

/** The named groups as they were typed; `span` as its place. */
function partsIn(pattern: RegExp, sight: Sight): Parts | null {
  const places = pattern.exec(sight.left)?.indices?.groups;
  if (!places) return null;
  const text = (name: string): string | undefined => {
    const place = places[name];
    return place && sight.text.slice(...place);
  };
  const parts: Parts = {};
  for (const name of ['who', 'whose', 'cover', 'by'] as const) {
    const found = text(name);
    if (found !== undefined) parts[name] = found;
  }
  if (places.span) parts.span = places.span;
  return parts;
}

const datesIn = (span: Parts['span'], sight: Sight): MarkOf<'date'>[] =>
  span === undefined
    ? []
    : marksOf(sight, 'date').filter(({ start, end }) => start >= span[0] && end <= span[1]);

/** "From 14 December to 4 January", "next week": both ends are said. */
function isSpan(span: Parts['span'], sight: Sight): boolean {
  const [first, ...others] = datesIn(span, sight);
  const words = span ? sight.text.slice(...span) : '';
  return others.length > 0 || (/^from\b/i.test(words) && first !== undefined);
}

function awayAs(
  who: Named | null,
  parts: Parts,
  sight: Sight,
): Extract<Reading, { kind: 'errand' | 'clarify' }> {
  const days = parts.span ? daysOf(parts.span, sight) : { from: null, until: null };
  if (!days)
    return askBack(
      'From when until when? Nothing was set. Say, for example, "away until 31 December, Kim covers".',
    );
  const words = parts.cover ?? parts.by;
  const cover = words === undefined ? null : personIn(words, sight);
  if (words !== undefined && cover === null)
    return askBack(
      `I could not read "${words.trim().slice(0, 60)}" as one person. Nothing was set. Say it again with their whole name or e-mail address.`,
    );
  return { kind: 'errand', plan: null, errand: { do: 'leave', who, ...days, cover } };
}

/** The first and the last day away; a null `from` is today, a null `until` was not said. */
function daysOf(
  span: Parts['span'],
  sight: Sight,
): { from: PlainDate | null; until: PlainDate | null } | null {
  const { today } = sight.context;
  const dates = datesIn(span, sight);
  const [first, last] = [dates[0], dates.at(-1)];
  if (!span || !first || !last) return null;
  const words = sight.text.slice(...span);
  const back = /^(?:and\s+)?back\b/i.test(words);
  const named = back
    ? dayBefore(last.days.from)
    : last === first && !/^(?:from\b|\W*(?:until|till?|'?til|to|up|through|thru)\b)/i.test(words)
      ? last.days.to
      : last.days.by;
  // "Until Friday", said on a Friday, is the next one.
  const until = named === today && last.days.assumed === 'week' ? weekAfter(named) : named;
  const begins =
    dates.length > 1 ||
    /^from\b/i.test(words) ||
    (first.days.from < first.days.to && until === first.days.to);
  const from = begins && first.days.from > today ? first.days.from : null;
  // "From January" says no end; "from 14 to 18 December" is one stretch of days.
  if (/^from\b/i.test(words) && dates.length === 1 && !RANGE.test(first.text))
    return { from: first.days.from > today ? first.days.from : null, until: null };
  return until < today || (from !== null && until < from) ? null : { from, until };
}

const RANGE = /\d\s*(?:-|–|to|until|till)\s*(?:the\s+)?\d/i;

const weekAfter = (date: PlainDate): PlainDate => Temporal.PlainDate.from(date).add({ weeks: 1 }).toString();

const dayBefore = (date: PlainDate): PlainDate =>
  Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();

/** A person or the holder of a post, as they were named. */
function personIn(words: string, { lexicon }: Sight): Named | null {
  const found = namedFrom(words, lexicon, null);
  return found.kind === 'known' ? found.named : null;
}

const ended = (who: Named | null): Extract<Reading, { kind: 'errand' }> => ({
  kind: 'errand',
  plan: null,
  errand: { do: 'end-leave', who },
});

const askBack = (ask: string): Clarify => ({ kind: 'clarify', ask, items: [], suggestions: [] });

/** Whoever goes for good hands over; whoever is away has a cover: neither is guessed. */
const leaving = (name: string): Clarify =>
  askBack(
    `Nothing was set: are you away for a while, or leaving for good? For a while, say "away until" and your last day away, and "${name.trim().slice(0, 60)} covers". For good, a strategy officer gives your post or your actions to somebody else from that day on; tell them, or hand your actions over one by one, such as "1.2a is passing to ${name.trim().slice(0, 60)}".`,
  );
