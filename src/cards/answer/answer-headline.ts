/** The headline of an answer: what was found, in one line. */
import type { Answered } from '../../domain/answer.ts';
import { asksOfSlips } from '../../domain/answers/moves.ts';
import { count } from '../format.ts';
import { clip } from '../text.ts';
import { missingOf, ownersOf, periodWords, scopeWords, statusList, tailOf } from './answer-scope.ts';

/** "4 overdue in Priority 3", "Nothing of yours is due this week", "Who answers for 5.4(d)". */
export function headline(answered: Answered): string {
  const { told, rows, question } = answered;
  switch (told.kind) {
    case 'rows':
      return question.intent === 'overdue' || question.intent === 'due'
        ? datesHead(answered)
        : actionsHead(answered);
    case 'owners':
      return ownersHead(answered, told.owners.length);
    case 'silent': {
      const of = `${ownersOf(answered)}${tailOf(answered)}`;
      if (rows.length === 0 && answered.noOwner > 0)
        return `Nobody to ask about ${count(answered.noOwner, 'action')}${tailOf(answered)}`;
      if (question.period)
        return `${rows.length === 0 ? 'Nobody’s word is missing' : `No word on ${count(rows.length, 'action')}`}${ownersOf(answered)} ${periodWords(question.period)}${tailOf(answered)}`;
      return told.silent === 0
        ? `Nobody is silent${tailOf(answered)}`
        : `${count(told.silent, 'action')}${of} ${told.silent === 1 ? 'is' : 'are'} silent`;
    }
    case 'moves': {
      const when = question.period ? ` ${periodWords(question.period)}` : '';
      const rated = statusList(question.status);
      const became = asksOfSlips(question.status) ? 'slipped' : `became ${rated}`;
      const what = rated === '' ? count(told.moves.length, 'change') : `${told.moves.length} ${became}`;
      const none = rated === '' ? 'Nothing changed' : `Nothing ${became}`;
      return `${told.moves.length === 0 ? none : what}${when}${tailOf(answered)}`;
    }
    case 'digest': {
      const [body] = question.body;
      return told.actions === 0
        ? `There is no action to sum up${tailOf(answered)}`
        : `Summary${body === undefined ? '' : ` for ${clip(body, 100)}`}: ${scopeWords(answered)}`;
    }
    case 'support': {
      const pieces = told.proofs.length;
      const many =
        pieces === 0 ? 'No evidence yet' : count(pieces, 'piece of evidence', 'pieces of evidence');
      const without = told.unevidenced.length;
      if (question.status.includes('complete') && without > 0)
        return `${without} complete without evidence${ownersOf(answered)}${tailOf(answered)}`;
      return `${many}${ownersOf(answered)}${tailOf(answered)}`;
    }
    case 'events': {
      const when = question.period ? ` ${periodWords(question.period)}` : '';
      const nothing = told.events.length + answered.timeline.length === 0;
      return `${nothing ? 'Nothing was said or changed' : 'What was said and changed'}${when}${tailOf(answered)}`;
    }
    case 'slippage': {
      const moved = told.actions.filter(({ slips }) => slips.length > 0).length;
      const [only, ...others] = told.actions;
      if (only && others.length === 0)
        return `${only.slips.length === 0 ? 'The agreed date has not moved' : 'How the agreed date has moved'}${tailOf(answered)}`;
      return `${moved} of ${count(told.actions.length, 'action')} ${moved === 1 ? 'has' : 'have'} a date that moved${tailOf(answered)}`;
    }
    case 'measures':
      return told.measures.length === 0
        ? `No measure is set${tailOf(answered)}`
        : `${count(told.measures.length, 'measure')}${tailOf(answered)}`;
    case 'branches':
      return told.branches.length === 0
        ? `Every part has actions${tailOf(answered)}`
        : `${told.branches.length} without any action${tailOf(answered)}`;
  }
}

function datesHead(answered: Answered): string {
  const { question, rows } = answered;
  const rated = statusList(question.status);
  const when = question.intent === 'due' && question.period ? ` ${periodWords(question.period)}` : '';
  const late = `${question.intent}${when}${rated === '' ? '' : ` and ${rated}`}${missingOf(answered)}${tailOf(answered)}`;
  const dateless = answered.open > 0 && answered.noDate + answered.goingOn === answered.open;
  if (rows.length === 0 && dateless)
    return `No dates are set${ownersOf(answered)}${tailOf(answered)}, so nothing can ${question.intent === 'overdue' ? 'be overdue' : 'fall due'}`;
  if (rows.length === 0) return `Nothing${ownersOf(answered)} is ${late}`;
  if (question.intent === 'due' && question.period === null)
    return `Next dates${ownersOf(answered)}${missingOf(answered)}${tailOf(answered)}`;
  const done = rows.filter(({ open }) => !open).length;
  const met = done > 0 && rated === '' ? `, ${done} of them complete` : '';
  return `${rows.length}${ownersOf(answered)} ${late}${onActions(rows)}${met}`;
}

/** A date is a row: there can be more of them than actions. */
function onActions(rows: Answered['rows']): string {
  const spread = new Set(rows.map((row) => row.item)).size;
  return spread < rows.length ? `, on ${count(spread, 'action')}` : '';
}

function completedHead(answered: Answered): string {
  const { question, rows } = answered;
  const when = question.period ? ` ${periodWords(question.period)}` : '';
  const tail = `${when}${missingOf(answered)}${tailOf(answered)}`;
  return rows.length === 0
    ? `Nothing${ownersOf(answered)} was completed${tail}`
    : `${rows.length}${ownersOf(answered)} completed${tail}${onActions(rows)}`;
}

function actionsHead(answered: Answered): string {
  const { question, actions, among, about, bare } = answered;
  if (answered.completed) return completedHead(answered);
  if (about.length > 0 && bare.length === about.length) return `The plan has no action${tailOf(answered)}`;
  const rated = statusList(question.status);
  const planned =
    question.intent === 'list' && question.period ? `, planned ${periodWords(question.period)}` : '';
  const tail = `${ownersOf(answered)}${rated === '' ? '' : ` ${rated}`}${missingOf(answered)}${tailOf(answered)}${planned}`;
  const of = question.status.length > 0 && actions > 0 ? ` of ${among.actions}` : '';
  if (actions === 0) return `No action${tail}`;
  return of === ''
    ? `${count(actions, 'action')}${tail}`
    : `${actions}${of} ${among.actions === 1 ? 'action' : 'actions'}${tail}`;
}

function ownersHead(answered: Answered, owners: number): string {
  const { actions, about, question } = answered;
  if (actions === 0 && about.length === 0 && question.topic.length === 0) return 'Who answers for the plan';
  if (actions === 0)
    return `There is no such action${ownersOf(answered)}${missingOf(answered)}${tailOf(answered)}`;
  return `Who answers for ${count(actions, 'action')}${ownersOf(answered)}${tailOf(answered)}${owners > 1 ? `: ${owners} owners` : ''}`;
}
