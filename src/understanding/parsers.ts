/** The parsers in the order in which they read: order is data, and what one has claimed no later one sees. */
import { dates } from './dates.ts';
import { doubts, stillOpen } from './doubt.ts';
import { describedEvidence } from './evidence.ts';
import { forecasts } from './forecast.ts';
import { groupings } from './grouping.ts';
import { links } from './links.ts';
import type { Parser } from './mark.ts';
import { ownerWords } from './owner-words.ts';
import { percents } from './percent.ts';
import { periods } from './period.ts';
import { questionWords } from './question-words.ts';
import { reasons } from './reason.ts';
import { references } from './references.ts';
import { statuses } from './status.ts';
import { deniedFilter, statusFilter } from './status-filter.ts';
import { titleWords, wholeNames } from './titles.ts';
import { unchangedWords } from './unchanged.ts';

/** What questions and replies have in common. Links first: nothing inside an address is a date. */
export const ofAll: readonly Parser[] = [links, dates, references];

/** Whole names before single words, so that a title with "due" in it stays a title. */
export const ofQuestions: readonly Parser[] = [
  wholeNames,
  ownerWords,
  deniedFilter,
  groupings,
  periods,
  questionWords,
  statusFilter,
];

/** What a text that is plainly a question may name more loosely. */
export const ofPlainQuestions: readonly Parser[] = [titleWords];

/** Forecasts before statuses: "done by Friday" is a date to come, not a completion. */
export const ofReplies: readonly Parser[] = [
  percents,
  forecasts,
  unchangedWords,
  describedEvidence,
  doubts,
  statuses,
  stillOpen,
  reasons,
];
