/** Whose words these are: what others said, and what is said of another time, is hidden before a reply is read. */

import { claimed, HIDDEN, type Sight } from '../mark.ts';
import { sentencesOf } from '../mood.ts';
import { wordsOf } from '../words.ts';
import { clausesOf } from './clauses.ts';
import { ANY_STATUS } from './status-words.ts';

export type Span = { start: number; end: number };
/** `sight` without what is not the speaker's own; what stands in `unsure` may be inferred and never be taken as said. */
export type Voice = { sight: Sight; unsure: readonly Span[]; ask: string | null };

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** What may stand before a colon and leave the words behind it the speaker's own about this action. */
const KNOWN_LEAD = words(
  `status statuses rag rating update updates progress current currently now today latest overall my our the a an it its
  is are this that one action activity re for on of and evidence proof reason reasons why because cause good great
  news new revised expected due date percent percentage done complete completed finished hi hello
  hey hiya morning team all thanks thank you ok okay yes yep sorry please pls mark as at not started risk track off
  slipping slipped delayed late behind schedule red amber green blue me from i we`,
);
const GREETING = /^\s*(?:hi|hello|hey|hiya|morning|good (?:morning|afternoon)|dear|thanks|sorry)\b/i;
const OTHER_TIME =
  /\b(?:last|next|previous(?:ly)?|prior|targets?|goals?|aims?|originally|original|planned|old|past|future|was|were|baseline|before|earlier|to ?do|yesterday|tomorrow|(?:19|20)\d\d|\d\d\/\d\d)\b/i;
