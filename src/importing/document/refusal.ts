/** Why a document cannot be read at all: thrown inside the readers, and told as one fault at their door. */
import type { Fault } from '../fault.ts';

export const MOST_BYTES = 20_000_000;
export const MOST_INFLATED = 100_000_000;
export const MOST_PAGES = 500;
export const MOST_LINES = 200_000;
export const THE_FILE = 'the file';

/** Ends the reading with one message; caught by `readDocument`, and by nobody else. */
export class Refusal extends Error {
  readonly fault: Fault;
  constructor(where: string, message: string) {
    super(message);
    this.fault = { where, message };
  }
}

export const refuse = (message: string): Refusal => new Refusal(THE_FILE, message);

export const brokenDocx = (): Refusal =>
  refuse('cannot be read as a Word document; open it in Word, save it again as .docx, and send that');
export const brokenPdf = (): Refusal =>
  refuse('cannot be read as a PDF; open it, print it to a new PDF, and send that');
