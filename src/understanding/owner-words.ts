/** Parsers: whose actions a question is about, as far as "me" and "nobody" go, and which have no date. */
import { tableParser } from './parse-table.ts';

export const ownerWords = tableParser([
  {
    pattern:
      /\b(?:no|without|missing|lacks?|lacking|not got|haven'?t got|hasn'?t got|(?:don'?t|doesn'?t) have)(?: an?y?| the)? owners?\b|\bun(?:owned|assigned|allocated)\b|\b(?:no[- ]?one|nobody) (?:owns?|has|is (?:on|down for))\b/gi,
    read: () => ({ kind: 'owner', owner: 'none' }),
  },
  {
    pattern:
      /(?<!\b(?:tell|show|give|remind|for|let|send|help|excuse|ask|chase) )\b(?:mine|my|me)\b|\b(?:have i|i have|i've|do i|am i|i am|i'm)\b|\bfor me\b|\bi got\b/gi,
    read: () => ({ kind: 'owner', owner: 'me' }),
  },
]);

/** "What has no date", which is a list of its own: such actions are never overdue. */
export const undatedWords = tableParser([
  {
    pattern:
      /\b(?:no|without|missing|lacks?|lacking|not got|haven'?t got|hasn'?t got|(?:don'?t|doesn'?t) have)(?: an?y?| the| agreed)? (?:due )?(?:dates?|deadlines?)(?: set| yet| agreed| at all)*\b|\bundated\b/gi,
    read: () => ({ kind: 'status-filter', statuses: ['no-date'] }),
  },
]);
