/** What the command line says of itself: every command with its options, from its own help. */
import { runLines } from './prepared.ts';

/** By command (`outbox retry`), its options. */
export type Help = ReadonlyMap<string, ReadonlySet<string>>;

let known: Promise<Help> | null = null;

export function helpOf(): Promise<Help> {
  known ??= readHelp();
  return known;
}

async function readHelp(): Promise<Help> {
  const help = new Map<string, Set<string>>();
  let wave = [''];
  while (wave.length > 0) {
    const ran = await runLines(
      wave.map((name) => ({
        args: [...name.split(' ').filter(Boolean), '--help'],
        folder: '.',
        env: {},
        input: '',
      })),
    );
    const next: string[] = [];
    for (const [at, { out }] of ran.entries()) {
      const name = wave[at] ?? '';
      help.set(
        name,
        new Set([...out.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option = '']) => option)),
      );
      const [, commands = ''] = /^Commands:\n((?: .*\n?|\n)*)/m.exec(out) ?? [];
      for (const [, one = ''] of commands.matchAll(/^ {2}([a-z]\S*)/gm))
        if (one !== 'help') next.push(`${name} ${one}`.trim());
    }
    wave = next;
  }
  return help;
}

/** What is wrong with a line of ours: a command that is not there, an option that it does not have. */
export function faultsOfOptions(help: Help, args: readonly string[]): string[] {
  const [first = '', second = ''] = args;
  if (!help.has(first)) return [`there is no command "${first}"`];
  const name = help.has(`${first} ${second}`) ? `${first} ${second}` : first;
  const options = new Set([...(help.get(name) ?? []), ...(help.get(first) ?? [])]);
  return args
    .flatMap((word) => /^--[a-z-]+/.exec(word)?.[0] ?? [])
    .filter((option) => !options.has(option))
    .map((option) => `${name} has no option ${option}`);
}
