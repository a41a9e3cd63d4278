/** Parser: the statuses that a question asks for ("what's at risk", "how many reds"). */
import type { StatusFilter } from '../domain/question.ts';
import { type Row, tableParser } from './parse-table.ts';

const row = (pattern: RegExp, ...statuses: StatusFilter[]): Row => ({
  pattern,
  read: () => ({ kind: 'status-filter', statuses }),
});

export const statusFilter = tableParser([
  row(
    /\b(?:not|isn'?t|aren'?t|hasn'?t been|haven'?t been|un|still to be|yet to be) ?(?:done|complete[d]?|finished)\b|\b(?:outstanding|incomplete|unfinished|open|left|remaining|still to do)\b/gi,
    'not-complete',
  ),
  row(
    /\b(?:not (?:yet )?(?:started|begun)|(?:hasn'?t|haven'?t) (?:started|begun)|unstarted)\b/gi,
    'not-started',
  ),
  row(/\b(?:at[\s-]risk|ambers?)\b/gi, 'at-risk'),
  row(
    /\b(?:slipping|slipped|behind(?: schedule)?|delayed|struggling|in trouble|going wrong)\b/gi,
    'at-risk',
    'off-track',
  ),
  row(/\b(?:off[\s-]track|reds?)\b/gi, 'off-track'),
  row(/\b(?:on[\s-]track|on schedule|on target|greens?)\b/gi, 'on-track'),
  row(/\b(?:done|complete|completed|finished|blues?)\b/gi, 'complete'),
  row(/\b(?:in[\s-]progress|under ?way|started)\b/gi, 'in-progress'),
  row(/\bwithdrawn\b/gi, 'withdrawn'),
]);
