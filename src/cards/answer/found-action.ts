/** One action as anybody may read it: its number, its title unless that is restricted, its status, its date, its post. */
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { moment, STATUS } from '../format.ts';
import { dueRun, nameOf, statusRuns } from '../line-words.ts';
import { type CardMessage, compile } from '../render.ts';
import { clip, dotted, escapeMarkdown, run, subtle } from '../text.ts';
import template from './found-action.json' with { type: 'json' };

const fill = compile(template);

export type FoundAction = {
  line: Line;
  plan: string;
  restricted: boolean;
  today: PlainDate;
  /** When the record was read, an ISO instant. */
  at: string;
  zone: string;
};

/** Nobody is named, and nothing that somebody typed is told. */
export function foundActionCard({ line, plan, restricted, today, at, zone }: FoundAction): CardMessage {
  // What the plan itself says of the date may tell what the action is.
  const told: Line = restricted ? { ...line, byWhen: null } : line;
  const name = restricted ? `${clip(line.ref, 30)} ${RESTRICTED}` : nameOf(line);
  const card = fill({
    heading: escapeMarkdown(name),
    facts: [
      [subtle(clip(plan, 120))],
      dotted([statusRuns(line.status), [dueRun(told, today)], [run(whose(line))]]),
      [subtle(`As at ${moment(at, zone)}.`)],
    ],
  });
  return { summary: `${name}: ${STATUS[line.status].word}`, card };
}

/** What stands in place of a title that not everybody may read. */
export const RESTRICTED = '(a restricted action)';

const whose = ({ owner }: Line): string =>
  owner === null ? 'No owner' : clip(owner.post ?? 'A named owner', 100);

/** "At risk · 9 days overdue": how a found action is listed for whoever looks for it. */
export const foundWords = (line: Line, today: PlainDate): string =>
  [STATUS[line.status].word, dueRun(line, today).text].join(' · ');
