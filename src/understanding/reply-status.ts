/** Which status a reply's marks amount to: said once and without doubt, or implied, or contradicting itself. */
import type { Status } from '../domain/milestone.ts';
import type { ReplyReading } from './intent.ts';
import { type MarkOf, marksOf, type Sight } from './mark.ts';

type Held = NonNullable<ReplyReading['status']>;

/** The status of the text; null when it gives none, `contradicted` when it says two that cannot both be. */
export function settledStatus(sight: Sight): Held | null | 'contradicted' {
  const marks = marksOf(sight, 'status');
  const said = marks.filter((mark) => mark.how === 'said');
  if (said.length === 0) return doubted(sight) ? null : hinted(marks);
  const plain = said.filter((mark) => !mark.soft);
  const states = new Set((plain.length > 0 ? plain : said).map((mark) => mark.status));
  const clash =
    states.size > 1 || (plain.length > 0 && said.some((mark) => mark.soft && !agrees(mark, plain)));
  if (clash || outOfStep(said, sight)) return 'contradicted';
  const [first] = plain.length > 0 ? plain : said;
  if (!first) return null;
  if (!doubted(sight)) return { value: first.status, how: 'said', text: first.text };
  return first.status === 'complete' ? null : { value: first.status, how: 'implied', text: first.text };
}

const doubted = (sight: Sight): boolean => marksOf(sight, 'doubt').length > 0;

/** "Red, slipping" agrees; "done, slipping" and "on track, delayed" do not. */
const agrees = (soft: MarkOf<'status'>, plain: readonly MarkOf<'status'>[]): boolean =>
  plain.every(({ status }) => status === soft.status || status === 'off-track');

/** "Done, 80%" and "not started, 40%". */
function outOfStep(said: readonly MarkOf<'status'>[], sight: Sight): boolean {
  const percents = marksOf(sight, 'percent').map((mark) => mark.value);
  return said.some(
    ({ status }) =>
      (status === 'complete' && percents.some((value) => value < 100)) ||
      (status === 'not-started' && percents.some((value) => value > 0)),
  );
}

/** One hint, or several that agree; "underway, going well" is on track. */
function hinted(marks: readonly MarkOf<'status'>[]): Held | null | 'contradicted' {
  const states = new Set<Status>(marks.map((mark) => mark.status));
  if (states.size === 2 && states.has('in-progress')) states.delete('in-progress');
  const [first] = marks.filter((mark) => states.has(mark.status));
  if (states.size > 1) return 'contradicted';
  return first ? { value: first.status, how: 'implied', text: first.text } : null;
}

/** What a percentage says of the status where nothing else does. */
export function impliedBy(
  sight: Sight,
  status: Held | null,
  percent: MarkOf<'percent'> | undefined,
  forecast: MarkOf<'forecast'> | undefined,
): Held | null {
  const silent =
    status === null && marksOf(sight, 'status').length === 0 && marksOf(sight, 'denied-status').length === 0;
  if (!silent || !percent || percent.value > 100 || doubted(sight)) return null;
  const implied = (value: Status): Held => ({ value, how: 'implied', text: percent.text });
  if (percent.value === 100) return percent.how === 'said' ? implied('complete') : null;
  if (percent.value === 0) return percent.how === 'said' ? implied('not-started') : null;
  const bareNumber = /^\d+$/.test(sight.text);
  return forecast || bareNumber ? null : implied('on-track');
}
