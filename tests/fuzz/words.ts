/** What is typed: the phrases of the files, what our plans make of them, hostile texts; and all of it mistyped. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { nastyText } from './nasty.ts';
import type { Random } from './random.ts';

const FOLDER = join(import.meta.dirname, '../understanding/phrases');
const Line = z.object({ in: z.object({ text: z.string() }) });
const PHRASES: readonly string[] = readdirSync(FOLDER)
  .sort()
  .flatMap((name) => readFileSync(join(FOLDER, name), 'utf8').split('\n'))
  .filter((line) => line.trim() !== '')
  .map((line) => Line.parse(JSON.parse(line)).in.text);

const REFS = ['1.1(a)', '1.1(b)', '1.1(c)', '2.1(a)', '9.1.1(a)', '9.2.1(a)', '1.1a', 'P1', '7.7(z)'];
const ABOUT: readonly string[] = [
  'REF done, minutes at https://example.org/minutes',
  'REF off track because of illness',
  'REF 80% there',
  'REF slipping - HR freeze',
  'REF at risk, now end of Feb',
  'history of REF',
  'evidence for REF',
  'set REF due 31 March 2027',
  'REF is due 12 February 2027',
  'assign REF to the Head of Service',
  'assign REF to robin@example.org',
  'need more time for REF, in ten weeks because HR froze the post',
  'hand REF over to lee@example.org',
  'chase me about REF on Thursday',
  'restrict REF',
  'withdraw REF: stopped',
  'sign off REF',
  'return REF: no minutes',
  'REF on track. what is overdue?',
];
const ALONE: readonly string[] = [
  'yes',
  'no',
  'yes please',
  'undo',
  'end of Feb',
  '1',
  '2',
  '100%',
  'mine',
  'help',
  'plain text',
  'cards again',
  "I'm away until Friday, Robin covers",
  "I'm back",
  'my requests',
  'my round-up',
  'my week as a lead',
  'who can I reach?',
  'chase everyone silent in Priority 1',
  'set up this board',
  'preview of the summary',
  "what's missing in Priority 1",
  "what's inherited",
  'termly report for the Board',
  'export overdue in P1',
  'as a link',
  'redact',
  'undelivered messages',
  'next',
  'more',
  'stop',
  'never mind',
  "I'm leaving on 29 January 2027",
  'I do not work on Fridays',
];

export function words(random: Random): string {
  const text = chosen(random);
  return random.oneIn(4) ? mistyped(random, text) : text;
}

function chosen(random: Random): string {
  switch (random.below(10)) {
    case 0:
    case 1:
    case 2:
      return random.pick(PHRASES);
    case 3:
    case 4:
    case 5:
      return random.pick(ABOUT).replaceAll('REF', random.pick(REFS));
    case 6:
      return nastyText(random);
    case 7:
      return `${random.pick(ABOUT).replaceAll('REF', random.pick(REFS))}${random.pick(['. ', '\n', ', ', ' and '])}${random.pick(PHRASES)}`;
    default:
      return random.pick(ALONE);
  }
}

function mistyped(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  switch (random.below(6)) {
    case 0:
      return before + after.slice(1 + random.below(3));
    case 1:
      return before + nastyText(random) + after;
    case 2:
      return after + before;
    case 3:
      return text.toUpperCase();
    case 4:
      return `${text} `.repeat(1 + random.below(12));
    default:
      return `<at>Waymark</at> ${text}`;
  }
}
