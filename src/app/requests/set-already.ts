/** "Move the date" tapped twice: the second tap finds the date as the first one set it, and says so. */
import { day } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { asDate } from '../../cards/submit.ts';
import type { App } from '../context.ts';
import type { Found } from '../conversation/lines.ts';
import type { Message } from '../message.ts';

/** Undefined where it was not the speaker who set just this date, for this very reason, as the last that moved it. */
export async function setAlready(
  app: App,
  tenant: string,
  { milestone, line, actor, today }: Found,
  inputs: ReadonlyMap<string, string>,
): Promise<Message | undefined> {
  const date = asDate(inputs.get('date') ?? '');
  if (date === null || date !== milestone.due) return undefined;
  const changes = await app.records.changesOf(tenant, { items: [milestone.item] });
  const last = changes
    .filter(({ what }) => what === 'due')
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .at(-1);
  const isTheirs = last?.by === actor.person && last.to === date && last.reason === inputs.get('reason');
  if (!isTheirs) return undefined;
  const text = `Nothing more was changed: ${line.ref} is due ${day(date, today)} already, as you set it.`;
  return noticeCard({ text, suggestions: [] });
}
