/** The button that gives the actions of an answer as a file; none where an answer lists no actions. */

import { type Button, button } from '../button.ts';
import type { AnswerView } from './answer-view.ts';

/** One action is read on the card; from two on, a list is worth having. */
const LEAST = 2;

export function exportButton({ answered: { told, rows }, question }: AnswerView): Button[] {
  const lists = told.kind === 'rows' || told.kind === 'silent' || told.kind === 'digest';
  return lists && rows.length >= LEAST ? [button('Export', { do: 'export', question })] : [];
}
