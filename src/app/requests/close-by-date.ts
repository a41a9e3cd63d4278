/** A date that was set decides what was asked for it: whoever asked for more time is told, as by the button. */
import type { PlainDate } from '../../domain/plan.ts';
import type { Request } from '../../domain/request.ts';
import { write } from '../../store/documents.ts';
import { all } from '../../store/store.ts';
import { commandId } from '../command-id.ts';
import { type App, momentIn } from '../context.ts';
import type { Speaker } from '../enrol.ts';
import type { Origin } from '../message.ts';
import { rowsFor, wakeNow } from './rows.ts';

export async function closeByDate(
  app: App,
  origin: Origin,
  { person }: Speaker,
  items: readonly string[],
  due: PlainDate,
): Promise<void> {
  const open = await all(app.store, origin.tenant, {
    kind: 'request',
    where: [{ field: 'state', is: 'eq', to: 'open' }],
  });
  const theirs = open.filter(({ doc }) => doc.body.kind === 'more-time' && items.includes(doc.body.item));
  for (const { doc, version } of theirs) {
    const { body } = doc;
    const { instant: at } = momentIn(app, 'Europe/London');
    const date = due === body.date ? null : due;
    const closed: Request = {
      ...body,
      state: 'accepted',
      decided: { by: person.id, at, reason: null, date },
    };
    const told = body.by === person.id ? [] : await rowsFor(app, origin.tenant, 'outcomes', [body.by]);
    await wakeNow(app, origin.tenant);
    await app.store.commit(origin.tenant, `closed:${commandId(origin, `${doc.id}:${version}`)}`, [
      { op: 'put', doc: write('request', doc.id, closed), expect: version },
      ...told,
    ]);
    app.poke();
  }
}
