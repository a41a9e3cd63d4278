/** How the dates of the selected actions have moved: each agreed change with who and why, and what was only forecast. */
import type { Change } from '../change.ts';
import { isSlippage } from '../changed.ts';
import type { PlainDate } from '../plan.ts';
import type { ActionStanding } from '../standing.ts';
import type { Past } from './asked.ts';

/** `by` accepted the date (a person's id; null for the command line). */
export type Slip = Pick<Change, 'at' | 'by' | 'reason'> & { from: PlainDate; to: PlainDate | null };
/** A date that its owner expected, and no lead had agreed to. */
export type Forecast = { at: string; by: string; date: PlainDate; reason: string | null };

export type Slipped = {
  ref: string;
  title: string;
  first: PlainDate | null;
  agreed: PlainDate | null;
  forecast: PlainDate | null;
  /** Newest first, as the forecasts are. */
  slips: Slip[];
  forecasts: Forecast[];
};
export type SlippageTold = { kind: 'slippage'; actions: Slipped[] };

/** One entry an action, those whose date has moved most often first; of a cross-reference its target's. */
export function slippageOf(chosen: readonly ActionStanding[], past: Past): SlippageTold {
  const changes = Map.groupBy(past.changes.filter(isSlippage), ({ item }) => item);
  const updates = Map.groupBy(past.updates, ({ item }) => item);
  const actions = chosen.map(({ action, chasedAt, decisive }): Slipped => {
    const { id } = chasedAt ?? action;
    const slips = (changes.get(id) ?? []).flatMap(({ at, by, reason, from, to }): Slip[] =>
      from === null ? [] : [{ at, by, reason, from, to }],
    );
    const forecasts = (updates.get(id) ?? []).flatMap(({ at, by, said }): Forecast[] =>
      said.forecast ? [{ at, by, date: said.forecast, reason: said.reason ?? null }] : [],
    );
    return {
      ref: action.ref,
      title: action.title,
      first: decisive?.firstDue ?? null,
      agreed: decisive?.due ?? null,
      forecast: decisive?.forecast ?? null,
      slips: newestFirst(slips),
      forecasts: newestFirst(forecasts),
    };
  });
  return { kind: 'slippage', actions: actions.sort((a, b) => b.slips.length - a.slips.length) };
}

const newestFirst = <T extends { at: string }>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => b.at.localeCompare(a.at));
