/** Finds what a document says of itself near its start: title, authority, the years it is for, the month it is dated. */
import type { Block } from './block.ts';
import { groupHeadingOf } from './group-heading.ts';

export type HeadWords = {
  title: string | null;
  authority: string | null;
  period: string | null;
  dated: string | null;
};

/** A title stands among the first of a document's blocks. */
const FIRST = 40;
const COVER = 15;
const LONGEST_TITLE = 140;
const LONGEST_NAME = 60;

const KIND = /\b(?:strategy|plan|framework|programme|priorities|blueprint|roadmap|manifesto)\b/i;
const MONTH = '(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} )?';
const YEAR = '(?:19|20)\\d{2}';
const SPAN = new RegExp(
  `${MONTH}\\b${YEAR}(?:/\\d{2})?\\s?(?:[-–—/]|to|until)\\s?${MONTH}(?:${YEAR}|\\d{2})\\b`,
  'i',
);
const DATED =
  /^(?:published|version|draft|updated|date|dated|last updated|revised)?[\s:.\dv–-]*((?:january|february|march|april|may|june|july|august|september|october|november|december)\s+(?:19|20)\d{2})$/i;
/** "The Sample Strategy 2020 – 2030 is a strategy to ...": the name before the verb. */
const SENTENCE =
  /^(?:this |our )?(?:the )?((?:[\p{Lu}\d&,][^\s.]* (?:(?:and|for|in|of|the|to) )*){1,10}(?:Strategy|Plan|Framework|Programme)(?: (?:for )?\d{4}(?:\s?[-–—]\s?\d{2,4})?)?)(?= (?:is|sets|has|describes|outlines)\b)/u;
/** Words that name a kind of document, and none in particular. */
const GENERAL =
  /^(?:the|our|a|an|draft|final|executive|summary|implementation|delivery|action|improvement|strategic|strategy|plan|framework|programme|and|education|of|for|document|priorities|joint|local|area|full|\d+|[-–—:])+$/i;

export function headWordsOf(blocks: readonly Block[]): HeadWords {
  const first = blocks.slice(0, FIRST).filter((block) => block.kind !== 'table');
  const title = titleIn(first);
  const short = first
    .slice(0, COVER)
    .map(({ text }) => text)
    .filter((text) => text.length <= LONGEST_TITLE && !/[.;]$/.test(text))
    .filter((text) => groupHeadingOf(text, true) === null);
  const period =
    [title ?? '', ...short].map((text) => SPAN.exec(text)?.[0] ?? null).find((text) => text !== null) ?? null;
  const dated = first.slice(0, COVER).map(({ text }) => DATED.exec(text.trim())?.[1] ?? null);
  return {
    title,
    authority: authorityIn(blocks),
    period,
    dated: dated.find((text) => text !== null) ?? null,
  };
}

/** The first line that reads like a title; a general one ("Action plan") together with the line before it. */
function titleIn(first: readonly Exclude<Block, { kind: 'table' }>[]): string | null {
  const lines = first
    .filter((block) => block.kind !== 'item')
    .flatMap((block) => (block.kind === 'heading' ? [block.text] : block.text.split('\n')).map(oneLine));
  for (const [index, text] of lines.entries()) {
    const name = SENTENCE.exec(text.slice(0, 300))?.[1];
    if (name !== undefined) return name;
    if (
      text.length > LONGEST_TITLE ||
      !KIND.test(text) ||
      /[.;:?,]$|\b(?:is|are|has|have|will|we)\b/.test(text)
    )
      continue;
    const named = lines[index - 1] ?? '';
    const general = text.split(' ').every((word) => GENERAL.test(word.replace(/[,.]/g, '')));
    return general && named !== '' && named.length < 80 && !/[.:;]$/.test(named) ? `${named}: ${text}` : text;
  }
  const heading = first.find(
    (block) => block.kind === 'heading' && block.level <= 2 && groupHeadingOf(block.text, true) === null,
  );
  return heading === undefined ? null : oneLine(heading.text).slice(0, LONGEST_TITLE);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const COUNCIL =
  /((?:\p{Lu}[\p{L}'’-]+ (?:(?:and|with|upon|of|on|the|&) ){0,2}){1,4})(?:Metropolitan |Borough |City |County |District |Unitary |Town ){0,3}Council\b/gu;
const BOROUGH =
  /(?:Royal |London )Borough of (?:\p{Lu}[\p{L}'’-]+)(?: (?:and|upon) \p{Lu}[\p{L}'’-]+| \p{Lu}[\p{L}'’-]+)?/gu;
/** Councils that are nobody's authority. */
const OTHER =
  /\b(?:School|Schools|Youth|Pupil|Student|Learner|Parish|Local|British|Arts|The|Our|Each|Full|Executive|Children|Cross|Research|Medical|Every|A|An|This|And|By|Your)\s*$/;

/** The council that is named most often, and first among equals. */
function authorityIn(blocks: readonly Block[]): string | null {
  const counts = new Map<string, number>();
  for (const block of blocks) {
    const text = block.kind === 'table' ? tableText(block) : block.text;
    for (const match of [...text.matchAll(COUNCIL), ...text.matchAll(BOROUGH)]) {
      const own = (match[1] ?? '')
        .replace(/(?:Metropolitan|Borough|City|County|District|Unitary|Town)\s*/g, '')
        .trim();
      if (match[1] !== undefined && (own === '' || OTHER.test(own))) continue;
      const name = oneLine(match[0]).replace(/^(?:The|Our) /, '');
      if (name.length > LONGEST_NAME) continue;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best?.[0] ?? inCapitals(blocks);
}

/** `SAMPLE COUNTY COUNCIL` on a line of the cover. */
function inCapitals(blocks: readonly Block[]): string | null {
  const lines = blocks
    .slice(0, COVER)
    .flatMap((block) => (block.kind === 'table' ? [] : block.text.split('\n')));
  const line = lines.find((text) => /^[A-Z][A-Z &'’-]{2,50} COUNCIL$/.test(text.trim()));
  if (line === undefined) return null;
  return line
    .trim()
    .toLowerCase()
    .replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}

const tableText = (block: Extract<Block, { kind: 'table' }>): string =>
  block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.map(({ text }) => text))).join('\n');
