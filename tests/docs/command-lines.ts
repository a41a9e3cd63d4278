/** What a line of a block says: the words of a command, what is set before it, what goes in and where it goes out. */
import type { Block } from './pages.ts';

export type CommandLine = {
  line: string;
  words: string[];
  set: Record<string, string>;
  /** What another program or a file gives to it. */
  input: { text: string } | { file: string } | null;
  /** The file into which it prints. */
  into: string | null;
};

/** Blocks of these labels hold no commands. */
const OTHER_LANGUAGES = [
  'yaml',
  'yml',
  'json',
  'jsonl',
  'text',
  'kusto',
  'kql',
  'ini',
  'mermaid',
  'ts',
  'bicep',
  'http',
  'md',
  'dockerfile',
  'systemd',
  'nginx',
  'conf',
  'sql',
];
const PROGRAMS =
  /^(?:npm|npx|node|waymark|az|atk|docker|podman|curl|printf|echo|systemctl|openssl|gpg|age|cp|mv|rm|mkdir|chmod|chown|useradd|install|tar|unzip|git|kubectl|sudo|sha256sum|journalctl|cd)(?=\s|$)|^\.\S*\/\S+/;
/** Lines of a plan file, a setting, a way through the house: they stand in blocks, and nobody types them into a shell. */
const NO_COMMAND = [
  /^#/,
  /^[A-Z][A-Z_]+=\S*$/,
  /^\s*(?:- )?["'\w.-]+:(?:\s|$)/,
  /^\s*- /,
  /^\s*\{/,
  /^\s+\S/,
];

/** The lines of a block that are typed into a shell, in order; `strange` are those of which that is not known. */
export function commandsIn({ label, lines }: Block): { commands: CommandLine[]; strange: string[] } {
  if (OTHER_LANGUAGES.includes(label)) return { commands: [], strange: [] };
  const whole = lines
    .join('\n')
    .replaceAll(/\s*\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const typed = whole.filter((line) => PROGRAMS.test(line.replace(/^(?:[A-Z_]+=\S+ )+/, '')));
  const strange = whole.filter(
    (line) => !typed.includes(line) && !NO_COMMAND.some((shape) => shape.test(line)),
  );
  return { commands: typed.flatMap(linesOf), strange };
}

/** `a && b` is two lines, `a | b` one. */
function linesOf(line: string): CommandLine[] {
  const tokens = tokensOf(line.replace(/\s+#.*$/, ''));
  return split(tokens, '&&').map((part) => {
    const stages = split(part, '|');
    const last = stages.pop() ?? [];
    const [given = []] = stages;
    const set: Record<string, string> = {};
    while (/^[A-Z_]+=/.test(last[0]?.text ?? '')) {
      const [name = '', ...value] = (last.shift()?.text ?? '').split('=');
      set[name] = value.join('=');
    }
    const into = after(last, '>');
    const file = after(last, '<');
    const [program, text] = given.map((token) => token.text);
    if (stages.length > 0 && program !== 'printf') throw new Error(`cannot tell what is given in: ${line}`);
    return {
      line,
      words: last.map((token) => token.text),
      set,
      input: text !== undefined ? { text: text.replaceAll('\\n', '\n') } : file !== null ? { file } : null,
      into,
    };
  });
}

type Token = { text: string; bare: boolean };

function tokensOf(line: string): Token[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|([^\s'"]+(?:"[^"]*"|'[^']*')?)/g)].map(
    ([, one, two, bare]) => ({
      text: one ?? two ?? (bare ?? '').replaceAll(/["']/g, ''),
      bare: bare !== undefined,
    }),
  );
}

function split(tokens: readonly Token[], at: string): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.bare && token.text === at) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** Takes the mark and the word after it out of the line. */
function after(tokens: Token[], mark: string): string | null {
  const place = tokens.findIndex(({ bare, text }) => bare && text === mark);
  return place < 0 ? null : (tokens.splice(place, 2)[1]?.text ?? null);
}

/** The words for our own program, without the way to it; null where the line is another program's. */
export function waymarkArgs(words: readonly string[]): string[] | null {
  const [first, second, third] = words;
  if (first === 'waymark') return words.slice(1);
  if (first !== 'npm' || second !== 'run') return null;
  const rest = third === '--silent' ? words.slice(3) : words.slice(2);
  return rest[0] === 'waymark' ? rest.slice(rest[1] === '--' ? 2 : 1) : null;
}
