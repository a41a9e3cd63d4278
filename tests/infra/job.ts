/** The jobs of docs/backup.md, as they stand there, and a place where what their containers say is carried out. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import { textOf } from '../package/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export const Container = z.looseObject({
  name: z.string(),
  image: z.string(),
  command: z.tuple([z.literal('/bin/sh'), z.literal('-c')]),
  args: z.tuple([z.string()]),
});
const Job = z.looseObject({
  properties: z.looseObject({
    configuration: z.looseObject({ triggerType: z.enum(['Manual', 'Schedule']) }),
    template: z.looseObject({ initContainers: z.array(Container), containers: z.tuple([Container]) }),
  }),
});

/** The block of YAML on the page that begins with a remark of these words. */
export function yamlOf(begins: string): unknown {
  const blocks = textOf('docs/backup.md').matchAll(/```yaml\n# (.*)\n([\s\S]*?)```/g);
  const [found, ...more] = [...blocks].filter(([, remark = '']) => remark.startsWith(begins));
  if (!found || more.length > 0) throw new Error(`docs/backup.md has not one block "${begins}"`);
  return parse(found[2] ?? '');
}
export const jobOf = (file: string) => Job.parse(yamlOf(file)).properties;

/** A disk for one run of a job, and the programs that its containers find. */
export function openDisk() {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder.path, name);
  return {
    path: folder.path,
    program(name: string, script: string): void {
      writeFileSync(at(name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    },
    /** Its exit code. */
    run(script: string, environment: Record<string, string> = {}): number {
      const PATH = [folder.path, process.env.PATH].join(delimiter);
      try {
        const env = { PATH, AZURE_CLIENT_ID: 'client', ...environment };
        execFileSync('/bin/sh', ['-c', script.replaceAll('/backups/', `${folder.path}/`)], {
          env,
          stdio: ['ignore', 'ignore', 'ignore'],
        });
        return 0;
      } catch (error) {
        return z.looseObject({ status: z.number() }).parse(error).status;
      }
    },
    read: (name: string): string => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : ''),
    remove: () => folder.remove(),
  };
}
