/** `waymark redact`: an operator sees how redactions stand, and finishes none that two officers have not agreed to. */
import { jest } from '@jest/globals';
import { importPlan, newPerson } from '../../src/app/plans/import-plan.ts';
import { CallerFault } from '../../src/commands/fault.ts';
import { redactCommand } from '../../src/commands/redact.ts';
import type { Redaction } from '../../src/domain/privacy/redaction.ts';
import { write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openStore } from '../../src/store/open.ts';
import { TENANT } from '../app/room.ts';
import { samplePlan } from '../support/sample-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

const OLU = { ...newPerson('olu', 'olu@example.org'), name: 'Olu Sample' };

let folder: ReturnType<typeof temporaryFolder>;
let out: string;
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

const redaction: Redaction = {
  id: 'r-1',
  plan: 'sample',
  item: 'item-1.1(a)',
  milestone: 'milestone-1.1(a)',
  update: 'gone',
  by: 'olu',
  at: '2026-12-04T09:00:00Z',
  reason: 'it names a child',
  until: '9999-12-11T09:00:00Z',
  state: 'asked',
  second: null,
  posts: [],
  left: [],
};

async function holding(over: Partial<Redaction>): Promise<void> {
  const store = await openStore({ data: folder.path });
  const doc = write('redaction', docId('redaction', 'r-1'), { ...redaction, ...over });
  await store.commit(TENANT, `hold:${over.state}`, [{ op: 'put', doc, expect: 'absent' }]);
  await store.close();
}

beforeEach(async () => {
  folder = temporaryFolder();
  out = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  const store = await openStore({ data: folder.path });
  const { book, milestones } = samplePlan();
  const records = {
    plan: book.plan,
    items: book.items,
    milestones,
    updates: [],
    snapshots: [],
    people: [OLU],
  };
  await importPlan(store, testClock('2026-12-04T09:00:00Z'), TENANT, records, () => undefined);
  await store.close();
});
afterEach(() => {
  jest.restoreAllMocks();
  folder.remove();
});

test('one that waits is listed with how it stands, and cannot be finished', async () => {
  await holding({});
  await redactCommand(config(), { list: true, tenant: TENANT });
  expect(out).toContain('r-1');
  expect(out).toContain('waits for a second officer');
  expect(out).toContain('asked by Olu Sample (olu@example.org) at 2026-12-04');
  await expect(redactCommand(config(), { finish: 'r-1', tenant: TENANT })).rejects.toThrow(CallerFault);
});

test('one that two officers agreed to is finished', async () => {
  await holding({ state: 'agreed', second: { by: 'sam', at: '2026-12-05T09:00:00Z' } });
  await redactCommand(config(), { finish: 'r-1', tenant: TENANT });
  expect(out).toContain('Done.');
  out = '';
  await redactCommand(config(), { tenant: TENANT });
  expect(out).toContain('No redaction is waiting');
});
