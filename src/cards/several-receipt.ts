/** What takes the reminder's place after several answers at once: each with its own "Change". */
import type { Line } from '../domain/line.ts';
import type { PlainDate } from '../domain/plan.ts';
import type { Update } from '../domain/update.ts';
import { type Ask, askBlock } from './answer/ask-block.ts';
import { backButtons, button } from './button.ts';
import { count, moment } from './format.ts';
import { nameRuns, statusRuns, UNEVIDENCED } from './line-words.ts';
import { type CardMessage, compile, fitting } from './render.ts';
import { inOneLine, isUnevidenced } from './said-words.ts';
import template from './several-receipt.json' with { type: 'json' };
import type { Shown } from './submit.ts';
import { bold, clip, dotted, type Run, run, subtle } from './text.ts';

const fill = compile(template);

export type SeveralReceipt = {
  /** Each milestone as it stands after its update. */
  recorded: readonly { line: Line; update: Update }[];
  /** What was asked for and not done, with the reason in a sentence. */
  skipped: readonly { line: Line; why: string }[];
  who: string;
  /** When it was recorded, an ISO instant. */
  at: string;
  zone: string;
  today: PlainDate;
  list: readonly Shown[];
  /** What is missing beside what was recorded. */
  ask?: Ask | null;
  /** Where what was done is no answer: "Put back". */
  done?: string;
};

export const severalReceiptCard = (receipt: SeveralReceipt): CardMessage =>
  fitting(receipt.recorded.length + receipt.skipped.length, (rows) => cardWith(rows, receipt));

/** What was not recorded gets a place first: the person has to do something about it. */
function cardWith(rows: number, receipt: SeveralReceipt): CardMessage {
  const { recorded, skipped, who, at, zone, today, list, ask = null, done: word = 'Recorded' } = receipt;
  const left = skipped.slice(0, rows);
  const done = recorded.slice(0, rows - left.length);
  const answers = count(recorded.length, 'answer');
  const notDone = skipped.length > 0 ? `, ${skipped.length} not` : '';
  const card = fill({
    heading: recorded.length === 0 ? 'Nothing was recorded' : `${word}: ${answers}${notDone}`,
    rows: done.map(({ line, update }) => ({
      name: nameRuns(line),
      said: saidRuns(line, update, today),
      change: button(
        'Change',
        {
          do: 'open-form',
          shown: { plan: update.plan, milestone: update.milestone, seen: update.id },
          corrects: update.id,
          list: [],
        },
        { tooltip: `Change ${clip(line.ref, 30)}` },
      ),
    })),
    skipped: left.map(({ line, why }) => ({
      name: nameRuns(line),
      why: [bold('Not recorded: '), run(clip(why, 200))],
    })),
    more: moreOf(recorded.length - done.length, skipped.length - left.length),
    by: [subtle(`${clip(who, 80)}, ${moment(at, zone)}`)],
    ...askBlock(ask),
    buttons: backButtons(list),
  });
  return { summary: summaryOf(receipt), card };
}

/** "And 12 more recorded, 3 more not recorded." */
function moreOf(recorded: number, skipped: number): string[] {
  const parts = [
    ...(recorded > 0 ? [`${recorded} more recorded`] : []),
    ...(skipped > 0 ? [`${skipped} more not recorded`] : []),
  ];
  return parts.length > 0 ? [`And ${parts.join(', ')}.`] : [];
}

function saidRuns(line: Line, { said }: Update, today: PlainDate): Run[] {
  if (said.status === undefined) return [run(inOneLine(said, today))];
  return dotted([statusRuns(said.status), isUnevidenced(line, said) ? [UNEVIDENCED] : []]);
}

function summaryOf({ recorded, skipped, done: word = 'Recorded' }: SeveralReceipt): string {
  const refs = recorded.slice(0, 5).map(({ line }) => clip(line.ref, 30));
  const more = recorded.length > refs.length ? ` and ${recorded.length - refs.length} more` : '';
  const notDone = skipped.length > 0 ? `; ${skipped.length} not recorded` : '';
  return recorded.length === 0
    ? 'Nothing was recorded'
    : `${word} ${count(recorded.length, 'answer')}: ${refs.join(', ')}${more}${notDone}`;
}
