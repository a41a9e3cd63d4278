/** What else a reply says, in short words for tables: one field as `how value`, null where it is not spoken of. */
import type { Context, ReplyReading } from '../../src/understanding/intent.ts';
import { holding } from './fixture.ts';
import { read } from './reading.ts';

export function replyTo(text: string, context: Context = holding('3.3(b)')): ReplyReading {
  const reading = read(text, context);
  return reading.kind === 'reply' ? reading.reply : {};
}

export function snoozed(text: string): string | null {
  const { snooze } = replyTo(text);
  return snooze ? `${snooze.how} ${snooze.value}` : null;
}

export function handedTo(text: string): string | null {
  const { handOver } = replyTo(text);
  if (!handOver) return null;
  const { name, from } = handOver.value;
  return `${handOver.how} ${name ?? 'somebody else'}${from ? ` from ${from}` : ''}`;
}

export function counted(text: string): string | null {
  const { figures } = replyTo(text);
  const shown = figures?.value.map(
    ({ value, of, target, unit }) =>
      `${value}${of === null ? '' : ` of ${of}`}${target === null ? '' : `, target ${target}`} ${unit}`,
  );
  return shown ? shown.map((one) => one.trim()).join('; ') : null;
}

export function doneSoFar(text: string): string | null {
  const { percent } = replyTo(text);
  return percent ? `${percent.how} ${percent.value}` : null;
}

export function newDay(text: string, due: string | null = null): string | null {
  const { forecast } = replyTo(text, { ...holding('3.3(b)'), due });
  return forecast ? `${forecast.how} ${forecast.value}` : null;
}

export const proof = (text: string): string[] =>
  (replyTo(text).evidence ?? []).map(({ value }) =>
    'what' in value ? `${value.kind}: ${value.what}` : value.kind,
  );
