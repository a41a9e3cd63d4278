/** "More" beside a line: what else can be done about one action, on a small card of its own. */
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { questionAbout } from '../../domain/question.ts';
import { type Button, button } from '../button.ts';
import { day } from '../format.ts';
import { dueRun, forecastRuns, lastWordRuns, nameOf } from '../line-words.ts';
import { type CardMessage, compile } from '../render.ts';
import type { Shown } from '../shown.ts';
import { clip, dotted, escapeMarkdown, run } from '../text.ts';
import template from './more.json' with { type: 'json' };

const fill = compile(template);

export type More = {
  line: Line;
  today: PlainDate;
  zone: string;
  /** The list that it was opened from. */
  list: readonly Shown[];
  /** What its owner has asked for and nobody has decided yet. */
  asked: { request: string; words: string } | null;
};

export function moreCard({ line, today, zone, list, asked }: More): CardMessage {
  const { milestone: of, plan, ref } = line;
  const history = JSON.stringify(questionAbout('history', { plan, items: [ref] }));
  const card = fill({
    heading: escapeMarkdown(nameOf(line)),
    facts: [
      dotted([[dueRun(line, today)], forecastRuns(line, today), lastWordRuns(line, today, zone, 200)]),
      ...(line.snoozedUntil !== null && line.snoozedUntil > today
        ? [[run(`You asked not to be asked before ${day(line.snoozedUntil, today)}.`)]]
        : []),
      ...(asked === null ? [] : [[run(asked.words)]]),
    ],
    buttons: [
      ...(asked === null
        ? []
        : [button('Take back what I asked', { do: 'withdraw-request', request: asked.request })]),
      button('Not mine', { do: 'open-wish', of, wish: 'hand-over' }),
      button('I’m away', { do: 'say', text: "I'm away" }),
      button('Remind me later', { do: 'open-wish', of, wish: 'later' }),
      button('History', { do: 'page', question: history, offset: 0, back: null }),
    ],
    back: [backTo(list)],
  });
  return { summary: `More about ${clip(ref, 30)}`, card };
}

export const backTo = (list: readonly Shown[]): Button =>
  button('Back', { do: 'back', list: [...list] }, { associatedInputs: 'none' });
