/** The sample plan for a story: the demo's own files, with its overlay changed to what the story needs. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse, stringify } from 'yaml';
import { loadDemo } from '../../src/demo/load.ts';
import { type LocalClient, readLocalClient } from '../../src/demo/people.ts';
import { Overlay } from '../../src/importing/overlay.ts';
import { openStore } from '../../src/store/open.ts';
import type { RecordPlace } from './stores.ts';
import { testClock } from './test-clock.ts';

export const ROOT = new URL('../..', import.meta.url);

export const localClient = (): LocalClient => readLocalClient(new URL('.m365agentsplayground.yml', ROOT));

/** Everything as in the demo, except that the hours are an office's: cards at 09:00, the summary on Friday at 16:00. */
export function demoOverlay(): Overlay {
  const overlay = Overlay.parse(parse(readFileSync(new URL('plans/wigan.demo.yml', ROOT), 'utf8')));
  const boards = overlay.boards.map((board) => ({
    ...board,
    summary: { ...board.summary, day: 'Friday' as const, time: '16:00' },
  }));
  return { ...overlay, boards, reminders: { ...reminders(overlay), at: '09:00' } };
}

function reminders(overlay: Overlay): NonNullable<Overlay['reminders']> {
  if (!overlay.reminders) throw new Error('plans/wigan.demo.yml sets no reminders');
  return overlay.reminders;
}

/** The overlay with these actions and no others, and without what was said so far. */
export const onlyActions = (overlay: Overlay, actions: Overlay['actions']): Overlay => ({
  ...overlay,
  actions,
  updates: overlay.updates.filter(({ ref }) => actions.some((action) => action.ref === ref)),
});

/** Loads the plan into a record, as of an instant. */
export async function loadPlan(place: RecordPlace, at: string, overlay: Overlay): Promise<void> {
  const { data } = place;
  copyFileSync(new URL('plans/wigan.plan.yml', ROOT), join(data, 'wigan.plan.yml'));
  writeFileSync(join(data, 'wigan.demo.yml'), stringify(overlay));
  const store = await openStore(place);
  try {
    await loadDemo(store, testClock(at), localClient(), pathToFileURL(`${data}/`));
  } finally {
    await store.close();
  }
}
