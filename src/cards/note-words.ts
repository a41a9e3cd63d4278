/** The words of a note to officers: what could not be sent, why, and what to do. */
import type { PlainDate } from '../domain/plan.ts';
import type { OutOfReach, Unsent, Wish } from '../domain/unsent.ts';
import { count, moment } from './format.ts';
import { handOverInWords } from './said-words.ts';
import { bold, clip, type Run, run, subtle } from './text.ts';

const MOST_NAME = 100;

const WHAT: { readonly [A in Unsent['about']]: string } = {
  welcome: 'Welcome',
  reminder: 'Card',
  chase: 'Chaser',
  cover: 'Word to whoever covers',
  leaving: 'Word of who is leaving',
  requests: 'Request',
  outcomes: 'Answer',
  'lead-note': 'Lead’s note',
  alert: 'Alert',
  preview: 'Preview',
  redaction: 'Request to redact',
  summary: 'Weekly summary',
  note: 'Note',
  report: 'Report',
  papers: 'Papers',
  correction: 'Correction',
};

/** "Weekly summary for the Partnership Board". */
export const titleOf = ({ about, to }: Unsent): string =>
  `${WHAT[about]} for ${clip(to.kind === 'board' ? to.body : to.name, MOST_NAME)}`;

export function titleRuns(message: Unsent, zone: string): Run[] {
  const plan = message.to.kind === 'board' ? ` · ${clip(message.to.plan, MOST_NAME)}` : '';
  return [bold(titleOf(message)), subtle(`${plan} · ${moment(message.since, zone)}`)];
}

/** How it stands, or what was decided of it, by whom and when. */
export function standsRuns(message: Unsent, zone: string): Run[] {
  const { decided, stands } = message;
  const who = decided && clip(decided.by ?? 'Whoever runs Waymark', MOST_NAME);
  const when = decided && moment(decided.at, zone);
  const again = decided?.as === 'again' ? `${who} asked for it to be sent again, ${when}. ` : '';
  switch (stands) {
    case 'asks':
    case 'unknown':
      return [
        run(`${again}Waymark was cut off while sending it, so it may be there or not.`),
        ...look(message),
      ];
    case 'failed':
      return [
        run(`${again}${again === '' ? 'It was not sent: ' : 'It was not sent again: '}${whyOf(message)}.`),
      ];
    case 'waits':
      return [run(`${again}${again === '' ? 'It waits to be sent.' : 'It is on its way.'}`)];
    case 'sent':
      if (decided?.as !== 'arrived') return [run(`${again}It has been sent.`)];
      return [run(`${who} has seen that it is there, ${when}. Nothing more is sent.`)];
    case 'dropped':
      return [run(decided ? `${who} dropped it, ${when}. Nothing more is sent.` : 'It was dropped.')];
  }
}

const look = ({ to }: Unsent): Run[] =>
  to.kind === 'board' ? [run(' Please look in the board’s channel.')] : [];

/** A reason of the outbox in plain words; a code of the platform stays, for whoever runs the service. */
export function whyOf({ to, reason }: Pick<Unsent, 'to' | 'reason'>): string {
  const said = reason ?? '';
  if (/next week’s summary/.test(said)) return 'the next week’s summary was due before it could be posted';
  if (/time was over/.test(said)) return 'Teams could not be reached until its time was over';
  if (/nobody of this tenant/.test(said)) return 'nobody has opened Waymark in Teams yet';
  const [code] = /^[45]\d\d\b[ \w]*/.exec(said) ?? [];
  if (code === undefined) return 'it could not be made. Please tell whoever runs Waymark';
  if (!/^(?:403|404)/.test(code)) return `Teams refused it (${clip(code, 60)})`;
  return to.kind === 'board'
    ? `Teams does not let Waymark post there (${clip(code, 60)}). See whether Waymark is in the board’s team, and whether the plan names the right channel`
    : `Teams does not let Waymark write to them (${clip(code, 60)})`;
}

const GROUPS: readonly { why: OutOfReach['why']; title: string; remedy: string }[] = [
  {
    why: 'not-met',
    title: 'Have not opened Waymark yet',
    remedy: 'Ask them to open Waymark in Teams and say hello. Their cards come then.',
  },
  {
    why: 'left',
    title: 'Have removed Waymark',
    remedy: 'Ask them to add Waymark again, or give their actions to somebody else.',
  },
  {
    why: 'blocked',
    title: 'Teams does not let Waymark write to them',
    remedy:
      'They may have blocked it or left. Ask them to add Waymark again, or give their actions to somebody else.',
  },
];

export type PeopleGroup = { title: string; remedy: string; names: Run[] };

/** People by why they are not reached: "Robin Sample (3 actions wait), Kim Sample (1 action waits)". */
export const groupsOf = (people: readonly OutOfReach[]): PeopleGroup[] =>
  GROUPS.flatMap(({ why, title, remedy }) => {
    const names = people
      .filter((one) => one.why === why)
      .map(({ name, actions }) => `${clip(name, MOST_NAME)} (${waiting(actions)})`);
    return names.length === 0 ? [] : [{ title, remedy, names: [run(names.join(', '))] }];
  });

const waiting = (actions: number): string =>
  actions === 0 ? 'nothing waits' : `${count(actions, 'action')} ${actions === 1 ? 'waits' : 'wait'}`;

export const WANTS_TO_HAND_OVER = 'Owners who want to hand over';

/** "3.3(b) Agree the protocol (Sample plan): to Beth Sample from Thu 1 Jul, says Alex Sample". */
export function wishesGroup(wishes: readonly Wish[], today: PlainDate): PeopleGroup[] {
  const words = wishes.map(
    ({ ref, title, plan, by, handOver }) =>
      `${clip(ref, 30)} ${clip(title, 80)} (${clip(plan, 60)}): ${handOverInWords(handOver, today)}, says ${clip(by, 60)}`,
  );
  if (words.length === 0) return [];
  const remedy =
    'They keep it until somebody else is set. Say "what\'s missing" to see them and to set an owner.';
  return [{ title: WANTS_TO_HAND_OVER, remedy, names: [run(words.join('; '))] }];
}

export const UNREAD = 'Part of the record cannot be read';

/** "the plan wigan, 2 messages": plans by their ids, whatever else in numbers. */
export function unreadGroup(unread: readonly string[]): PeopleGroup[] {
  if (unread.length === 0) return [];
  const plans = unread
    .filter((id) => id.startsWith(PLAN))
    .map((id) => `the plan ${clip(id.slice(PLAN.length), 60)}`);
  const others = unread.length - plans.length;
  const what = [...plans.slice(0, 10), ...(others > 0 ? [count(others, 'message')] : [])];
  const remedy =
    'Waymark goes on without it: nobody is asked about such a plan, and such a message is not sent. Ask whoever runs Waymark to say "waymark doctor".';
  return [{ title: UNREAD, remedy, names: [run(what.join(', '))] }];
}

const PLAN = 'plan:';
