/** Lets go of every file that was made of a plan and is still to be had: what was taken out of the record is in none. */
import { stamp } from '../../domain/stamp.ts';
import { all } from '../../store/store.ts';
import type { App } from '../context.ts';
import { changeFile, fileOf, idOf } from '../evidence/kept-file.ts';
import { going, removeNow } from '../evidence/remove.ts';
import { again } from '../keeping/again.ts';

/** How many were let go. Their bytes go at once where that is possible, else with the clock. */
export async function forgetMade(app: App, tenant: string, plan: string): Promise<number> {
  const lasting = await all(app.store, tenant, {
    kind: 'file',
    where: [{ field: 'expires', is: 'gt', to: stamp(app.clock.now()) }],
  });
  const made = lasting.filter(({ doc }) => doc.body.state === 'offered' && doc.body.plan === plan);
  for (const one of made) {
    const id = idOf(one);
    await again(one.doc.id, async () => {
      const was = await fileOf(app, tenant, id);
      const isGoing = was?.doc.body.state !== 'offered' || (await changeFile(app, tenant, was, going(app)));
      return isGoing ? true : undefined;
    });
    await removeNow(app, tenant, id);
  }
  return made.length;
}
