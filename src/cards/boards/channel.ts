/** Set-up of a board in its own channel: which plan and priorities it sees, when it is posted to, and a test. */
import type { BeforeElections, Weekday } from '../../domain/kinds.ts';
import { Weekday as Weekdays } from '../../domain/kinds.ts';
import { type Button, button } from '../button.ts';
import { type CardMessage, compile } from '../render.ts';
import { textInput } from '../submit.ts';
import { alarm, bold, clip, escapeMarkdown, literal, run, subtle } from '../text.ts';
import template from './channel.json' with { type: 'json' };

const fill = compile(template);
const MOST_CHOICES = 25;

export type ChannelBoard = {
  plan: { id: string; title: string };
  /** Other plans that this channel may be a board of. */
  others: readonly { id: string; title: string }[];
  body: string;
  scope: readonly string[];
  priorities: readonly { ref: string; title: string }[];
  day: Weekday;
  time: string;
  beforeElections: BeforeElections;
  /** Whether the plan has a board in this channel already. */
  stands: boolean;
  faults: readonly string[];
  /** What was just saved, in words: then the card is a receipt. */
  saved?: string;
};

const NEAR: { readonly [B in BeforeElections]: string } = {
  post: 'Post as usual',
  'without-narrative': 'Post figures and actions, no words',
  hold: 'Post nothing',
};

export function channelBoardCard(view: ChannelBoard): CardMessage {
  const { plan, others, body, scope, priorities, day, time, beforeElections, stands, faults, saved } = view;
  const inPlan = { do: 'board-set-up', plan: plan.id } as const;
  const times = [...new Set([time, ...TIMES])].sort();
  const test = button('Post a test here', { ...inPlan, deed: 'test' }, { associatedInputs: 'none' });
  const change = button('Change', { ...inPlan, deed: 'plan' }, { associatedInputs: 'none' });
  const buttons: Button[] = [
    button('Save', { ...inPlan, deed: 'save' }, { style: 'positive' }),
    ...(stands ? [test] : []),
    ...others
      .slice(0, 4)
      .map((one) =>
        button(
          `Use ${clip(one.title, 40)} instead`,
          { do: 'board-set-up', plan: one.id, deed: 'plan' },
          { associatedInputs: 'none' },
        ),
      ),
  ];
  const choices = (all: readonly (readonly [string, string])[]) =>
    all.map(([title, value]) => ({ title, value }));
  const set = { type: 'Input.ChoiceSet', style: 'compact' } as const;
  const card = fill({
    heading: escapeMarkdown(`Posts to this channel: ${clip(plan.title, 120)}`),
    notes: [
      ...(saved === undefined ? [] : [[bold(saved)]]),
      ...faults.map((fault) => [alarm(fault)]),
      [subtle('For strategy officers. Everybody in this channel reads what is posted here.')],
      ...(priorities.length > MOST_CHOICES
        ? [[run('This plan has more parts than can be listed here: name them in the plan file.')]]
        : []),
    ],
    fields:
      saved !== undefined
        ? []
        : [
            {
              input: {
                type: 'Input.Text',
                id: textInput('body'),
                label: 'The board’s name',
                value: literal(body).slice(0, 200),
              },
            },
            ...(priorities.length === 0
              ? []
              : [
                  {
                    input: {
                      ...set,
                      style: 'expanded',
                      isMultiSelect: true,
                      id: textInput('scope'),
                      label: 'What it sees (none chosen: the whole plan)',
                      ...(scope.length > 0 && { value: scope.join(',') }),
                      choices: priorities
                        .slice(0, MOST_CHOICES)
                        .map(({ ref, title }) => ({ title: clip(`${ref} ${title}`, 120), value: ref })),
                    },
                  },
                ]),
            {
              input: {
                ...set,
                id: textInput('day'),
                label: 'Day of the weekly summary',
                value: day,
                choices: choices(Weekdays.options.map((one) => [one, one])),
              },
            },
            {
              input: {
                ...set,
                id: textInput('time'),
                label: 'Time',
                value: time,
                choices: choices(times.map((one) => [one, one])),
              },
            },
            {
              input: {
                ...set,
                id: textInput('near'),
                label: 'In pre-election periods',
                value: beforeElections,
                choices: choices(
                  (['post', 'without-narrative', 'hold'] as const).map((one) => [NEAR[one], one] as const),
                ),
              },
            },
          ],
    buttonSets: [{ buttons: saved === undefined ? buttons : [test, change] }],
  });
  return { summary: `Posts to this channel: ${clip(plan.title, 120)}`, card };
}

/** Every half-hour of a working day. */
const TIMES = Array.from({ length: 23 }, (_, half) => {
  const minutes = 7 * 60 + half * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
});
