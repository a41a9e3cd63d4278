/** The form on which a lead gives dates or owners to actions that have none: a few at a time. */
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { button } from '../button.ts';
import { count } from '../format.ts';
import { nameRuns } from '../line-words.ts';
import { type CardMessage, compile, fitting } from '../render.ts';
import missing from '../set-up/missing.json' with { type: 'json' };
import type { GapOwner } from '../set-up/missing.ts';
import { textInput } from '../submit.ts';
import { clip, run, subtle } from '../text.ts';
import type { Mends } from './lead-submit.ts';

const fill = compile(missing);
const MOST = 5;

export type MendForm = {
  plan: { id: string; title: string };
  what: Mends;
  /** At least one. */
  lines: readonly Line[];
  /** Posts and people to pick from, for owners. */
  owners: readonly GapOwner[];
  today: PlainDate;
  notice?: string;
};

export const mendFormCard = (form: MendForm): CardMessage =>
  fitting(Math.min(MOST, form.lines.length), (rows) => cardWith(form, rows));

function cardWith({ plan, what, lines, owners, notice }: MendForm, most: number): CardMessage {
  const shown = lines.slice(0, most);
  const heading = `${count(lines.length, 'action')} without ${what === 'date' ? 'a date' : 'an owner'}`;
  const rest = lines.length - shown.length;
  const card = fill({
    heading,
    intro: [[subtle(`${clip(plan.title, 80)}. Leave empty what you do not know yet.`)]],
    alerts: notice === undefined ? [] : [{ style: 'emphasis', words: [run(clip(notice, 300))] }],
    rows: shown.map((line) => ({
      name: nameRuns(line),
      lacks: [
        subtle(line.byWhen === null ? clip(line.under, 80) : `the plan says “${clip(line.byWhen, 80)}”`),
      ],
      inputs: [{ items: [inputOf(line, what, owners)] }],
    })),
    buttons: [
      button(
        'Save',
        { do: 'save-mend', plan: plan.id, what, rows: shown.map(({ item }) => item) },
        { style: 'positive' },
      ),
    ],
  });
  return { summary: rest > 0 ? `${heading}, the first ${shown.length}` : heading, card };
}

function inputOf({ ref, item }: Line, what: Mends, owners: readonly GapOwner[]): Record<string, unknown> {
  const named = clip(ref, 30);
  if (what === 'date')
    return {
      type: 'Input.Date',
      id: textInput(item),
      label: `Due date of ${named}`,
      errorMessage: 'Give a date, such as 2027-03-12.',
    };
  return {
    type: 'Input.ChoiceSet',
    style: 'filtered',
    id: textInput(item),
    label: `Owner of ${named}`,
    errorMessage: 'Pick one post or one person.',
    placeholder: 'Pick one, or type to find it',
    choices: owners.map(({ key, label }) => ({ title: clip(label, 60), value: key })),
  };
}
