/** The parsers in the order in which they read: order is data, and what one has claimed no later one sees. */
import { attachments } from './attachments.ts';
import { blocks } from './blocked.ts';
import { bodies } from './bodies.ts';
import { dates } from './dates.ts';
import { doubts, stillOpen } from './doubt.ts';
import { describedEvidence } from './evidence.ts';
import { figures } from './figures.ts';
import { forecasts } from './forecast.ts';
import { groupings } from './grouping.ts';
import { handOvers } from './hand-over.ts';
import { itemNames } from './item-names.ts';
import { links } from './links.ts';
import type { Parser } from './mark.ts';
import { measureWords } from './measure-words.ts';
import { mentions } from './mentions.ts';
import { moreReferences } from './more-references.ts';
import { periodsFromLast } from './next-period.ts';
import { onBehalf } from './on-behalf.ts';
import { outcomes } from './outcomes.ts';
import { ownerWords } from './owner-words.ts';
import { people, wholeNames } from './people.ts';
import { percents } from './percent.ts';
import { periods } from './period.ts';
import { planNames } from './plan-names.ts';
import { questionWords } from './question-words.ts';
import { reasons } from './reason.ts';
import { references } from './references.ts';
import { sameAs } from './same-as.ts';
import { snoozes } from './snooze.ts';
import { statuses } from './status.ts';
import { deniedFilter, statusFilter } from './status-filter.ts';
import { topics } from './topics.ts';
import { unchangedWords } from './unchanged.ts';

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
