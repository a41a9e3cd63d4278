/** Collects what a document says of the plan as a whole: principles, next steps, and the measures of all of it. */
import type { Sketch } from '../sketch.ts';
import type { Block } from './block.ts';
import { type Follows, followsFrom } from './heading-words.ts';
import { tidy } from './node.ts';

const LONGEST = 400;
const PLAN_MEASURE = /^(?:impact|overall|success|outcome) (?:measures?|indicators?)\s*[:–-]\s*\S/i;

type TextBlock = Exclude<Block, { kind: 'table' }>;

export function asidesIn(blocks: readonly Block[]): NonNullable<Sketch['whole']> {
  const texts = blocks.filter((block) => block.kind !== 'table');
  const principles = under('principles', texts).map(({ text }) => text);
  const nextSteps = under('next-steps', texts).map(({ text, where }, index) => ({
    ref: `NS${index + 1}`,
    text,
    where,
  }));
  const measures = texts
    .map(({ text }) => tidy(text))
    .filter((text) => text.length < LONGEST && PLAN_MEASURE.test(text));
  return {
    ...(principles.length === 0 ? {} : { principles }),
    ...(nextSteps.length === 0 ? {} : { nextSteps }),
    ...(measures.length === 0 ? {} : { measures }),
  };
}

/** A line that may be the next heading of a text without marked headings. */
const isShort = (text: string): boolean => text.length < 80 && !/[.:;,]$/.test(text);

/** What stands under a heading of that kind: the points of its lists, else its short lines. */
function under(wanted: Follows, texts: readonly TextBlock[]): { text: string; where: string }[] {
  const found: TextBlock[] = [];
  let inside = false;
  for (const block of texts) {
    const follows = block.kind === 'item' ? null : followsFrom(block.text);
    const spent =
      block.kind === 'paragraph' && isShort(block.text) && found.some(({ kind }) => kind === 'item');
    if (follows === wanted) inside = true;
    else if (
      spent ||
      block.kind === 'heading' ||
      (follows !== null && !/:$/.test(block.text)) ||
      PLAN_MEASURE.test(block.text)
    )
      inside = false;
    else if (inside) found.push(block);
  }
  const points = found.filter((block) => block.kind === 'item');
  const deepest = points.reduce((most, { depth }) => Math.max(most, depth), 0);
  const chosen = points.length > 0 ? points.filter(({ depth }) => depth === deepest) : found;
  return chosen
    .map(({ text, where }) => ({ text: tidy(text), where }))
    .filter(({ text }) => text !== '' && text.length <= LONGEST);
}
