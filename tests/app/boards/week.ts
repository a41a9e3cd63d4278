/** A board's week: Sam leads both priorities, Olu is an officer, and the board reads on Friday at four. */
import { docId } from '../../../src/store/ids.ts';
import { samplePlanHead } from '../../support/sample-plan.ts';
import { directed, everybody, itemsLed, openWeeks, type Weeks } from '../lead/weeks.ts';
import { TENANT } from '../room.ts';

export const BOARD = 'Sample Partnership Board';
const { boards } = samplePlanHead();

/** Begins on Monday 30 November 2026 at ten. */
export const openBoardWeek = (over: Parameters<typeof openWeeks>[2] = {}): Promise<Weeks> =>
  openWeeks(['alex', 'sam', 'olu'], '2026-11-30T10:00:00Z', {
    plan: directed({ boards }),
    items: itemsLed('1', '2'),
    people: everybody('alex', 'robin', 'sam', 'olu'),
    ...over,
  });

/** Runs the clock at an instant. */
export async function at(weeks: Weeks, instant: string) {
  weeks.clock.set(instant);
  return weeks.tick();
}

export const snapshotOf = async (weeks: Weeks, week: string) =>
  (await weeks.store.get(TENANT, 'snapshot', docId('snapshot', `sample:partnership:${week}`)))?.doc.body;

/** A preview's button as somebody may send it, whatever the card showed. */
export const pressed = (deed: string, over: Record<string, unknown> = {}) => ({
  do: 'board-post',
  deed,
  plan: 'sample',
  board: 'partnership',
  week: '2026-W49',
  ...over,
});
