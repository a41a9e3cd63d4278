/** A command that answers standard input line by line, in the same order, for as long as somebody reads. */

/** Answers lines as they come, no faster than they are taken; stops when nobody reads on. */
export async function answerLines(answer: (line: string) => string | Promise<string>): Promise<void> {
  const write = async (lines: readonly string[]): Promise<boolean> => {
    let text = '';
    for (const line of lines) text += `${await answer(line.replace(/\r$/, ''))}\n`;
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
