/** New nodes of a sketch, empty but for what is known. */
import type { SketchNode } from '../sketch.ts';

export function newNode(title: string, where: string, known: Partial<SketchNode> = {}): SketchNode {
  return {
    label: null,
    called: null,
    action: false,
    description: null,
    when: null,
    owners: [],
    outcomes: [],
    measures: [],
    difference: [],
    status: null,
    progress: null,
    nature: null,
    children: [],
    ...known,
    title: tidy(title),
    where,
  };
}

/** One line, without the semicolon and the "and" that only lead to the next point. */
export const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/;\s*(?:and|or)?$/i, '')
    .trim();

/** Whether a text stops in the middle: nothing ends its last sentence. */
export const isOpen = (text: string): boolean => !/[.!?:;)\]"'”’]\s*$/.test(text);

/** Whether a text goes on with what came before it: it begins in lower case, with a figure or a sign. */
export const goesOn = (text: string): boolean => /^[\p{Ll}(&,%]|^\d{4}\b\.?$/u.test(text);

/** Two pieces of one text. No text of a plan grows beyond so many letters: what comes after is let go. */
export const joined = (one: string, other: string): string =>
  one.length > LONGEST ? one : withoutHyphen(one.trimEnd(), other.trimStart()).trim();

/** A word that was divided at the end of a line is whole again; what is hyphened anyway keeps its hyphen. */
const withoutHyphen = (one: string, other: string): string =>
  /\p{Ll}{2}-$/u.test(one) && /^\p{Ll}/u.test(other)
    ? `${HYPHENED.test(one) ? one : one.slice(0, -1)}${other}`
    : `${one} ${other}`;
const HYPHENED =
  /(?:\b(?:co|re|pre|post|non|self|well|multi|cross|inter|high|long|short|full|part|whole|evidence|peer|sector|child|trauma|place|needs|school|system|joined)|-[a-z]+)-$/i;
const LONGEST = 4_000;
