/** Updates as redactions speak of them: found with their action and whoever said them, for officers alone. */
import type { Redactable } from '../../../cards/privacy/redact.ts';
import { may } from '../../../domain/permission.ts';
import type { Update } from '../../../domain/update.ts';
import { docId } from '../../../store/ids.ts';
import type { App } from '../../context.ts';
import type { Speaker } from '../../enrol.ts';
import { actorIn } from '../../lines.ts';
import type { Origin } from '../../message.ts';

/** Undefined when it is gone, or is not for this person to redact. */
export async function redactable(
  app: App,
  origin: Origin,
  speaker: Speaker,
  id: string,
): Promise<Redactable | undefined> {
  const update = (await app.store.get(origin.tenant, 'update', docId('update', id)))?.doc.body;
  const book = update && (await app.records.book(origin.tenant, update.plan));
  if (!update || !book || !may(actorIn(app, book, origin, speaker), 'redact', book, null)) return undefined;
  return asRedactable(app, origin.tenant, update);
}

/** The update with what names it; whoever asks has been looked at before. */
export async function asRedactable(
  app: Pick<App, 'records'>,
  tenant: string,
  update: Update,
): Promise<Redactable> {
  const book = await app.records.book(tenant, update.plan);
  const item = book?.byId.get(update.item);
  const who = (await app.records.names(tenant, [update.by])).get(update.by);
  return {
    update,
    ref: item?.ref ?? '?',
    title: item?.title ?? 'An action that is no longer in the plan',
    who: who ?? 'somebody',
    zone: book?.plan.timezone ?? 'Europe/London',
  };
}
