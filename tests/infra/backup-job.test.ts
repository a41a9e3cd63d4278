/** The job of docs/backup.md that puts a copy elsewhere: what goes up, and how the job ends, whatever the program says. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import { textOf } from '../package/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const Container = z.looseObject({
  command: z.tuple([z.literal('/bin/sh'), z.literal('-c')]),
  args: z.tuple([z.string()]),
});
const Job = z.looseObject({
  properties: z.looseObject({
    template: z.looseObject({ initContainers: z.tuple([Container]), containers: z.tuple([Container]) }),
  }),
});

const [, yaml = ''] = /```yaml\n# backup-job\.yml[^\n]*\n([\s\S]*?)```/.exec(textOf('docs/backup.md')) ?? [];
const { template } = Job.parse(parse(yaml)).properties;
const [make] = template.initContainers[0].args;
const [keep] = template.containers[0].args;

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

function program(name: string, script: string): void {
  writeFileSync(join(folder.path, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

/** Its exit code. */
function run(script: string): number {
  const PATH = [folder.path, process.env.PATH].join(delimiter);
  try {
    const env = { PATH, AZURE_CLIENT_ID: 'client' };
    execFileSync('/bin/sh', ['-c', script.replaceAll('/backups/', `${folder.path}/`)], { env });
    return 0;
  } catch (error) {
    return z.looseObject({ status: z.number() }).parse(error).status;
  }
}

/** The program ends with these codes, and writes what it then writes; `az` tells what it is asked to put. */
function runAll(exported: number, ledger: number, login = 0): { code: number; put: string[] } {
  const at = folder.path;
  program(
    'node',
    `case "$2" in
export) [ ${exported} = 2 ] || echo zip > "$5"; exit ${exported};;
ledger) [ ${ledger} != 0 ] || echo line > "$4"; exit ${ledger};;
esac`,
  );
  program('az', `[ "$1" != login ] || exit ${login}\necho "$*" >> ${at}/asked`);
  const made = run(make);
  const code = made === 0 ? run(keep) : made;
  const asked = existsSync(join(at, 'asked')) ? readFileSync(join(at, 'asked'), 'utf8') : '';
  return { code, put: [...asked.matchAll(/--name (\S+)/g)].map(([, name = '']) => name) };
}

test.each([
  ['all is whole', 0, 0, 0, [/^\d{4}-\d\d-\d\d\.zip$/, /^ledger\.jsonl$/]],
  ['something was left out', 1, 0, 1, [/^\d{4}-\d\d-\d\d-incomplete\.zip$/, /^ledger\.jsonl$/]],
  ['there is no whole record', 2, 2, 1, []],
  ['the ledger alone could not be written', 0, 2, 1, [/^\d{4}-\d\d-\d\d\.zip$/]],
])('%s: what there is goes up, and the job says how it was', (_, exported, ledger, code, names) => {
  const ran = runAll(exported, ledger);
  expect(ran.code).toBe(code);
  expect(ran.put).toEqual(names.map((name) => expect.stringMatching(name)));
});

test('without a sign-in nothing goes up, and the job counts as failed', () => {
  expect(runAll(0, 0, 1)).toEqual({ code: 1, put: [] });
});
