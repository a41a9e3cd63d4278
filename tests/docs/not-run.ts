/** Lines of the docs that no test can carry out here, by how they begin: why not, and what is looked at instead. */
import { existsSync, readFileSync } from 'node:fs';

export type NotRun = {
  begins: string;
  because: string;
  /** The test that carries out the same, where there is one. */
  carriedOutBy?: string;
  /** Faults that can be found without running it. */
  look?: (words: readonly string[]) => string[];
};

const wordAfter = (words: readonly string[], option: string): string | undefined =>
  words[words.indexOf(option) + 1];

/** The template is there, and has every parameter that is given. */
function bicep(words: readonly string[]): string[] {
  const file = words.includes('--template-file') ? wordAfter(words, '--template-file') : undefined;
  if (file === undefined) return [];
  if (!existsSync(file)) return [`there is no ${file}`];
  const known = [...readFileSync(file, 'utf8').matchAll(/^param (\w+)/gm)].map(([, name]) => name);
  const given = words.slice(words.indexOf('--parameters') + 1);
  const named = words.includes('--parameters')
    ? given.flatMap((word) => /^(\w+)=/.exec(word)?.[1] ?? [])
    : [];
  return named.filter((name) => !known.includes(name)).map((name) => `${file} has no parameter ${name}`);
}

/** The lifecycle stands in the toolkit's file. */
function lifecycle([, stage = '']: readonly string[]): string[] {
  return ['teamsapp.yml', 'm365agents.yml']
    .filter((file) => existsSync(file))
    .filter((file) => !new RegExp(`^${stage}:`, 'm').test(readFileSync(file, 'utf8')))
    .map((file) => `${file} has no ${stage}`);
}

/** The recipe of the image is where the line says. */
const dockerfile = (words: readonly string[]): string[] => {
  const file = wordAfter(words, '--file') ?? 'Dockerfile';
  return existsSync(file) ? [] : [`there is no ${file}`];
};

const scripts = (): string[] => {
  const parsed: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
  return parsed && typeof parsed === 'object' && 'scripts' in parsed ? Object.keys(parsed.scripts ?? {}) : [];
};

/** The script stands in package.json. */
const script = (words: readonly string[]): string[] => {
  const name = words.slice(2).find((word) => !word.startsWith('--')) ?? '';
  return scripts().includes(name) ? [] : [`package.json has no script "${name}"`];
};

/** The folder or file of tests is there. */
const testsNamed = (words: readonly string[]): string[] =>
  words.filter((word) => word.startsWith('tests/') && !existsSync(word)).map((word) => `there is no ${word}`);

const FOREVER = 'it runs until it is stopped';
const WHOLE = 'it runs all the checks, this test among them';
const CLOUD = 'it changes a subscription';

export const NOT_RUN: readonly NotRun[] = [
  { begins: 'npm ci', because: 'it installs this folder anew; the gate begins with it' },
  { begins: 'npm test', because: WHOLE, look: testsNamed },
  { begins: 'npm run check', because: WHOLE, look: script },
  { begins: 'npm run verify', because: WHOLE, look: script },
  { begins: 'npm run format', because: 'it rewrites this folder', look: script },
  { begins: 'npm run bench', because: 'it takes minutes', look: script, carriedOutBy: 'tests/bench.test.ts' },
  {
    begins: 'npm run package',
    because: 'it wants the values of an organisation',
    look: script,
    carriedOutBy: 'tests/package/app-package.test.ts',
  },
  { begins: 'npm run fuzz', because: 'it takes minutes', look: script },
  { begins: 'npm run bundle', because: 'it takes long', look: script, carriedOutBy: 'tests/packaging' },
  {
    begins: 'npm run licences',
    because: 'it rewrites a page',
    look: script,
    carriedOutBy: 'tests/packaging',
  },
  {
    begins: 'npm run sbom',
    because: 'it writes into this folder',
    look: script,
    carriedOutBy: 'tests/packaging',
  },
  {
    begins: 'npm run package',
    because: 'it writes into this folder',
    look: script,
    carriedOutBy: 'tests/package',
  },
  { begins: 'docker build', because: 'there is no Docker here', look: dockerfile },
  { begins: 'docker ', because: 'there is no Docker here' },
  { begins: 'npm run pictures', because: 'it rewrites the pictures of these pages', look: script },
  { begins: 'npm run demo', because: FOREVER, look: script, carriedOutBy: 'tests/demo.test.ts' },
  { begins: 'npm start', because: FOREVER, carriedOutBy: 'tests/support/serve-on-clock.ts' },
  { begins: '.ci/run', because: WHOLE, look: () => (existsSync('.ci/run') ? [] : ['there is no .ci/run']) },
  { begins: 'curl ', because: 'it asks a bot that is running elsewhere' },
  { begins: 'npm install --global', because: 'it installs a program for the whole machine' },
  { begins: 'az deployment group', because: CLOUD, look: bicep },
  { begins: 'az ', because: CLOUD },
  { begins: 'atk auth', because: 'it signs somebody in' },
  { begins: 'atk ', because: CLOUD, look: lifecycle },
];

/** Commands of our own that no test of the docs runs; their options are held against their help. */
export const OURS_NOT_RUN: readonly NotRun[] = [
  { begins: 'serve', because: FOREVER, carriedOutBy: 'tests/cli.test.ts' },
  { begins: 'demo', because: FOREVER, carriedOutBy: 'tests/demo-as.test.ts' },
  { begins: 'simulate', because: 'it takes a minute at least', carriedOutBy: 'tests/simulation' },
];
