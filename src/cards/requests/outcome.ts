/** What became of what somebody asked for: shown to whoever decided it at once, and told to whoever asked. */
import { type Button, button } from '../button.ts';
import { count, moment } from '../format.ts';
import { nameRuns } from '../line-words.ts';
import { type CardMessage, compile } from '../render.ts';
import { clip, run, subtle } from '../text.ts';
import { decidedWords, type ShownRequest } from './request-words.ts';
import template from './requests.json' with { type: 'json' };

const fill = compile(template);
const MOST = 8;

export type Outcome = Omit<ShownRequest, 'by' | 'moved'> & {
  /** Who decided it; null while nobody has. */
  decidedBy: string | null;
  zone: string;
};

/** To whoever decides: the decision, with who and when, and the way to what else waits. */
export function decisionCard(outcome: Outcome, waiting: number, notes: readonly string[]): CardMessage {
  const words = decidedWords(outcome);
  const card = fill({
    heading: clip(words.split(/[:.]/u)[0] ?? words, 60),
    intro: [],
    rows: [rowOf(outcome, notes)],
    more: [],
    buttons: waiting === 0 ? [] : [button(`Show what else waits (${waiting})`, { do: 'show-requests' })],
  });
  return { summary: clip(words, 200), card };
}

/** What somebody else did that its reader has to know: one sentence, with who and when. */
export type ShownDone = { words: string; by: string };

/** To whoever asked: each decision since they were told last; and what others have done to its reader. */
export function outcomesCard(outcomes: readonly Outcome[], done: readonly ShownDone[] = []): CardMessage {
  if (outcomes.length === 0) return doneCard(done);
  const shown = outcomes.slice(0, MOST);
  const [first] = shown;
  const card = fill({
    heading: outcomes.every(({ request }) => request.state === 'withdrawn')
      ? DONE_HEADING
      : outcomes.length === 1
        ? 'What you asked for was decided'
        : `${outcomes.length} answers to what you asked for`,
    intro: [],
    rows: [...shown.map((one) => rowOf(one, [])), ...done.slice(0, MOST).map(doneRow)],
    more:
      outcomes.length > shown.length ? [`and ${count(outcomes.length - shown.length, 'more', 'more')}`] : [],
    buttons: [],
  });
  return { summary: first ? clip(decidedWords(first), 200) : 'What you asked for was decided', card };
}

function doneCard(done: readonly ShownDone[]): CardMessage {
  const over = done.length - MOST;
  const card = fill({
    heading: DONE_HEADING,
    intro: [],
    rows: done.slice(0, MOST).map(doneRow),
    more: over > 0 ? [`and ${count(over, 'more', 'more')}`] : [],
    buttons: [button('Show my list', { do: 'say', text: 'mine' })],
  });
  return { summary: clip(done[0]?.words ?? DONE_HEADING, 200), card };
}

const DONE_HEADING = 'What has changed for you';

const doneRow = ({ words, by }: ShownDone) => ({
  name: [run(words)],
  facts: [[subtle(by)]],
  actions: [],
});

const rowOf = (one: Outcome, notes: readonly string[]) => ({
  name: nameRuns(one.line),
  facts: [
    [run(decidedWords(one))],
    ...notes.map((note) => [run(note)]),
    ...(one.plan === null ? [] : [[run(`Plan: ${clip(one.plan, 80)}`)]]),
    ...byRuns(one),
  ],
  actions: afterwards(one).length === 0 ? [] : [{ buttons: afterwards(one) }],
});

const byRuns = ({ request, decidedBy, zone }: Outcome) =>
  request.decided && decidedBy !== null
    ? [[subtle(`${clip(decidedBy, 80)}, ${moment(request.decided.at, zone)}`)]]
    : [];

/** A completion that was returned is open again: its owner can go on at once. */
function afterwards({ request, line }: Outcome): Button[] {
  const mends = request.state === 'declined' && request.kind !== 'hand-over' && line.open;
  return mends
    ? [
        button('Update', {
          do: 'open-form',
          shown: { plan: line.plan, milestone: line.milestone, seen: line.lastUpdate?.id ?? null },
          corrects: null,
          list: [],
        }),
      ]
    : [];
}
