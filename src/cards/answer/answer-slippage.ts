/** How dates have moved, as entries: first, agreed and expected date of each action, and every move with who and why. */
import type { Forecast, Slip, SlippageTold, Slipped } from '../../domain/answers/slippage.ts';
import { daysBetween } from '../../domain/calendar.ts';
import { count, longDay, moment } from '../format.ts';
import { bold, clip, type Run, run, subtle } from '../text.ts';
import { type AnswerView, type Entry, nameIn } from './answer-view.ts';

export const slippageEntries = ({ actions }: SlippageTold, view: AnswerView): Entry[] =>
  actions.map((one) => ({
    under: null,
    lines: [
      [bold(clip(one.ref, 30)), run(` ${clip(one.title, 150)}`)],
      [run(datesIn(one))],
      ...one.slips.flatMap((slip) => slipLines(slip, view)),
      ...(view.names === null
        ? []
        : one.forecasts.slice(0, MOST).flatMap((each) => forecastLines(each, view))),
    ],
  }));

const MOST = 3;

/** "First date Fri 27 Nov 2026, now Fri 26 Feb 2027: moved twice, 91 days in all." */
function datesIn({ first, agreed, forecast, slips }: Slipped): string {
  if (agreed === null) return 'No date is set, so none has moved.';
  const dates =
    first === null || first === agreed
      ? `Agreed date ${longDay(agreed)}`
      : `First date ${longDay(first)}, now ${longDay(agreed)}`;
  const days = first === null ? 0 : daysBetween(first, agreed);
  const moved =
    slips.length === 0
      ? 'never moved'
      : `moved ${times(slips.length)}${days > 0 ? `, ${count(days, 'day')} later in all` : days < 0 ? `, ${count(-days, 'day')} earlier in all` : ''}`;
  const expected =
    forecast !== null && forecast !== agreed ? ` Expected ${longDay(forecast)}, not yet agreed.` : '';
  return `${dates}: ${moved}.${expected}`;
}

const times = (many: number): string => (many === 1 ? 'once' : many === 2 ? 'twice' : `${many} times`);

function slipLines({ from, to, reason, at, by }: Slip, view: AnswerView): Run[][] {
  const why = reason === null ? '' : `: “${clip(reason, 200)}”`;
  const who =
    view.names === null ? [] : [by === null ? 'the command line' : clip(nameIn(view, by) ?? '', 60)];
  return [
    [run(`${longDay(from)} to ${to === null ? 'no date' : longDay(to)}${view.names === null ? '' : why}`)],
    [subtle([...who.map((name) => `Agreed by ${name}`), moment(at, view.zone)].join(', '))],
  ];
}

function forecastLines({ date, reason, at, by }: Forecast, view: AnswerView): Run[][] {
  const why = reason === null ? '' : `: “${clip(reason, 200)}”`;
  return [
    [run(`Expected for ${longDay(date)}${why}`)],
    [subtle(`${clip(nameIn(view, by) ?? '', 60)}, ${moment(at, view.zone)}`)],
  ];
}
