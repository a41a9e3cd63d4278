/** `waymark evidence`: what a plan's evidence is, and the files of it in a folder, without the bot. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { z } from 'zod/v4';
import type { App } from '../../src/app/context.ts';
import { judge } from '../../src/app/evidence/kinds.ts';
import { handle } from '../../src/app/handle.ts';
import { importPlan } from '../../src/app/plans/import-plan.ts';
import { type EvidenceOptions, evidenceCommand } from '../../src/commands/evidence.ts';
import { CallerFault } from '../../src/commands/fault.ts';
import { freeName } from '../../src/commands/save-files.ts';
import { openBlobs, openStore } from '../../src/store/open.ts';
import { openRecords } from '../../src/store/records.ts';
import { originOf, TENANT } from '../app/room.ts';
import { ALEX, samplePlan } from '../support/sample-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

const MINUTES = 'Minutes of the meeting on home visits\n\nAgreed: two visits a week.\n';
/** Another page lies behind the second link. */
const bytesAt = (url: string): string => (url.includes('..') ? `${MINUTES}Page two.\n` : MINUTES);
const silent = (): void => undefined;

let folder: ReturnType<typeof temporaryFolder>;
let said: { out: string; remarks: string };
const config = () =>
  ({
    port: 0,
    data: folder.path,
    local: true,
    officers: ['olu@example.org'],
    log: 'silent',
    credentials: null,
    tenants: null,
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
  const people = [
    {
      ...person,
      address: null,
      welcomedAt: '2026-12-01T09:00:00Z',
      cardDays: [],
      plain: false,
      zone: null,
      quiet: null,
    },
  ];
  const records = { plan: book.plan, items: book.items, milestones, updates: [], snapshots: [], people };
  await importPlan(store, clock, TENANT, records, silent);
  const app: App = {
    store,
    records: openRecords(store),
    clock,
    directory: { member: async () => ({ ...person, emails: person.emails }) },
    files: { fetch: async (url) => ({ ok: true, bytes: Buffer.from(bytesAt(url)) }) },
    uploads: { put: async () => 'unreachable' },
    reader: { read: () => Promise.reject(new Error('nothing is read here')) },
    judge,
    blobs: await openBlobs({ data: folder.path }),
    publicUrl: () => null,
    log: { info: silent, warn: silent, error: silent },
    officers: new Set(),
    poke: silent,
  };
  const files = ['minutes.txt', '../../minutes.txt'].map((name) => ({
    name,
    url: `https://x.sharepoint.com/${name}`,
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
  const exact = said.out;
  for (const ref of ['1.1b', '1.1 (B)', '1.1.b']) {
    said.out = '';
    await run({ ref, json: true });
    expect([ref, said.out]).toEqual([ref, exact]);
  }
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
  const written = names.map((name) => readFileSync(join(out, name), 'utf8'));
  expect(new Set(written)).toEqual(new Set([MINUTES, bytesAt('..')]));
  expect(said.remarks).toContain(`Written: 2 files into ${out}`);
});

test('files that are gone are named, and a place that cannot be written is', async () => {
  const blobs = await openBlobs({ data: folder.path });
  const { createHash } = await import('node:crypto');
  await blobs.remove(TENANT, createHash('sha256').update(MINUTES).digest('hex'));
  await expect(run({ out: join(folder.path, 'saved') })).rejects.toThrow(
    /^These files are not in the store of files: 1\.1\(b\) minutes\.txt\. Restore it from its backup\.$/,
  );
  mkdirSync(join(folder.path, 'x'));
  writeFileSync(join(folder.path, 'x', 'taken'), '');
  await expect(run({ out: join(folder.path, 'x', 'taken') })).rejects.toThrow(/cannot be written/);
});

describe('names that no folder takes', () => {
  const thai = `1.1(a) ${'กิจกรรม'.repeat(17).slice(0, 115)}.pdf`;

  test('are cut by their bytes, with their ending, and stay apart', async () => {
    const taken = new Set<string>();
    const [one, other] = [freeName(thai, taken), freeName(thai, taken)];
    expect(Buffer.byteLength(thai)).toBeGreaterThan(255);
    for (const name of [one, other]) {
      expect(Buffer.byteLength(name)).toBeLessThan(210);
      expect(name).toMatch(/^1\.1\(a\) กิจ.*\.pdf$/);
      writeFileSync(join(folder.path, name), '');
    }
    expect(other).toMatch(/ \(2\)\.pdf$/);
    expect(freeName('../../etc', new Set())).not.toMatch(/[/\\]|^\./);
  });

  test('one that cannot be written is named at the end, and the others are there', async () => {
    const out = join(folder.path, 'saved');
    mkdirSync(join(out, '1.1(b) minutes.txt'), { recursive: true });
    const failed = await run({ out }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Error);
    expect(failed).not.toBeInstanceOf(CallerFault);
    expect(String(failed)).toMatch(
      /These files could not be written: 1\.1\(b\) minutes\.txt \(EISDIR\)\. Choose another place with --out\.$/,
    );
    expect(said.remarks).toContain(`Written: 1 file into ${out}`);
    expect(readdirSync(out)).toHaveLength(2);
  });
});

describe('--remove', () => {
  const ids = async (): Promise<string[]> => {
    said.out = '';
    await run({ ref: '1.1(b)', json: true });
    const found = z.array(z.object({ evidence: z.object({ file: z.string() }) })).parse(JSON.parse(said.out));
    said.out = '';
    return found.map(({ evidence }) => evidence.file);
  };

  test('takes a file off in the name of an officer, with its bytes', async () => {
    const [id = '', other] = await ids();
    await run({ remove: id, by: 'Olu@Example.org' });
    expect(said.out).toBe('Taken off: 1.1(b) minutes.txt\n');
    expect(await ids()).toEqual([other]);
    const store = await openStore({ data: folder.path });
    const updates = await openRecords(store).updates(TENANT, 'milestone-1.1(b)');
    expect(updates).toContainEqual(expect.objectContaining({ takenOff: id, said: {}, corrects: null }));
    expect(await store.get(TENANT, 'file', `file:${id}`)).toBeUndefined();
    await store.close();
    await expect(run({ remove: id, by: 'olu@example.org' })).rejects.toThrow(/Nothing was removed/);
  });

  test('asks for an officer, and for the id where a name is that of several files', async () => {
    const [id = ''] = await ids();
    await expect(run({ remove: id })).rejects.toThrow(
      'Say who removes the file with --by and the name or address of a strategy officer. There is ',
    );
    await expect(run({ remove: id, by: 'alex@example.org' })).rejects.toThrow('--by');
    await expect(run({ remove: 'minutes.txt', by: 'olu@example.org' })).rejects.toThrow(
      `Several files are called "minutes.txt"; give the id of one instead of the name (1.1(b): ${id}, 1.1(b): `,
    );
    await expect(run({ remove: 'none.txt', by: 'olu@example.org' })).rejects.toThrow('No file "none.txt"');
    expect(await ids()).toHaveLength(2);
  });
});
