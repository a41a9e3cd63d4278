/** A lead keeps the agreed date although the owner expects another: nothing moves, and it is in the action's history. */

import { day } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Submit } from '../../cards/submit.ts';
import type { Change as Entry } from '../../domain/change.ts';
import { may } from '../../domain/permission.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { Request } from '../../domain/request.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { all, type Change } from '../../store/store.ts';
import type { App } from '../context.ts';
import { digest } from '../conversation/command-id.ts';
import { find } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { rowsFor, wakeNow } from '../requests/rows.ts';
import { timeAskedFor } from '../requests/time-asked.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

export async function keepDate(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { shown, expected: forecast }: Extract<Submit, { do: 'keep-date' }>,
): Promise<Message> {
  const found = await find(app, origin, speaker, shown.milestone);
  const item = found?.book.byId.get(found.milestone.item);
  if (!found || !item) return notice('Nothing was changed: that action is no longer in the plan.');
  const { milestone, line, today, actor, book } = found;
  if (!may(actor, 'set-date', book, item))
    return notice('Nothing was changed: the agreed date is for its lead or a strategy officer to decide.');
  if (milestone.due === null || milestone.forecast !== forecast || forecast <= milestone.due)
    return notice(
      `Nothing was changed: ${line.ref} is no longer expected on ${day(forecast, today)}. Say “status of ${line.ref}” to see how it stands.`,
    );
  const id = digest(`keep-date\n${milestone.id}\n${milestone.due}\n${forecast}`);
  const asked = await timeAskedFor(app, origin.tenant, milestone.id);
  const wish =
    asked?.request.date === forecast && asked.request.by !== speaker.person.id ? asked.request : null;
  const entry: Entry = {
    id,
    plan: milestone.plan,
    item: milestone.item,
    at: stamp(app.clock.now()),
    by: speaker.person.id,
    through: 'card',
    what: 'date-kept',
    from: milestone.due,
    to: forecast,
    reason: null,
    ...(wish && { proposed: wish.by }),
  };
  const declined = await declinedWith(app, origin.tenant, milestone.id, forecast, entry);
  await wakeNow(app, origin.tenant);
  await app.store.commit(origin.tenant, `keep-date:${id}`, [
    { op: 'put', doc: write('change', docId('change', id), entry), expect: 'absent' },
    ...declined,
  ]);
  if (declined.length > 0) {
    await wakeNow(app, origin.tenant);
    app.poke();
  }
  return notice(
    `${line.ref} stays agreed for ${day(milestone.due, today)}; its owner’s ${day(forecast, today)} stands beside it as the expected date. I do not ask you about that date again.`,
  );
}

/** Whoever asked for that date is told that it was declined, as by the button. */
async function declinedWith(
  app: App,
  tenant: string,
  milestone: string,
  date: PlainDate,
  { by, at }: Entry,
): Promise<Change[]> {
  const open = await all(app.store, tenant, {
    kind: 'request',
    where: [
      { field: 'milestone', is: 'eq', to: milestone },
      { field: 'state', is: 'eq', to: 'open' },
    ],
  });
  const asked = open.filter(({ doc: { body } }) => body.kind === 'more-time' && body.date === date);
  const told = asked.map(({ doc }) => doc.body.by).filter((asker) => asker !== by);
  return [
    ...asked.map(({ doc, version }): Change => {
      const decided = by === null ? null : { by, at, reason: null, date: null };
      const body: Request = { ...doc.body, state: 'declined', decided };
      return { op: 'put', doc: write('request', doc.id, body), expect: version };
    }),
    ...(await rowsFor(app, tenant, 'outcomes', told)),
  ];
}
