/** The folder in which the commands of a page are carried out: a record with a plan, and the files that pages speak of. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod/v4';
import { docxOf, heading, table } from '../support/docx-file.ts';
import { QUICK_START } from '../support/quick-start.ts';

const ROOT = join(import.meta.dirname, '..', '..');
export const TENANT = '00000000-0000-4000-8000-0000000000a0';

const CLIENT = '.m365agentsplayground.yml';

const PLAN = `plan: our-plan
title: Sample Education Plan
authority: Sample Council
levels: [Priority, Action]
goLive: 2026-09-01
posts:
  - { id: head-of-inclusion, title: Head of Inclusion, holder: alex.sample@example.org }
  - { id: head-of-skills, title: Head of Skills, holder: kim@example.org }
bodies:
  - { name: Sample Health Trust }
boards:
  - body: Sample Partnership Board
    channel: 19:0123456789abcdef0123456789abcdef@thread.tacv2
    summary: { every: week, day: Friday, time: '16:00' }
    meetings: [{ meeting: 2027-01-12 }]
items:
  - ref: '1'
    title: Inclusion for all
    lead: head-of-inclusion
    items:
      - { ref: '1.1', title: Visit every provider, nature: deliverable, due: 2027-03-31, owners: [head-of-inclusion] }
      - { ref: '1.2', title: Health checks in every school, nature: deliverable, due: 2027-02-12, owners: [kim@example.org], bodies: [{ name: Sample Health Trust, relation: with }] }
  - ref: '2'
    title: Skills for life
    lead: head-of-skills
    items:
      - { ref: '2.1(a)', title: Open a careers centre, nature: recurring, when: termly, owners: [head-of-skills] }
`;

const DOCUMENT = () =>
  docxOf(
    [
      heading(1, 'Sample Education Plan'),
      heading(2, 'Priority 1: Inclusion for all'),
      table([
        ['Ref', 'Action', 'Lead', 'By when'],
        ['1.1', 'Visit every provider', 'Head of Inclusion', 'March 2027'],
        ['1.2', 'Health checks in every school', 'Sample Health Trust', 'termly'],
      ]),
    ].join(''),
  );

/** What a line needs: its words after `waymark`, what is set for it, and what is typed or piped into it. */
export type ToRun = { args: string[]; folder: string; env: Record<string, string>; input: string };
const Ran = z.strictObject({ code: z.number(), out: z.string(), err: z.string() });
export type Ran = z.infer<typeof Ran>;

const ENVIRONMENT = {
  ...QUICK_START,
  WAYMARK_LOCAL: 'true',
  WAYMARK_DATA: '.data',
  WAYMARK_OFFICERS: 'you@example.org,sam@example.org',
};

/** All lines, in order, in one process. */
export async function runLines(lines: readonly ToRun[]): Promise<Ran[]> {
  const { PATH = '' } = process.env;
  const script = join(ROOT, 'tests', 'support', 'run-commands.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    env: { PATH, ...ENVIRONMENT },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const ran = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Ran.parse(JSON.parse(line)));
  if (ran.length < lines.length) throw new Error(`It ended at line ${ran.length + 1}: ${errors}`);
  return ran;
}

/** Makes the folder that each page gets a copy of. */
export async function prepare(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'our-plan.yml'), PLAN);
  writeFileSync(join(folder, 'plan.yml'), PLAN);
  writeFileSync(join(folder, 'our-plan.docx'), DOCUMENT());
  const args = ['import', 'our-plan.yml', '--tenant', TENANT];
  const [ran] = await runLines([{ args, folder, env: {}, input: '' }]);
  if (ran?.code !== 0) throw new Error(`The plan of the pages does not come in: ${ran?.err}`);
}

/** On these pages the plan of the record is one that they have brought in themselves. */
const FROM_THE_START = ['docs/bring-your-plan.md', 'docs/officer.md'];

/** A copy of it for one page, with the parts of the program that pages name. */
export function copyFor(prepared: string, folder: string, page: string): string {
  cpSync(prepared, folder, { recursive: true });
  if (FROM_THE_START.includes(page)) {
    rmSync(join(folder, '.data'), { recursive: true });
    // Names the tenant, as the credentials do where it is real.
    cpSync(join(ROOT, CLIENT), join(folder, CLIENT));
  }
  for (const part of ['plans', 'infra', 'appPackage', 'env'])
    symlinkSync(join(ROOT, part), join(folder, part));
  return folder;
}

export const inputOf = (folder: string, input: { text: string } | { file: string } | null): string => {
  if (input === null) return '';
  return 'text' in input ? input.text : readFileSync(join(folder, input.file), 'utf8');
};
