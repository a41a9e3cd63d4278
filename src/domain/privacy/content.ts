/** What of an update is somebody's own words: what a redaction removes, and what a marker stands in for. */
import type { Evidence } from '../milestone.ts';
import type { Said, Update } from '../update.ts';

/** The words of an update: its reason, its evidence, the units of its figures, names that it gives. */
export function wordsOf({
  said,
  onBehalf,
  checked,
}: Pick<Update, 'said' | 'onBehalf' | 'checked'>): string[] {
  const words = [
    said.reason,
    ...(said.evidence ?? []).map(evidenceWords),
    ...(said.figures ?? []).map(({ unit }) => unit),
    said.handOver?.name,
    onBehalf,
    checked?.reason,
  ];
  return words.filter((one) => typeof one === 'string' && one !== '').map(String);
}

const evidenceWords = (piece: Evidence): string =>
  piece.kind === 'link' ? piece.url : piece.kind === 'location' ? piece.what : piece.name;

/** The update without a word of its content; its status, percent, dates and the numbers of its figures stay. */
export function emptied(update: Update, marker: string, redaction: string): Update {
  const { said, checked, ...rest } = update;
  return {
    ...rest,
    said: emptiedSaid(said, marker),
    onBehalf: update.onBehalf === null ? null : 'somebody',
    ...(checked && { checked: { ...checked, reason: checked.reason === null ? null : marker } }),
    redacted: redaction,
  };
}

function emptiedSaid(said: Said, marker: string): Said {
  const { evidence, figures, handOver, ...rest } = said;
  const first: Evidence = { kind: 'location', what: marker };
  return {
    ...rest,
    reason: marker,
    ...(evidence && { evidence: evidence.length > 0 ? [first] : [] }),
    ...(figures && { figures: figures.map((figure) => ({ ...figure, unit: bareUnit(figure.unit) })) }),
    ...(handOver !== undefined && { handOver: handOver && { ...handOver, name: null } }),
  };
}

/** A percentage stays one. */
const bareUnit = (unit: string): string => (unit.startsWith('%') ? '%' : '');
