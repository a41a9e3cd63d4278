/** Reads a Dockerfile and what may go into the image, as far as ours use them: enough to check them, and to do what they say. */
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export type Step = { does: string; says: string };
export type Stage = { from: string; name: string | null; steps: Step[] };

export function stagesOf(text: string): Stage[] {
  const lines = text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const stages: Stage[] = [];
  /** What is given before the first stage counts for the names of images alone. */
  const given: Record<string, string> = {};
  for (const line of lines) {
    const [, does = '', says = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (does === 'FROM') {
      const [, from = '', name] = /^(\S+)(?:\s+AS\s+(\S+))?$/.exec(says) ?? [];
      const image = from.replaceAll(/\$\{(\w+)\}/g, (_, one: string) => given[one] ?? '');
      stages.push({ from: image, name: name ?? null, steps: [] });
    } else if (stages.length === 0) Object.assign(given, pairsOf([says]));
    else stages.at(-1)?.steps.push({ does, says });
  }
  return stages;
}

export const saysOf = ({ steps }: Stage, does: string): string[] =>
  steps.filter((step) => step.does === does).map(({ says }) => says);

/** `NAME=value NAME=value`, quoted or not. */
export const pairsOf = (says: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    says.flatMap((line) =>
      [...line.matchAll(/([\w.]+)=(?:"([^"]*)"|(\S+))/g)].map(([, name = '', quoted, plain]) => [
        name,
        quoted ?? plain ?? '',
      ]),
    ),
  );

/** Our file of what goes in: nothing, then the names that do, then names below them that do not. */
export function allowedBy(ignore: string): (path: string) => boolean {
  const rules = ignore.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return (path) =>
    rules.reduce((allowed, rule) => {
      const name = rule.replace(/^!/, '');
      const meant = name === '*' || path === name || path.startsWith(`${name}/`);
      return meant ? rule.startsWith('!') : allowed;
    }, true);
}

export type Copy = { stage: string | null; sources: string[]; to: string };

export function copiesOf(stage: Stage): Copy[] {
  return saysOf(stage, 'COPY').map((says) => {
    const [, from] = /^--from=(\S+)\s/.exec(says) ?? [];
    const words = says.replace(/^--from=\S+\s+/, '').split(/\s+/);
    return { stage: from ?? null, sources: words.slice(0, -1), to: words.at(-1) ?? '' };
  });
}

/** Copies as Docker does: a folder's content into the target, a file below a target that ends with a slash. */
export function carryOut(
  { sources, to }: Copy,
  from: string,
  into: string,
  allowed: (path: string) => boolean,
): void {
  for (const source of sources) {
    const path = join(from, source);
    if (!existsSync(path) || !allowed(source)) throw new Error(`COPY ${source}: it is not in the context`);
    const target = statSync(path).isDirectory() || !to.endsWith('/') ? to : `${to}${basename(source)}`;
    mkdirSync(dirname(join(into, target)), { recursive: true });
    cpSync(path, join(into, target), {
      recursive: true,
      filter: (one) => one === path || allowed(one.slice(from.length + 1).replaceAll('\\', '/')),
    });
  }
}

export const read = (path: string): string => readFileSync(path, 'utf8');
