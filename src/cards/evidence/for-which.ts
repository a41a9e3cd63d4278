/** Asks what a file is evidence for: the likeliest actions with a button each, and a way out. */
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { button } from '../button.ts';
import { count, listed } from '../format.ts';
import { dueRun, nameOf, shownOf, UNEVIDENCED } from '../line-words.ts';
import { type CardMessage, compile, fitting } from '../render.ts';
import { clip, dotted, escapeMarkdown, run, subtle } from '../text.ts';
import { CARE } from '../words-of-care.ts';
import template from './for-which.json' with { type: 'json' };

const fill = compile(template);
const PAGE = 6;

export type ForWhich = {
  files: readonly { id: string; name: string }[];
  /** What it probably is for: one tap says so. */
  likely: Line | null;
  /** The others, the likeliest first; `likely` is not among them. */
  lines: readonly Line[];
  /** Those before this one are on earlier pages. */
  offset: number;
  today: PlainDate;
  /** What else is to be said of the files: pending, no plan ... */
  notes: readonly string[];
  /** Until when the files are kept: "Sat 5 Dec 2026, 09:00". */
  until: string;
};

export function forWhichCard(view: ForWhich): CardMessage {
  const names = listed(view.files.map(({ name }) => clip(name, 80)));
  const what = view.files.length === 1 ? names : count(view.files.length, 'file');
  const question = view.likely
    ? `Is ${what} evidence for ${clip(view.likely.ref, 30)}?`
    : `${what}: evidence for which?`;
  return fitting(PAGE, (size) => ({
    summary: clip(question, 200),
    card: cardOf(view, question, names, size),
  }));
}

/** The example is an action of theirs: a number that their plan does not have helps nobody. */
const howToType = (theirs: Line | undefined): string =>
  theirs
    ? `You can also type the number of any action, for example "${clip(theirs.ref, 30)}".`
    : 'Type the number of the action.';

function cardOf(view: ForWhich, question: string, names: string, size: number) {
  const { files, likely, lines, offset, today, notes, until } = view;
  const ids = files.map(({ id }) => id);
  const page = lines.slice(offset, offset + size);
  const left = lines.length - offset - page.length;
  const option = (line: Line, title: string) => ({
    pick: button(
      title,
      { do: 'place-files', files: ids, shown: shownOf(line) },
      { tooltip: `Evidence for ${nameOf(line, 100)}` },
    ),
    title: [run(clip(line.title, 150))],
    due: dotted([
      [dueRun(line, today)],
      ...(line.status === 'complete' && line.evidence === null ? [[UNEVIDENCED]] : []),
    ]),
  });
  return fill({
    heading: escapeMarkdown(question),
    notes: [
      ...(files.length > 1 ? [`The files: ${names}.`] : []),
      ...notes,
      ...(likely && page.length > 0 ? ['Or is it for one of these?'] : []),
    ].map((note) => [run(note)]),
    options: [
      ...(likely ? [option(likely, `Yes, ${clip(likely.ref, 30)}`)] : []),
      ...page.map((line) => option(line, clip(line.ref, 30))),
    ],
    footnotes: [
      [
        subtle(
          `${howToType(likely ?? lines[0])} Nothing is recorded until you do. Without an answer I forget ${files.length === 1 ? 'the file' : 'the files'} after ${until}.`,
        ),
      ],
      [subtle(CARE)],
    ],
    buttons: [
      ...(left > 0
        ? [
            button(`Show more (${left} left)`, {
              do: 'which-files',
              files: ids,
              offset: offset + page.length,
            }),
          ]
        : []),
      button('None of these', { do: 'drop-files', files: ids }),
    ],
  });
}
