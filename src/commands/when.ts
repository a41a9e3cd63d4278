/** `waymark when`: reads the words that plans use for dates from standard input, one a line, and says what they mean. */
import { anchorsOf, type ByWhenReading, readByWhen } from '../domain/by-when.ts';
import { HOME_ZONE, localDate } from '../domain/calendar.ts';
import { answerLines } from './input-lines.ts';
import { planFileAt } from './plan-file-at.ts';
import { dateOption, remark } from './settings.ts';
import { spokenReading } from './when-words.ts';

export type WhenOptions = { plan?: string; at?: string; json?: boolean };

/** Without a plan the words are read against England's terms and school years, and no plan's dates. */
export async function whenCommand(options: WhenOptions): Promise<void> {
  const at = options.at === undefined ? null : dateOption('--at', options.at);
  const plan = options.plan === undefined ? null : await planFileAt(options.plan);
  const today = localDate(Temporal.Now.instant(), plan?.timezone ?? HOME_ZONE);
  const anchors = anchorsOf(plan ?? {}, at ?? today);
  const say = options.json ? inJson : spokenReading;
  if (process.stdin.isTTY) remark('Type words for a date, such as "Spring term 2027". Ctrl+D ends.');
  await answerLines((line) => say(readByWhen(line, anchors)));
}

const inJson = ({ text, kind, start, end, rule, certainty, basis, confirm }: ByWhenReading): string =>
  JSON.stringify({ text, kind, start, end, rule, certainty, basis, confirm });
