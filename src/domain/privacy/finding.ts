/** What a text may give away of a child: a kind and a place, never the words themselves. */
import { z } from 'zod/v4';

export const FindingKind = z.enum(['upn', 'nhs', 'uln', 'birth', 'initials', 'name']);
export type FindingKind = z.infer<typeof FindingKind>;

/** `at` and `length` count characters of the text that was looked at. */
export type Finding = { kind: FindingKind; at: number; length: number };

/** Each match of a pattern that the test takes, as a finding. */
export const found = (
  kind: FindingKind,
  text: string,
  pattern: RegExp,
  isMeant: (match: RegExpExecArray) => boolean = () => true,
): Finding[] =>
  // Most texts hold nothing of the kind, and `matchAll` copies the pattern before it looks.
  text.search(pattern) < 0
    ? []
    : [...text.matchAll(pattern)]
        .filter(isMeant)
        .map((match) => ({ kind, at: match.index, length: match[0].length }));

/** What stands just before a place, or just behind it. */
export const before = (text: string, at: number, most = 30): string => text.slice(Math.max(0, at - most), at);
export const behind = (text: string, at: number, most = 30): string => text.slice(at, at + most);
