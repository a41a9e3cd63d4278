/** What the house itself keeps beside a plan's words: leave, messages, files, figures, holds; as facts to hand over. */
import { longDay } from '../../cards/format.ts';
import type { Doc } from '../../store/documents.ts';
import { blank, type Called, type Fact, isKind, sentence, spelled } from './fact.ts';

/** Null for other kinds, and for a file whose bytes are not here. */
export function houseFact(doc: Doc, called: Called): Fact | null {
  if (isKind(doc, 'leave')) {
    const { at, by, from, until, ended } = doc.body;
    const words = sentence([`away ${longDay(from)} to ${longDay(until)}`, ended && 'taken back']);
    return { ...blank, kind: 'Leave', at, by, words };
  }
  if (isKind(doc, 'redaction')) {
    const { plan, item, at, by, reason, state } = doc.body;
    const words = sentence([state, reason]);
    return { ...blank, kind: 'Redaction', plan, item, at, by, words };
  }
  if (isKind(doc, 'outbox')) return messageFact(doc, called);
  if (isKind(doc, 'report')) {
    const { plan, at, source, lines } = doc.body;
    return { ...blank, kind: 'Import', plan, at, words: [source, ...lines].join('\n') };
  }
  if (isKind(doc, 'file')) {
    const { state, plan, milestone, at, by, name, bytes, type } = doc.body;
    if (bytes === null || state === 'removing') return null;
    const words = sentence([name, type, `${bytes} bytes`, state === 'stored' ? 'evidence' : spelled(state)]);
    const files = [{ file: doc.id.slice('file:'.length), name }];
    return { ...blank, kind: 'File', plan, milestone, at, by, words, files };
  }
  return figuresFact(doc);
}

function messageFact({ body }: Doc<'outbox'>, called: Called): Fact {
  const { about, to, state, createdAt, sentAt, listed } = body;
  const whom =
    to.kind === 'person' ? (called.people.get(to.person) ?? 'somebody') : `the channel of ${to.board}`;
  return {
    ...blank,
    kind: 'Message of Waymark',
    plan: to.kind === 'channel' ? to.plan : null,
    milestone: listed[0] ?? null,
    at: sentAt ?? createdAt,
    words: `${spelled(about)} to ${whom}: ${state}`,
  };
}

function figuresFact(doc: Doc): Fact | null {
  if (isKind(doc, 'snapshot')) {
    const { plan, board, week, at, standings } = doc.body;
    const counts = [...Map.groupBy(Object.values(standings), (one) => one)];
    const words = `${board}, ${week}: ${counts.map(([one, all]) => `${all.length} ${spelled(one)}`).join(', ')}`;
    return { ...blank, kind: 'Figures of a board', plan, at, words };
  }
  if (isKind(doc, 'hold')) {
    const { plan, at, by, reason, lifted } = doc.body;
    const words = sentence([reason, lifted ? `lifted ${longDay(lifted.at.slice(0, 10))}` : 'stands']);
    return { ...blank, kind: 'Hold', plan, at, by, words };
  }
  if (isKind(doc, 'retention')) {
    const { plan, at, by, removed } = doc.body;
    const words = removed.map(({ kind, count, keep }) => `${count} × ${kind}, kept ${keep}`).join('; ');
    return { ...blank, kind: 'Retention', plan, at, by, words };
  }
  if (isKind(doc, 'disclosure')) {
    const { plan, at, by, topic, what } = doc.body;
    return {
      ...blank,
      kind: 'Disclosure',
      plan,
      at,
      by,
      words: sentence([what, topic]),
    };
  }
  return null;
}
