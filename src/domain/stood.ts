/** How many actions stand how: the one count behind a board's post and an answer, so that the same words give the same number. */
import { Standing } from './snapshot.ts';
import type { ActionStanding } from './standing.ts';

/** Of the actions that stand so. */
export type Stood = { standing: Standing; now: number };

const SHOWN = Standing.options.filter((standing) => standing !== 'withdrawn');

/** Every standing but withdrawn in a fixed order, 0 among them: each action once. */
export const stoodIn = (actions: readonly ActionStanding[]): Stood[] =>
  SHOWN.map((standing) => ({ standing, now: actions.filter((one) => one.standing === standing).length }));

/** What was said of the overdue, which are counted as overdue alone. */
export type LateSaid = { offTrack: number; atRisk: number };

export function lateSaid(actions: readonly ActionStanding[]): LateSaid {
  const late = actions.filter(({ standing }) => standing === 'overdue');
  const said = (status: 'off-track' | 'at-risk'): number =>
    late.filter(({ decisive }) => decisive?.status === status).length;
  return { offTrack: said('off-track'), atRisk: said('at-risk') };
}
