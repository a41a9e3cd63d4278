/** A reading as a reply, for the `understand` command: each field, which of them were inferred, and the question back. */
import type { EvidenceSaid, One, Reading, ReplyReading } from '../understanding/intent.ts';
import { partOf } from './part-of.ts';

export type ReplyRead = {
  status: string | null;
  percent: number | null;
  newDate: { text: string; date: string } | null;
  reason: string | null;
  evidence: { kind: string; what: string }[];
  reassignTo: { name: string | null } | null;
  snooze: { text: string; date: string } | null;
  measures: { value: number; of: number | null; target: number | null; unit: string }[];
  /** Names of the fields that were inferred, not said. */
  implied: string[];
  clarify: string | null;
};

const nothing: ReplyRead = {
  status: null,
  percent: null,
  newDate: null,
  reason: null,
  evidence: [],
  reassignTo: null,
  snooze: null,
  measures: [],
  implied: [],
  clarify: null,
};

/** Of several things in one message what is said of `item`, else the first reply. */
export function replyRead(reading: Reading, item: string | null): ReplyRead {
  const about = (part: One): boolean =>
    part.kind === 'reply' && item !== null && (part.items.length === 0 || part.items.includes(item));
  const part = partOf(reading, about);
  const one = about(part) ? part : partOf(reading, ({ kind }) => kind === 'reply');
  const it = item ?? 'it';
  switch (one.kind) {
    case 'reply':
      return { ...fieldsOf(one.reply), clarify: one.ask?.words ?? null };
    case 'clarify':
      return { ...nothing, clarify: one.ask };
    case 'question':
      return { ...nothing, clarify: `That is a question about the record. How is ${it} going?` };
    case 'yes':
      return { ...nothing, clarify: `Thanks. Is ${it} on track, or done?` };
    case 'unclear':
      return { ...nothing, clarify: `I did not understand that. How is ${it} going?` };
    case 'set-up':
      return { ...nothing, reassignTo: handedOver(one) };
    case 'errand':
    case 'no':
    case 'help':
    case 'greeting':
      return { ...nothing, clarify: `How is ${it} going?` };
    case 'meant':
      return nothing;
  }
}

const handedOver = ({ request }: Extract<One, { kind: 'set-up' }>): ReplyRead['reassignTo'] =>
  request.do === 'assign' && request.to?.kind === 'name' ? { name: request.to.name } : null;

function fieldsOf(reply: ReplyReading): ReplyRead {
  const { status, unchanged, percent, forecast, reason, evidence = [], handOver, snooze, figures } = reply;
  const hows: [string, (string | undefined)[]][] = [
    ['status', [(status ?? unchanged)?.how]],
    ['percent', [percent?.how]],
    ['newDate', [forecast?.how]],
    ['reason', [reason?.how]],
    ['evidence', evidence.map(({ how }) => how)],
    ['reassignTo', [handOver?.how]],
    ['snooze', [snooze?.how]],
    ['measures', [figures?.how]],
  ];
  return {
    status: unchanged && !status ? 'no-change' : (status?.value ?? null),
    percent: percent?.value ?? null,
    newDate: forecast ? { text: forecast.text, date: forecast.value } : null,
    reason: reason?.value ?? null,
    evidence: evidence.map(({ value }) => ({ kind: value.kind, what: whatOf(value) })),
    reassignTo: handOver ? { name: handOver.value.name } : null,
    snooze: snooze ? { text: snooze.text, date: snooze.value } : null,
    measures: figures?.value ?? [],
    implied: hows.flatMap(([name, how]) => (how.includes('implied') ? [name] : [])),
    clarify: null,
  };
}

const whatOf = (evidence: EvidenceSaid): string =>
  evidence.kind === 'link' ? evidence.url : evidence.kind === 'file' ? evidence.name : evidence.what;
