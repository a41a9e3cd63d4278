/** What people said of a plan, and what the plan says of itself, as facts for whoever is handed the record. */
import { longDay } from '../../cards/format.ts';
import type { Evidence } from '../../domain/milestone.ts';
import type { Update } from '../../domain/update.ts';
import type { Doc } from '../../store/documents.ts';
import { blank, type Called, type Fact, isKind, keyName, sentence, spelled } from './fact.ts';

/** Null for other kinds. */
export function saidFact(doc: Doc, called: Called): Fact | null {
  if (isKind(doc, 'update')) return updateFact(doc.body);
  if (isKind(doc, 'change')) {
    const { plan, item, at, by, what, from, to, reason } = doc.body;
    const words = sentence([`${spelled(what)}: ${named(from, called)} → ${named(to, called)}`, reason]);
    return { ...blank, kind: 'Change of the plan', plan, item, at, by, words };
  }
  if (isKind(doc, 'request')) {
    const { plan, item, milestone, at, by, kind, date, reason, state, decided } = doc.body;
    const words = sentence([
      `${spelled(kind)}: ${spelled(state)}`,
      date && longDay(date),
      reason,
      decided && `decided ${longDay(decided.at.slice(0, 10))}`,
      decided?.reason,
    ]);
    return { ...blank, kind: 'Request', plan, item, milestone, at, by, words };
  }
  if (isKind(doc, 'decision')) {
    const { plan, at, by, text, meeting, refs, action, takenBack } = doc.body;
    const words = sentence([
      `meeting of ${longDay(meeting)}`,
      text,
      refs.length > 0 && `about ${refs.join(', ')}`,
      takenBack &&
        `taken back ${longDay(takenBack.at.slice(0, 10))} by ${named(`person:${takenBack.by}`, called)}`,
    ]);
    return { ...blank, kind: 'Decision of a board', plan, item: action, at, by, words };
  }
  return isKind(doc, 'item') ? itemFact(doc, called) : null;
}

/** "person:<id>" and "post:<id>" by what they are called. */
const named = (text: string | null, called: Called): string =>
  (text ?? 'nothing').replace(/\b(?:person|post):[\w.-]+/g, (key) => keyName(key, called));

function itemFact({ body }: Doc<'item'>, called: Called): Fact {
  const {
    plan,
    id,
    title,
    description,
    byWhen,
    due,
    owners,
    lead,
    aliases,
    measures,
    withdrawn,
    difference,
  } = body;
  const words = sentence([
    title,
    description,
    byWhen && `by when: ${byWhen}`,
    due && `agreed: ${longDay(due)}`,
    owners.length > 0 && `owners: ${owners.map(({ key }) => keyName(key, called)).join(', ')}`,
    lead && `lead: ${keyName(lead, called)}`,
    aliases.length > 0 && `also called ${aliases.join(', ')}`,
    ...measures.map(({ text }) => `measure: ${text}`),
    ...difference,
    withdrawn && 'withdrawn from the plan',
  ]);
  return { ...blank, kind: 'Action or heading', plan, item: id, words };
}

function updateFact(update: Update): Fact {
  const { plan, item, milestone, at, by, onBehalf, said, checked, redacted } = update;
  const evidence = said.evidence ?? [];
  const words = sentence([
    said.status && spelled(said.status),
    said.percent != null && `${said.percent} %`,
    said.forecast && `expected ${longDay(said.forecast)}`,
    said.reason,
    onBehalf && `on behalf of ${onBehalf}`,
    said.handOver?.name && `to be handed to ${said.handOver.name}`,
    ...(said.figures ?? []).map(({ value, of, unit }) =>
      sentence([`${value}${of === null ? '' : ` of ${of}`} ${unit}`]),
    ),
    ...evidence.map((piece) => `evidence: ${pieceWords(piece)}`),
    checked && sentence([`check: ${checked.as}`, checked.reason]),
    redacted && 'words removed',
  ]);
  const files = evidence.flatMap((one) => (one.kind === 'file' ? [{ file: one.file, name: one.name }] : []));
  return {
    ...blank,
    kind: 'Update',
    plan,
    item,
    milestone,
    at,
    by,
    words,
    files,
  };
}

const pieceWords = (piece: Evidence): string =>
  piece.kind === 'link' ? piece.url : piece.kind === 'file' ? piece.name : piece.what;
