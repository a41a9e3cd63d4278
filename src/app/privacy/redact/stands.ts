/** How a redaction stands, in a few lines that both officers may read: none of them holds what it removed. */
import { moment } from '../../../cards/format.ts';
import { redactAskedCard, redactStandsCard } from '../../../cards/privacy/redact.ts';
import type { Redactable } from '../../../domain/privacy/redactable.ts';
import { isAsked, type Redaction } from '../../../domain/privacy/redaction.ts';
import { stamp } from '../../../domain/stamp.ts';
import type { App } from '../../context.ts';
import type { Message } from '../../message.ts';
import type { Speaker } from '../../people/enrol.ts';

export const NO_SECOND =
  'Nothing was changed: a second officer has to agree, and I know of none. Whoever runs Waymark names the officers; each has to say hello to me once.';

/** To an officer: while it waits, whoever asked may withdraw it, and any other may answer. */
export async function standingCard(
  app: App,
  tenant: string,
  { person }: Speaker,
  one: Redactable,
  redaction: Redaction,
): Promise<Message> {
  const { id, by, reason, until } = redaction;
  const waits = isAsked(redaction, stamp(app.clock.now()));
  if (waits && by !== person.id) {
    const names = await app.records.names(tenant, [by]);
    return redactAskedCard(one, { by: names.get(by) ?? 'Another officer', reason, until, redaction: id });
  }
  const lines = await standsInWords(app, tenant, redaction, one.zone);
  return redactStandsCard(one, {
    lines,
    withdraw: redaction.state === 'asked' && by === person.id ? id : null,
  });
}

export async function standsInWords(
  app: Pick<App, 'records' | 'clock'>,
  tenant: string,
  redaction: Redaction,
  zone: string,
): Promise<string[]> {
  const { by, at, second, state, until, left, posts, reason } = redaction;
  const names = await app.records.names(tenant, second ? [by, second.by] : [by]);
  const first = names.get(by) ?? 'An officer';
  const other = second ? (names.get(second.by) ?? 'another officer') : 'another officer';
  const asked = `${first} asked on ${moment(at, zone)}: “${reason}”`;
  switch (state) {
    case 'asked':
      return isAsked(redaction, stamp(app.clock.now()))
        ? [`Waiting for a second officer until ${moment(until, zone)}. Nothing has been removed yet.`, asked]
        : ['Nobody agreed within 7 days. Nothing was removed.', asked];
    case 'agreed':
      return [
        `${other} agreed. ${posts.length > 0 ? `${posts.length} messages in Teams are still to be replaced` : 'It is being removed'}.`,
        asked,
      ];
    case 'done':
      return [
        `Removed: ${other} agreed on ${moment(second?.at ?? at, zone)}.`,
        asked,
        ...(left.length > 0 ? ['What I could not reach:', ...left] : []),
      ];
    case 'withdrawn':
      return ['Withdrawn. Nothing was removed.', asked];
    case 'refused':
      return [`${other} said no. Nothing was removed.`, asked];
    case 'lapsed':
      return ['Nobody agreed within 7 days. Nothing was removed.', asked];
  }
}
