/** A lead keeps the agreed date although the owner expects another: nothing moves, and it is in the action's history. */

import { day } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Submit } from '../../cards/submit.ts';
import type { Change as Entry } from '../../domain/change.ts';
import { may } from '../../domain/permission.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { digest } from '../command-id.ts';
import type { App } from '../context.ts';
import type { Speaker } from '../enrol.ts';
import { find } from '../lines.ts';
import type { Message, Origin } from '../message.ts';

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
  };
  await app.store.commit(origin.tenant, `keep-date:${id}`, [
    { op: 'put', doc: write('change', docId('change', id), entry), expect: 'absent' },
  ]);
  return notice(
    `${line.ref} stays agreed for ${day(milestone.due, today)}; its owner’s ${day(forecast, today)} stands beside it as the expected date. I do not ask you about that date again.`,
  );
}
