/** What an import asks somebody who sits at a terminal: from which day the plan is live, and whether to go on. */
import { createInterface } from 'node:readline/promises';
import type { PlainDate } from '../domain/plan.ts';
import { dateOption } from './settings.ts';

/** Somebody at a terminal is asked; where nobody can answer it is today. */
export async function askGoLive(
  given: string | undefined,
  written: PlainDate | undefined,
  today: PlainDate,
): Promise<PlainDate> {
  if (given !== undefined) return dateOption('--go-live', given);
  if (written !== undefined || !atTerminal()) return written ?? today;
  const answer = await asked(
    `From which day is the plan live? What was due before is listed as inherited, and nobody is chased for it. [${today}] `,
  );
  return answer === '' ? today : dateOption('The go-live date', answer);
}

/** Where nobody can answer, the command itself is the yes. */
export async function askYes(question: string): Promise<boolean> {
  return !atTerminal() || /^y(es)?$/i.test(await asked(question));
}

const atTerminal = (): boolean => process.stdin.isTTY && process.stderr.isTTY;

async function asked(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}
