/** What somebody asks of another, and what became of it, in words. */
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { Request } from '../../domain/request.ts';
import { isUnderWay } from '../../domain/requests/stands.ts';
import { count, day } from '../format.ts';
import { bold, clip, type Run, run } from '../text.ts';

export type ShownRequest = {
  request: Request;
  line: Line;
  /** The plan's title, where its reader sees several. */
  plan: string | null;
  today: PlainDate;
  /** The names of who asks, and of the receiver of a hand-over. */
  by: string;
  to: string | null;
  /** How often the agreed date has been put off. */
  moved: number;
  /** Its reader asked for it, and is to decide it all the same: nobody else could. */
  alone?: boolean;
  /** The receiver of a hand-over has not opened Waymark: nobody can ask them. */
  unmet?: boolean;
};

/** Said wherever somebody is to decide what they asked for themselves. */
export const ALONE = 'You asked for this yourself, and there is nobody else who can decide.';

const on = (date: PlainDate | null, today: PlainDate): string =>
  date === null ? 'no date' : day(date, today);

/** Who asks for what: "Kim Sample asks for Fri 26 Feb instead of Fri 4 Dec." */
export function askedRuns(shown: ShownRequest): Run[][] {
  const [first = [], ...others] = wishRuns(shown);
  return shown.alone ? [[...first, run(` ${ALONE}`)], ...others] : [first, ...others];
}

function wishRuns({ request, line, plan, today, by, to, moved, unmet = false }: ShownRequest): Run[][] {
  const who = bold(clip(by, 60));
  const reason = request.reason === null ? [] : [[run(`Reason: “${clip(request.reason, 300)}”`)]];
  const place = plan === null ? [] : [[run(`Plan: ${clip(plan, 80)}`)]];
  switch (request.kind) {
    case 'more-time':
      return [
        [who, run(` asks for ${on(request.date, today)} instead of ${on(request.agreed, today)}.`)],
        ...reason,
        [run(`${slippedWords(moved)}${firstDate(line, today)}`)],
        ...place,
      ];
    case 'hand-over':
      return [
        [
          who,
          run(
            ` asks ${clip(to ?? 'somebody', 60)} to take it${request.date === null ? '' : ` from ${on(request.date, today)}`}. It stays with ${clip(by, 60)} until that is accepted.`,
          ),
        ],
        ...(unmet
          ? [[run(`${clip(to ?? 'They', 60)} has not opened Waymark, so I cannot ask them yet.`)]]
          : []),
        ...reason,
        ...place,
      ];
    case 'sign-off':
      return [
        [who, run(' says that it is complete. It counts as awaiting check until you accept it.')],
        ...place,
      ];
  }
}

/** Said with its decision: "Alex Sample asked for Fri 26 Feb instead of Fri 4 Dec. Reason: “HR froze the post”". */
export function wishWords({ request, today, by }: Pick<ShownRequest, 'request' | 'today' | 'by'>): string {
  const who = clip(by, 60);
  const reason = request.reason === null ? '' : ` Reason: “${clip(request.reason, 300)}”`;
  switch (request.kind) {
    case 'more-time':
      return `${who} asked for ${on(request.date, today)} instead of ${on(request.agreed, today)}.${reason}`;
    case 'hand-over':
      return `${who} asked for it.${reason}`;
    case 'sign-off':
      return `${who} says that it is complete.`;
  }
}

const slippedWords = (moved: number): string =>
  moved === 0
    ? 'Its date has not been put off before.'
    : `Its date has been put off ${count(moved, 'time')} before.`;

const firstDate = ({ firstDue, due }: Line, today: PlainDate): string =>
  firstDue === null || firstDue === due ? '' : ` The first date was ${day(firstDue, today)}.`;

/** "Accepted: 3.3(b) is due Fri 26 Feb 2027.": what a decision came to. */
export function decidedWords({
  request,
  line,
  today,
  to,
}: Omit<ShownRequest, 'by' | 'moved' | 'plan'>): string {
  const ref = clip(line.ref, 30);
  const { decided, state } = request;
  const why = decided?.reason ? ` Reason: “${clip(decided.reason, 300)}”` : '';
  if (state === 'withdrawn') return `Taken back: nothing more is asked about ${ref}.`;
  if (state === 'overtaken' && request.overtakenAt !== null)
    return overtakenWords({ request, line, today, to });
  if (state === 'overtaken' || state === 'open')
    return `Nothing was changed: ${ref} has moved on since, and there is nothing left to decide.`;
  switch (request.kind) {
    case 'more-time': {
      if (state === 'declined') return `Declined: ${ref} stays due ${on(request.agreed, today)}.${why}`;
      const date = decided?.date ?? request.date;
      if (isUnderWay(request))
        return `Accepted, and being carried out: ${ref} becomes due ${on(date, today)}.${why}`;
      const other = decided?.date && decided.date !== request.date ? ', another date than was asked for' : '';
      return `Accepted: ${ref} is due ${on(date, today)}${other}.${why}`;
    }
    case 'hand-over': {
      const who = clip(to ?? 'the receiver', 60);
      if (state === 'declined') return `Declined: ${ref} stays where it is.${why}`;
      if (isUnderWay(request)) return `Accepted, and being carried out: ${ref} goes to ${who}.`;
      return `Accepted: ${ref} ${request.date !== null && request.date > today ? `goes to ${who} on ${on(request.date, today)}` : `is now with ${who}`}.`;
    }
    case 'sign-off':
      return state === 'declined' ? `Returned: ${ref} is open again.${why}` : `Accepted: ${ref} is complete.`;
  }
}

/** The record was changed after it was accepted, or a date was set that gives no more time. */
function overtakenWords({ request, line, today, to }: Omit<ShownRequest, 'by' | 'moved' | 'plan'>): string {
  const ref = clip(line.ref, 30);
  if (request.kind === 'hand-over' && request.to === null)
    return `${ref} stays where it is: whoever was to take it is no longer there. You can ask somebody else.`;
  if (request.kind === 'hand-over')
    return `No longer so: ${ref} was changed after this was accepted, and does not go to ${clip(to ?? 'the receiver', 60)}${request.date === null ? '' : ` on ${on(request.date, today)}`}.`;
  return `Another date was set: ${ref} is due ${on(line.due, today)}, and nothing waits for a decision any more.`;
}
