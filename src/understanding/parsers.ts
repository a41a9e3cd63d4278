/** The parsers in the order in which they read: order is data, and what one has claimed no later one sees. */

import { dates } from './dates/dates.ts';
import { periodsFromLast } from './dates/next-period.ts';
import { periods } from './dates/period.ts';
import { links } from './links.ts';
import type { Parser } from './mark.ts';
import { bodies } from './plan-words/bodies.ts';
import { itemNames } from './plan-words/item-names.ts';
import { measureWords } from './plan-words/measure-words.ts';
import { moreReferences } from './plan-words/more-references.ts';
import { outcomes } from './plan-words/outcomes.ts';
import { people, wholeNames } from './plan-words/people.ts';
import { planNames } from './plan-words/plan-names.ts';
import { references } from './plan-words/references.ts';
import { topics } from './plan-words/topics.ts';
import { groupings } from './questions/grouping.ts';
import { ownerWords } from './questions/owner-words.ts';
import { questionWords } from './questions/question-words.ts';
import { deniedFilter, statusFilter } from './questions/status-filter.ts';
import { attachments } from './replies/attachments.ts';
import { blocks } from './replies/blocked.ts';
import { doubts, stillOpen } from './replies/doubt.ts';
import { describedEvidence } from './replies/evidence.ts';
import { figures } from './replies/figures.ts';
import { forecasts } from './replies/forecast.ts';
import { handOvers } from './replies/hand-over.ts';
import { mentions } from './replies/mentions.ts';
import { onBehalf } from './replies/on-behalf.ts';
import { percents } from './replies/percent.ts';
import { reasons } from './replies/reason.ts';
import { sameAs } from './replies/same-as.ts';
import { snoozes } from './replies/snooze.ts';
import { statuses } from './replies/status.ts';
import { unchangedWords } from './replies/unchanged.ts';

/** What questions and replies have in common. Links first: nothing inside an address is a date. */
export const ofAll: readonly Parser[] = [links, dates, references, moreReferences, onBehalf];

/** Whole names before single words, so that a title with "due" in it stays a title. */
export const ofQuestions: readonly Parser[] = [
  planNames,
  wholeNames,
  bodies,
  itemNames,
  outcomes,
  people,
  measureWords,
  ownerWords,
  deniedFilter,
  groupings,
  periods,
  periodsFromLast,
  questionWords,
  statusFilter,
];

/** What a text that is plainly a question may name more loosely. */
export const ofPlainQuestions: readonly Parser[] = [topics];

/** Forecasts before statuses: "done by Friday" is a date to come, not a completion. */
export const ofReplies: readonly Parser[] = [
  sameAs,
  snoozes,
  handOvers,
  figures,
  percents,
  forecasts,
  unchangedWords,
  attachments,
  describedEvidence,
  doubts,
  statuses,
  stillOpen,
  reasons,
  blocks,
  mentions,
];
