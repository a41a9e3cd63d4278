/**
 * Reads a measure's reading ("measure 2 of 3.1: 87", "persistent absence 21.3% autumn 2026, provisional, source DfE").
 * By its words a measure is told from an action only where the plan has a measure of these words and the time it is for
 * is named: a figure without one is part of an update.
 */
import { anchorsOf, readByWhen } from '../../domain/by-when.ts';
import { claimed, type Sight } from '../mark.ts';
import { refKey } from '../plan-words/lexicon.ts';
import { stemsOf } from '../plan-words/topic-index.ts';
import type { ErrandReader } from './errands.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '(?:20\\d\\d(?:\\s?[-/]\\s?(?:20)?\\d\\d)?)';
/** The time that a figure is for: never a day, which is when something falls due. */
const TIME = `(?:(?:autumn|spring|summer)(?: (?:half[- ]?)?term)?(?: [12])?,? ${YEAR}|(?:(?:academic|school|financial|calendar) year|fy|year) ${YEAR}|${YEAR}|q[1-4],? ${YEAR}|${MONTH},? 20\\d\\d)`;
const VALUE = '(-?£?\\s?\\d[\\d,]*(?:\\.\\d+)?(?:\\s?(?:%|per ?cent))?)';
const OPENING = '(?:(?:please|pls|the|a|new|latest|my|our|record|add|enter|give|put in)\\s+)*';

const PLACED = new RegExp(
  `^${OPENING}(?:readings?\\s+(?:for|of)\\s+)?(?:measure\\s+(\\d{1,2})\\s+(?:of|in|for|under)\\s+(.{1,60}?)|(\\S{1,20})\\s+measure\\s+(\\d{1,2}))\\s*(?::|=|\\bis\\b|\\bwas\\b|\\s-\\s)\\s*(\\S[^\\n]{0,600})$`,
  'i',
);
const ASKED = new RegExp(
  `^${OPENING}readings?\\s+(?:for|of)\\s+([^\\n:=]{2,150}?)\\s*(?::|=|\\bis\\b|\\bwas\\b)\\s*(?=[-£\\d])([^\\n]{1,600})$`,
  'i',
);
const WORDED = new RegExp(
  `^(?:${OPENING}readings?\\s*[:-]\\s*)?([^\\n:=\\d]{3,150}?)\\s*(?::|=|\\b(?:is|was|are|were|at|now)\\b)?\\s*(?=[-£]?\\d)([^\\n]{1,600})$`,
  'i',
);
const SOURCE = /[\s,;(]*\b(?:source|src|data from)\b\s*(?:is|was|:|-)?\s*([^\n]{1,300}?)\)?[\s.]*$/i;
const STATE = /[\s,;(]*\b(provisional(?:ly)?|prov|interim|final(?:ised|ized)?)\b\.?(?: (?:figure|data))?\)?/i;

export const readReading: ErrandReader = (sight) => placed(sight) ?? worded(sight);

function placed(sight: Sight): ReturnType<ErrandReader> {
  const [, first, refAfter, refBefore, second, rest] = PLACED.exec(sight.text) ?? [];
  const place = Number(first ?? second);
  if (rest === undefined || place < 1 || /\?\s*$/.test(rest)) return null;
  const whole = /^(?:the )?(?:whole )?plan(?: as a whole)?$/i.test(refAfter ?? '');
  const ref = whole ? null : refIn(refAfter ?? refBefore ?? '', sight);
  if (ref === undefined) return null;
  const told = toldIn(rest, sight) ?? toldInWords(rest);
  return errand({ ...told, ref, place, words: null });
}

function worded(sight: Sight): ReturnType<ErrandReader> {
  const [, asked, figure] = ASKED.exec(sight.text) ?? [];
  if (asked !== undefined && figure !== undefined) {
    const told = isMeasured(asked, sight) ? toldIn(figure, sight) : null;
    if (told) return errand({ ...told, ref: null, place: null, words: asked.trim() });
  }
  const [, noun, rest] = WORDED.exec(sight.text) ?? [];
  if (noun === undefined || rest === undefined || !isMeasured(noun, sight)) return null;
  const told = toldIn(rest, sight);
  if (told?.period === null || !told) return null;
  return errand({ ...told, ref: null, place: null, words: noun.trim() });
}

type Told = { value: string; period: string | null; source: string | null; provisional: boolean | null };

const errand = (told: Told & { ref: string | null; place: number | null; words: string | null }) =>
  ({ kind: 'errand', plan: null, errand: { do: 'reading', ...told } }) as const;

/** A figure and what else belongs to a reading; null where anything is left over. */
function toldIn(text: string, sight: Sight): Told | null {
  const parts = apart(text);
  const [all = '', value = ''] =
    new RegExp(`^${VALUE}(?![\\d.%]|\\s?(?:out )?of\\b|/\\d)`, 'i').exec(parts.left) ?? [];
  if (all === '') return null;
  const left = parts.left
    .slice(all.length)
    .replace(/^[\s,;(]+|[\s,;.)]+$/g, '')
    .replace(/^(?:for|in|as at|during)(?: the)?\s+/i, '');
  const told = { value: value.replace(/\s+/g, ''), source: parts.source, provisional: parts.provisional };
  if (left === '') return { ...told, period: null };
  return new RegExp(`^${TIME}$`, 'i').test(left) && hasBegun(left, sight) ? { ...told, period: left } : null;
}

/** "Measure 1 of 2.1: parents say that they are heard, source survey" */
function toldInWords(text: string): Told {
  const { left, source, provisional } = apart(text);
  const [, before, period] =
    new RegExp(`^([^\\n]{2,600}?)(?:[\\s,;(]+(?:for|in)?\\s*(${TIME}))?[\\s.)]*$`, 'i').exec(left) ?? [];
  return { value: (before ?? left).trim(), period: period ?? null, source, provisional };
}

function apart(text: string): { left: string; source: string | null; provisional: boolean | null } {
  const [, source = null] = SOURCE.exec(text) ?? [];
  const unsourced = source === null ? text : text.replace(SOURCE, '');
  const [, state] = STATE.exec(unsourced) ?? [];
  const provisional = state === undefined ? null : !/^final/i.test(state);
  return { left: unsourced.replace(STATE, '').trim(), source: source?.trim() ?? null, provisional };
}

/** A time that is still to come is when something is expected, and no reading of it. */
function hasBegun(period: string, { context: { today } }: Sight): boolean {
  const { start, end } = readByWhen(period, anchorsOf({}, today));
  return start !== null ? start <= today : end === null || end.slice(0, 4) <= today.slice(0, 4);
}

/** Whether all that the words say is said of what one item is measured by. */
function isMeasured(words: string, { lexicon }: Sight): boolean {
  if (new RegExp(claimed('item')).test(words)) return false;
  const stems = stemsOf(words, lexicon.topics.short);
  const [first] = stems;
  return (
    first !== undefined &&
    (lexicon.topics.docs.get(first) ?? []).some(({ measured }) => stems.every((stem) => measured.has(stem)))
  );
}

/** The canonical ref; undefined where the plans have none of it. */
function refIn(text: string, { lexicon }: Sight): string | undefined {
  const key = refKey(
    text.replace(/^(?:the )?(?:priority|objective|theme|action|activity|p(?=\s?\d))\s*/i, ''),
  );
  return lexicon.refs.get(key)?.[0]?.ref;
}
