/** `waymark evidence`: what a plan's evidence is, and the files of it in a folder, without the bot. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { App } from '../../src/app/context.ts';
import { handle } from '../../src/app/handle.ts';
import { importPlan } from '../../src/app/import-plan.ts';
import { type EvidenceOptions, evidenceCommand } from '../../src/commands/evidence.ts';
import { openBlobs, openStore } from '../../src/store/open.ts';
import { openRecords } from '../../src/store/records.ts';
import { originOf, TENANT } from '../app/room.ts';
import { ALEX, samplePlan } from '../support/sample-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

const MINUTES = 'Minutes of the meeting on home visits\n\nAgreed: two visits a week.\n';
const silent = (): void => undefined;

let folder: ReturnType<typeof temporaryFolder>;
let said: { out: string; remarks: string };
const config = () =>
  ({
    port: 0,
    data: folder.path,
    local: true,
    officers: [],
    log: 'silent',
    credentials: null,
    cosmos: null,
    blobs: null,
    publicUrl: null,
  }) as const;

beforeEach(async () => {
  folder = temporaryFolder();
  said = { out: '', remarks: '' };
  const store = await openStore({ data: folder.path });
  const clock = testClock('2026-12-04T09:00:00Z');
  const { book, milestones } = samplePlan();
  const person = { id: ALEX, aadObjectId: 'aad-alex', name: 'Alex Sample', emails: ['alex@example.org'] };
  const people = [{ ...person, address: null, welcomedAt: '2026-12-01T09:00:00Z', cardDays: [] }];
  const records = { plan: book.plan, items: book.items, milestones, updates: [], snapshots: [], people };
  await importPlan(store, clock, TENANT, records, silent);
  const app: App = {
    store,
    records: openRecords(store),
    clock,
    directory: { member: async () => ({ ...person, emails: person.emails }) },
    files: { fetch: async () => ({ ok: true, bytes: Buffer.from(MINUTES) }) },
    reader: { read: () => Promise.reject(new Error('nothing is read here')) },
    blobs: await openBlobs({ data: folder.path }),
    publicUrl: () => null,
    log: { info: silent, warn: silent, error: silent },
    officers: new Set(),
    poke: silent,
  };
  const files = ['minutes.txt', '../../minutes.txt'].map((name) => ({
    name,
    url: 'https://x.sharepoint.com/x',
  }));
  const message = {
    kind: 'file',
    origin: originOf(ALEX, 't1'),
    files,
    others: 0,
    text: '1.1(b) done',
  } as const;
  await handle(app, message);
  await handle(app, {
    kind: 'text',
    origin: originOf(ALEX, 't2'),
    text: '1.1(a) on track, minutes at https://example.org/minutes',
  });
  await store.close();
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += String(text);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.remarks += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  folder.remove();
});

const run = (options: Partial<EvidenceOptions> = {}): Promise<void> =>
  evidenceCommand(config(), { plan: 'sample', tenant: TENANT, ...options });

test('lists each piece with its action, who gave it and when', async () => {
  await run();
  const lines = said.out.trim().split('\n');
  expect(lines).toContain(
    '1.1(a) Offer home visits | link: https://example.org/minutes | Alex Sample, Fri 4 Dec 2026, 09:00',
  );
  expect(lines).toContain(
    '1.1(b) Check on every two-year-old | file: minutes.txt | Alex Sample, Fri 4 Dec 2026, 09:00',
  );
  expect(lines).toHaveLength(3);
});

test('--ref narrows it down to an action, or to all below an objective', async () => {
  await run({ ref: '1.1(b)', json: true });
  expect(JSON.parse(said.out)).toMatchObject([{ ref: '1.1(b)' }, { ref: '1.1(b)' }]);
  said.out = '';
  await run({ ref: '2' });
  expect(said).toMatchObject({ out: '', remarks: 'There is no evidence yet.\n' });
  await expect(run({ ref: '9.9' })).rejects.toThrow('Plan "sample" has no "9.9"');
  await expect(run({ plan: 'other' })).rejects.toThrow('There is no plan "other". There is sample.');
});

test('--out writes the files, none over another and none outside', async () => {
  const out = join(folder.path, 'saved');
  await run({ out });
  const names = readdirSync(out).sort();
  expect(names).toHaveLength(2);
  expect(names).toContain('1.1(b) minutes.txt');
  for (const name of names) expect(readFileSync(join(out, name), 'utf8')).toBe(MINUTES);
  expect(said.remarks).toContain(`Written: 2 files into ${out}`);
});

test('files that are gone are named, and a place that cannot be written is', async () => {
  const blobs = await openBlobs({ data: folder.path });
  const { createHash } = await import('node:crypto');
  await blobs.remove(TENANT, createHash('sha256').update(MINUTES).digest('hex'));
  await expect(run({ out: join(folder.path, 'saved') })).rejects.toThrow(
    /^These files are not in the store of files: 1\.1\(b\) minutes\.txt; 1\.1\(b\) .*Restore it from its backup\.$/,
  );
  mkdirSync(join(folder.path, 'x'));
  writeFileSync(join(folder.path, 'x', 'taken'), '');
  await expect(run({ out: join(folder.path, 'x', 'taken') })).rejects.toThrow(/cannot be written/);
});
