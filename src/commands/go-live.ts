/** The day from which a plan's dates count: given, written in the file, or asked for. */
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
  if (written !== undefined || !process.stdin.isTTY || !process.stderr.isTTY) return written ?? today;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const question = `From which day is the plan live? What was due before is listed as inherited, and nobody is chased for it. [${today}] `;
    const answer = (await terminal.question(question)).trim();
    return answer === '' ? today : dateOption('The go-live date', answer);
  } finally {
    terminal.close();
  }
}
