/** The first sheet of a workbook: what it is for, and how to fill it in. */
import type { PlainDate } from '../domain/plan.ts';
import { SHEET } from '../importing/spreadsheet/own-layout.ts';
import { plainSheet, type SheetSpec } from './sheet.ts';

const sheetOf = (lines: readonly string[]): SheetSpec =>
  plainSheet(
    SHEET.instructions,
    'visible',
    [110],
    lines.map((line, index) => ({ cells: [line], shaded: index === 0 })),
  );

export const setUpInstructions = (title: string, generatedOn: PlainDate): SheetSpec =>
  sheetOf([
    `Set-up of ${title}, exported on ${generatedOn}`,
    'Fill in what is missing, save the file as .xlsx, and import it again. You see what would change before anything is stored.',
    `${SHEET.actions}: give each action an accountable owner and a due date. Owners are picked from the list: posts by their title, or people by their e-mail address. Several contributors go into one cell, with a semicolon between them.`,
    'Shaded rows are headings of the plan, not actions: there only the lead can be filled in.',
    'By when (as printed) holds the words of the plan. They are kept beside the due date; leave them as they are.',
    `A new action goes into an empty row: write its title and, in Under, the ref of what it stands under. Without a ref it gets the next one.`,
    'To remove an action, delete its whole row. It is withdrawn with its history kept, and never deleted.',
    `${SHEET.posts}: one row a post, with the e-mail address of whoever holds it, and since when. A post that several people held has a row for each.`,
    `${SHEET.boards}: one row a board, with the channel and the time of its weekly summary. Leave "Sees only" empty for the whole plan.`,
    `${SHEET.measures} and ${SHEET.readings}: what success is read by, and what was read. A reading names the measure by its ref and its words.`,
    'Dates are typed as in 4/12/2026 for 4 December. Cells must hold no formulas: paste values instead.',
    'Rows may be sorted and filtered. Leave the headings and the hidden columns as they are.',
    'An apostrophe before a text that begins with =, +, - or @ keeps it from running as a formula; it is taken off again.',
    `${SHEET.milestones}, ${SHEET.updates}, ${SHEET.evidence}, ${SHEET.slippage} and ${SHEET.report} are the record. Changes there are not read back.`,
  ]);

export const updateInstructions = (title: string, body: string, generatedOn: PlainDate): SheetSpec =>
  sheetOf([
    `Your actions in ${title}: ${body}, ${generatedOn}`,
    `On the sheet "${SHEET.update}", fill in one row for each action that you can say something of. Leave the others empty.`,
    'Pick a status. Add how much is done, a new expected date, or what happened, where it helps.',
    'Evidence is a link, or words for where it can be found. A completed action without evidence is shown to the board as such.',
    'Write your name in the last column: the update is recorded as your word.',
    'Then send the file back to whoever sent it to you. Nothing is recorded until they have looked at it.',
    'Dates are typed as in 4/12/2026 for 4 December. Cells must hold no formulas.',
  ]);
