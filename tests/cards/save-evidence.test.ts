/** The form behind "Save as evidence": what it asks, what it sends, and that it stays small. */
import { z } from 'zod/v4';
import {
  SaveEvidence,
  type SaveEvidenceForm,
  saveEvidenceForm,
} from '../../src/cards/evidence/save-evidence.ts';
import { CARD_LIMIT, cardBytes } from '../../src/cards/render.ts';
import { cardInputs, cardText } from '../support/card-text.ts';
import { longLines, NOW, overdueLine, ZONE } from './lines.ts';

const form = (over: Partial<SaveEvidenceForm> = {}) =>
  saveEvidenceForm({
    lines: [overdueLine()],
    others: true,
    at: NOW,
    files: [],
    words: true,
    zone: ZONE,
    ...over,
  });
const labels = (over?: Partial<SaveEvidenceForm>) => cardInputs(form(over)).map(({ label }) => label);

/** A dialog's button is an Action.Submit: Teams takes no Action.Execute there. */
const Dialog = z.looseObject({
  actions: z.tuple([
    z.strictObject({ type: z.literal('Action.Submit'), title: z.string().min(1), data: z.unknown() }),
  ]),
});

test('what its one button sends is read again, with what is filled in beside it', () => {
  const { actions } = Dialog.parse(form());
  const typed = { milestone: 'm-1', ref: ' 3.3 ', note: ' a note ', keep: 'true' };
  expect(SaveEvidence.parse({ ...Object(actions[0].data), ...typed })).toEqual({
    do: 'save-as-evidence',
    milestone: 'm-1',
    ref: '3.3',
    note: 'a note',
    keep: true,
  });
});

test('it asks for no more than there is', () => {
  expect(labels()).toHaveLength(4);
  expect(labels({ others: false, words: false })).toEqual([
    'Evidence for',
    "Note, if you like. No children's names.",
  ]);
  expect(labels({ lines: [] })).not.toContain('Evidence for');
});

test('a message without a date, and several files', () => {
  const text = cardText(form({ at: null, files: ['a.docx', '**b**.docx'] })).slice(0, 3);
  expect(text).toEqual([
    'I keep a link to the message, and links to its files. Its words stay where they are.',
    'a.docx',
    '**b**.docx',
  ]);
});

test('with forty long titles it stays small', () => {
  expect(cardBytes(form({ lines: longLines(80), files: Array(9).fill('x'.repeat(900)) }))).toBeLessThan(
    CARD_LIMIT,
  );
});

test('a fault is shown, and what was typed stays', () => {
  const typed = { do: 'save-as-evidence', milestone: '', ref: '9.9', note: 'my note', keep: true } as const;
  const again = form({ typed, fault: 'There is no such action.' });
  expect(cardText(again)).toContain('There is no such action.');
  expect(cardInputs(again).map(({ value }) => value)).toEqual([undefined, '9.9', 'my note', 'true']);
});