/** "Last year, complete", "previous status - red". */
const ELSEWHEN =
  /^\s*(?:(?:in|for|during|as of|by) )?(?:the |my |our )?(?:last|next|previous|prior|past|target|planned|original|(?:19|20)\d\d)(?![\w'])[\w /'-]{0,20}$/i;
const LAST = /\b(?:last|next|previous|(?:19|20)\d\d)\b/i;
const RECORD = /\b(?:minutes|notes|reports?|papers?|slides|documents?|polic(?:y|ies)|photos|agendas?)\b/i;
const REPORTING_LEAD =
  /\b(?:said|says?|wrote|writes|tells?|told|reckons?|claims?|claimed|according to|thinks?|believes?|mention(?:s|ed)|hear[ds]?|fwd?|fw|forwarded|repli(?:es|ed)|answered|emailed|messaged|texted|confirms?|advises?|advised|quot(?:e|ing)|from(?! (?:me|us)\b))\b/i;
/** The own word, said before, is still the own word. */
const OWN_REPORT =
  /\b(?:i|we|i'd|we'd|i've|we've|that|as|having|like i|like we)\s+(?:have |had |already |just )*$/i;
const REPORT =
  /\baccording to(?! (?:the )?(?:plan|schedule))\b|\b(?:said|says|wrote|writes|tells|told|reckons?|thinks|believes|claimed|claims (?=that|it|to))\b|\b(?:i|we)(?:'ve)? hear[d]?\b/gi;
const PASSIVE = /\b(?:was|were|been|being|am|are)\s+$/i;
const CAUSE = /\b(?:because|cos|coz|due to|owing to|as|since)\s*$/i;

const CONDITION =
  /(?<!\b(?:know|shout|tell me|ask|call|ring|ping|email|me|touch) )\bif\b(?! (?:you|u|anyone|needed|poss|possible|any|helpful|useful|that'?s ok))|\b(?:unless|provided|providing|assuming|subject to|depend(?:s|ing|ent) on|as long as|so long as|would)\b|\((?:target|planned|expected|projected|forecast|aim|goal)\b/i;
const TAG =
  /,\s*(?:has|is|was|does|did|have|will|are|isn't|hasn't|wasn't|right|innit)\s*(?:it|this|that|they|he|she|we)?(?:\s+not)?\s*[.!]*\s*$/i;
/** "On track. NOT": takes back all that went before. */
const TAKEN_BACK =
  /[\n.!?,;-]\s*(?:not|no longer|as if|yeah right|just kidding|jk|only joking|joke)\s*[.!]*\s*(?=\n|$)/i;

const SPEAKS_OF_STATUS = new RegExp(
  `\\b(?:${ANY_STATUS}|not started|slipped|behind)\\b|%|${claimed('date')}`,
  'i',
);

export function ownVoice(stated: Sight): Voice {
  const { left } = stated;
  const leads = leadsOf(left, stated.text);
  const sentences = sentencesOf(left);
  const reports = sentences.flatMap((sentence) => reportedIn(left, sentence));
  const takenBack = TAKEN_BACK.exec(left);
  const hidden = [
    ...leads.flatMap((lead) => (lead.kind === 'other' ? [lead.governs] : [])),
    ...reports.map((report) => report.hides),
    ...(takenBack ? [{ start: 0, end: takenBack.index + takenBack[0].length }] : []),
  ];
  const unsure = [
    ...leads.flatMap((lead) => (lead.kind === 'unknown' ? [lead.governs] : [])),
    ...reports.map((report) => report.sentence),
    ...sentences.filter(({ start, end }) => {
      const said = left.slice(start, end);
      return CONDITION.test(said) || TAG.test(said);
    }),
  ];
  const lost = hidden.some(({ start, end }) => SPEAKS_OF_STATUS.test(left.slice(start, end)));
  const ask = !lost
    ? null
    : takenBack || leads.some((lead) => lead.kind === 'other' && lead.time)
      ? 'I read that as taken back, or as said of another time.'
      : 'I read that as somebody else’s words.';
  return { sight: without(stated, hidden), unsure, ask };
}

function without(sight: Sight, hidden: readonly Span[]): Sight {
  let { left } = sight;
  for (const { start, end } of hidden)
    left = left.slice(0, start) + HIDDEN.repeat(end - start) + left.slice(end);
  const isHidden = (at: number): boolean => hidden.some(({ start, end }) => at >= start && at < end);
  return { ...sight, left, marks: sight.marks.filter((mark) => !isHidden(mark.start)) };
}

type Lead = Span & { kind: 'known' | 'unknown' | 'other'; time: boolean; governs: Span };

const BEGINS_ANEW = /[\n.!?;,:(]/;
/** Before a comma or a dash only short words lead. */
const LONGEST_LEAD = 80;

/** Every "words:" and short "words - ", with the stretch that it speaks for. */
function leadsOf(left: string, text: string): Lead[] {
  const leads: Lead[] = [];
  let start = 0;
  let seen = 0;
  for (const match of left.matchAll(/(?<!\d):|:(?!\d)|,| - |[^\s\d]- /g)) {
    const at = match.index + match[0].length;
    const lineEnd = endOf(left, at, /\n/g);
    for (; seen < match.index; seen++) if (BEGINS_ANEW.test(left.charAt(seen))) start = seen + 1;
    if (!match[0].includes(':') && match.index - start > LONGEST_LEAD) continue;
    const before = left.slice(start, match.index + (/^[^\s:,]/.test(match[0]) ? 1 : 0));
    if (before.trim() === '') continue;
    const asTyped = text.slice(start, start + before.length);
    const { kind, time } = leadKind(before, asTyped, match[0].trim().slice(-1));
    const alone = left.slice(at, lineEnd).trim() === '';
    const end =
      alone || (kind === 'other' && !time)
        ? left.length
        : time
          ? endOf(left, at, /[.!?](?=\s)|\n/g)
          : lineEnd;
    leads.push({ start, end: at, kind, time, governs: { start, end } });
  }
  const named = leads.filter((lead) => left.charAt(lead.end - 1) === ':' && lead.kind === 'known');
  return leads.map((lead) => {
    const next = named.find((other) => other.start >= lead.end);
    const end = next ? Math.min(lead.governs.end, next.start) : lead.governs.end;
    return { ...lead, governs: { start: lead.governs.start, end } };
  });
}

function leadKind(before: string, asTyped: string, mark: string): Pick<Lead, 'kind' | 'time'> {
  const known = { kind: 'known', time: false } as const;
  const typed = wordsOf(before).map((word) => word.text);
  // "Target date: ..." and "new date: ..." are the forecast's own to judge.
  const greets = GREETING.test(before) && !REPORTING_LEAD.test(before) && !OTHER_TIME.test(before);
  if (greets || /\bdate\s*$/i.test(before)) return known;
  const strange = typed.filter((word) => !KNOWN_LEAD.has(word));
  if (mark !== ':') {
    if (ELSEWHEN.test(asTyped)) return { kind: 'other', time: true };
    const short = mark === '-' && typed.length > 0 && typed.length < 4 && strange.length === typed.length;
    return short ? { kind: 'unknown', time: false } : known;
  }
  // "Report published last year: https://..." names a record, and what stands behind it is judged as one.
  if (RECORD.test(before)) return { kind: 'unknown', time: false };
  if (OTHER_TIME.test(before) || LAST.test(asTyped)) return { kind: 'other', time: true };
  if (REPORTING_LEAD.test(before) && !/\b(?:i|we)\s+(?:said|say|wrote|told)\b/i.test(before))
    return { kind: 'other', time: false };
  const dated = new RegExp(claimed('date')).test(before);
  return strange.length > 0 || dated ? { kind: 'unknown', time: false } : known;
}

function endOf(left: string, from: number, stop: RegExp): number {
  stop.lastIndex = from;
  return stop.exec(left)?.index ?? left.length;
}

/** What another person is quoted for: the words behind the verb, or the whole sentence where it closes with it. */
function reportedIn(left: string, sentence: Span): { hides: Span; sentence: Span }[] {
  const said = left.slice(sentence.start, sentence.end);
  const starts = clausesOf(said).map((clause) => clause.start);
  for (const match of said.matchAll(REPORT)) {
    const clause = starts.findLast((start) => start <= match.index) ?? 0;
    const subject = said.slice(clause, match.index);
    const always = /^according|hear/i.test(match[0]);
    const foreign = always || PASSIVE.test(subject) || (/\p{L}/u.test(subject) && !OWN_REPORT.test(subject));
    if (
      !foreign ||
      /\b(?:nobody|no[ -]?one|noone|nobody's|haven't been|hasn't been|not been)\b/i.test(subject) ||
      CAUSE.test(said.slice(0, clause)) ||
      /^\s*(?:because|as|since|cos)\b/i.test(subject)
    )
      continue;
    const told = wordsOf(said.slice(match.index + match[0].length));
    const opens = clause > 0 && told.length > 2 && !/^according/i.test(match[0]);
    return [{ hides: { start: sentence.start + (opens ? clause : 0), end: sentence.end }, sentence }];
  }
  return [];
}
