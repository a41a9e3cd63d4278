/** Every command in the docs is carried out, page by page, or stands in the table of those that cannot be. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type CommandLine, commandsIn, waymarkArgs } from './command-lines.ts';
import { faultsOfOptions, helpOf } from './help.ts';
import { NOT_RUN, type NotRun, OURS_NOT_RUN } from './not-run.ts';
import { blocksIn, inlineCode, pages } from './pages.ts';
import { copyFor, inputOf, prepare, type Ran, runLines } from './prepared.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const prepared = join(folder.path, 'prepared');
beforeAll(async () => {
  await prepare(prepared);
});

const PAGES = pages();
const linesOf = (text: string) => blocksIn(text).map(commandsIn);
const typedIn = (text: string): CommandLine[] => linesOf(text).flatMap(({ commands }) => commands);

const rowFor = (rows: readonly NotRun[], words: readonly string[]): NotRun | undefined =>
  rows.find(({ begins }) => `${words.join(' ')} `.startsWith(begins));
/** What a line asks of our own program, by whichever script. */
const ours = (words: readonly string[]): string[] | null => {
  const demo = words.slice(0, 3).join(' ') === 'npm run demo';
  return demo ? ['demo', ...words.slice(3).filter((word) => word !== '--')] : waymarkArgs(words);
};
const isRun = ({ words }: CommandLine): boolean => {
  const args = waymarkArgs(words);
  return args !== null && !rowFor(OURS_NOT_RUN, args) && !args.some((word) => /^[A-Z]{2,}$/.test(word));
};

test('each line of a block is a command, a setting, or of another language that its block names', () => {
  const strange = PAGES.flatMap(({ path, text }) =>
    linesOf(text).flatMap((block) => block.strange.map((line) => `${path}: ${line}`)),
  );
  expect(strange).toEqual([]);
});

test('a line that is not run stands in the table, and what can be looked at is right', async () => {
  const help = await helpOf();
  const faults = PAGES.flatMap(({ path, text }) =>
    typedIn(text)
      .filter((line) => !isRun(line))
      .flatMap(({ line, words }) => {
        const args = ours(words);
        const wrong = args ? faultsOfOptions(help, args) : [];
        const row = rowFor(NOT_RUN, words) ?? (args ? (rowFor(OURS_NOT_RUN, args) ?? FORM) : undefined);
        return [...wrong, ...(row ? (row.look?.(words) ?? []) : ['is neither run nor in the table'])].map(
          (fault) => `${path}: ${line}: ${fault}`,
        );
      }),
  );
  expect(faults).toEqual([]);
});
/** A line with words in capitals to be filled in: its command and options are held against the help. */
const FORM: NotRun = { begins: '', because: 'it is a form' };

test('commands and scripts that the text names exist, with these options', async () => {
  const help = await helpOf();
  const faults = PAGES.flatMap(({ path, text }) =>
    inlineCode(text).flatMap((code) => {
      const words = code
        .replaceAll(/[[\]"'…]/g, ' ')
        .trim()
        .split(/\s+/);
      const args = ours(words);
      if (args && args.length > 0 && /^[a-z]/.test(args[0] ?? ''))
        return faultsOfOptions(help, args).map((fault) => `${path}: ${code}: ${fault}`);
      if (words[0] !== 'npm' || words[1] !== 'run' || args) return [];
      const row = rowFor(NOT_RUN, words);
      return (row ? (row.look?.(words) ?? []) : ['is not in the table']).map(
        (fault) => `${path}: ${code}: ${fault}`,
      );
    }),
  );
  expect(faults).toEqual([]);
});

test('what carries out the others is there, and no row of the table is left over', () => {
  const rows = [...NOT_RUN, ...OURS_NOT_RUN];
  expect(rows.filter(({ carriedOutBy }) => carriedOutBy && !existsSync(carriedOutBy))).toEqual([]);
  const spoken = PAGES.flatMap(({ text }) => [
    ...typedIn(text).map(({ words }) => words),
    ...inlineCode(text).map((code) => code.split(' ')),
  ]);
  const idle = NOT_RUN.filter(
    ({ begins }) => !spoken.some((words) => `${words.join(' ')} `.startsWith(begins)),
  );
  expect(idle.map(({ begins }) => begins)).toEqual([]);
});

describe('the commands of a page work, one after the other', () => {
  const withCommands = PAGES.filter(({ text }) => typedIn(text).some(isRun));

  test('the pages that have some are found', () => {
    expect(withCommands.map(({ path }) => path)).toContain('docs/officer.md');
  });

  test.each(withCommands.map(({ path, text }) => ({ path, text })))('$path', async ({ path, text }) => {
    const place = copyFor(prepared, join(folder.path, path.replaceAll('/', '-')), path);
    const lines = typedIn(text).filter(isRun);
    const faults: string[] = [];
    for (const batch of batches(lines)) {
      const ran = await runLines(
        batch.map(({ words, set, input }) => ({
          args: waymarkArgs(words) ?? [],
          folder: place,
          env: set,
          input: inputOf(place, input),
        })),
      );
      for (const [at, { line, words, into }] of batch.entries()) {
        const { code, out, err } = ran[at] ?? NOTHING;
        if (into !== null) {
          mkdirSync(dirname(join(place, into)), { recursive: true });
          writeFileSync(join(place, into), out);
        }
        if (!endsWell(words, code)) faults.push(`${line}\n  ended with ${code}: ${err || out}`);
      }
    }
    expect(faults).toEqual([]);
  });
});

const NOTHING: Ran = { code: -1, out: '', err: 'it was not run' };

/** A file that one line prints is read by the next: what prints into one, or reads one, begins a batch. */
function batches(lines: readonly CommandLine[]): CommandLine[][] {
  const all: CommandLine[][] = [];
  let cut = true;
  for (const line of lines) {
    if (cut || (line.input && 'file' in line.input)) all.push([]);
    all.at(-1)?.push(line);
    cut = line.into !== null;
  }
  return all;
}

/** These end with 1 to say that something is to be mended: in a record where nobody has met the bot, something is. */
const endsWell = (words: readonly string[], code: number): boolean =>
  code === 0 || (code === 1 && ['doctor', 'tick'].includes(waymarkArgs(words)?.[0] ?? ''));
