/** A command that answers standard input line by line, in the same order, for as long as somebody reads. */

/** A line that is answered with null is passed over. */
type Answers = (line: string) => string | null | Promise<string | null>;

/** Answers lines as they come, no faster than they are taken; stops when nobody reads on. */
export async function answerLines(answer: Answers): Promise<void> {
  const write = async (lines: readonly string[]): Promise<boolean> => {
    let text = '';
    for (const line of lines) {
      const answered = await answer(line.replace(/\r$/, ''));
      if (answered !== null) text += `${answered}\n`;
    }
    return new Promise((resolve) => process.stdout.write(text, (error) => resolve(!error)));
  };
  let rest = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    const [first, ...others] = String(chunk).split('\n');
    rest += first;
    const last = others.pop();
    if (last === undefined) continue;
    if (!(await write([rest, ...others]))) return;
    rest = last;
  }
  if (rest !== '') await write([rest]);
}
