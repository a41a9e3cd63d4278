/** All that waits for somebody's decision on one card, and what they should know of; oldest first. */
import type { Line } from '../../domain/line.ts';
import type { Request } from '../../domain/request.ts';
import { type Button, button } from '../button.ts';
import { count } from '../format.ts';
import { evidenceRuns, nameRuns, UNEVIDENCED } from '../line-words.ts';
import { type CardMessage, compile, fitting } from '../render.ts';
import { bold, clip, type Run, run } from '../text.ts';
import { askedRuns, type ShownRequest } from './request-words.ts';
import template from './requests.json' with { type: 'json' };

const fill = compile(template);
const MOST = 8;

export type RequestsCard = {
  decide: readonly ShownRequest[];
  /** What others are asked to take over of what the reader leads: to know, and not to decide. */
  know: readonly ShownRequest[];
  /** What the reader asked for and others are to decide: can be taken back. */
  own?: readonly (ShownRequest & { waitsFor: string })[];
};

export const requestsCard = (asked: RequestsCard): CardMessage =>
  fitting(Math.min(MOST, asked.decide.length + asked.know.length + (asked.own?.length ?? 0)), (rows) =>
    cardWith(rows, asked),
  );

function cardWith(rows: number, { decide, know, own = [] }: RequestsCard): CardMessage {
  const shown = decide.slice(0, rows);
  const known = know.slice(0, rows - shown.length);
  const waiting = own.slice(0, Math.max(0, rows - shown.length - known.length));
  const rest = decide.length - shown.length;
  const heading =
    decide.length > 0
      ? `${count(decide.length, 'request')} to decide`
      : know.length > 0
        ? 'For your information'
        : 'What you asked for';
  const card = fill({
    heading,
    intro: decide.length > 0 ? [[run('Nothing in the plan changes before you decide.')]] : [],
    rows: [
      ...shown.map((one) => rowOf(one, buttonsFor(one))),
      ...known.map((one) => rowOf(one, givesAtOnce(one))),
      ...waiting.map(ownRow),
    ],
    more: rest > 0 ? [`and ${rest} more: they come up once these are decided`] : [],
    buttons: [],
  });
  const first = [...decide, ...know, ...own].slice(0, 4).map(({ line }) => clip(line.ref, 30));
  return { summary: `${heading}: ${first.join(', ')}`, card };
}

const rowOf = (one: ShownRequest, buttons: readonly Button[]) => ({
  name: nameRuns(one.line),
  facts: [...askedRuns(one), ...provenRuns(one)],
  actions: buttons.length === 0 ? [] : [{ buttons }],
});

/** A receiver who cannot be asked need not be waited for: whoever leads it may say yes in their place. */
const givesAtOnce = ({ request, unmet = false, to, line }: ShownRequest): Button[] =>
  unmet && to !== null
    ? [
        button(
          `Give it to ${clip(to, 40)}`,
          { do: 'accept-request', request: request.id },
          { tooltip: `Give ${clip(line.ref, 30)} to ${clip(to, 60)}` },
        ),
      ]
    : [];

const ownRow = (one: ShownRequest & { waitsFor: string }) => ({
  name: nameRuns(one.line),
  facts: [...askedRuns({ ...one, alone: false }), [run(`Waiting for ${clip(one.waitsFor, 80)}.`)]],
  actions:
    one.request.kind === 'sign-off'
      ? []
      : [{ buttons: [button('Take it back', { do: 'withdraw-request', request: one.request.id })] }],
});

function provenRuns({ request, line }: ShownRequest): Run[][] {
  if (request.kind !== 'sign-off') return [];
  const proof = proofOf(line);
  return [[bold('Evidence: '), ...proof]];
}

const proofOf = ({ evidence }: Line): Run[] =>
  evidence === null ? [UNEVIDENCED] : evidenceRuns(evidence.latest, 'given');

const DECLINE: { readonly [K in Request['kind']]: string } = {
  'more-time': 'Decline',
  'hand-over': 'Decline',
  'sign-off': 'Return',
};

function buttonsFor({ request, line }: ShownRequest): Button[] {
  const ref = clip(line.ref, 30);
  const { id, kind } = request;
  return [
    button('Accept', { do: 'accept-request', request: id }, { tooltip: `Accept for ${ref}` }),
    ...(kind === 'more-time'
      ? [
          button(
            'Another date',
            { do: 'open-decision', request: id, as: 'another-date' },
            { tooltip: `Another date for ${ref}` },
          ),
        ]
      : []),
    button(
      DECLINE[kind],
      { do: 'open-decision', request: id, as: 'decline' },
      { tooltip: `${DECLINE[kind]} ${ref}` },
    ),
  ];
}
