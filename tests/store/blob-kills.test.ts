/** A process that is killed while it puts files leaves all that it acknowledged, and nothing by half. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { openAzureBlobs } from '../../src/store/azure-blobs.ts';
import type { Blobs } from '../../src/store/blobs.ts';
import { openFolderBlobs } from '../../src/store/folder-blobs.ts';
import { startAccount } from '../support/azurite.ts';
import { numberedBlob } from '../support/numbered-blob.ts';
import { startScript } from '../support/script.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const KILLS = process.env.WAYMARK_VERIFY === 'full' ? 100 : 2;

/** Puts files until it is killed at a random moment; answers how many were acknowledged. */
async function putUntilKilled(args: readonly string[], random: (below: number) => number): Promise<number> {
  const script = startScript('put-blobs.ts', args);
  let acknowledged = 0;
  const killAt = 1 + random(12);
  const wait = random(60);
  for await (const line of script.lines) {
    expect(Number(line)).toBe(acknowledged);
    acknowledged += 1;
    if (acknowledged !== killAt) continue;
    for (let turn = 0; turn < wait; turn += 1) await setImmediate();
    script.kill();
  }
  expect(await script.ended).toEqual({ code: null, errors: '' });
  return acknowledged;
}

async function isWhole(blobs: Blobs, tenant: string, number: number): Promise<boolean> {
  const { bytes } = numberedBlob(tenant, number);
  const found = await blobs.get(tenant, createHash('sha256').update(bytes).digest('hex'));
  if (found) expect(Buffer.from(bytes).equals(found.bytes)).toBe(true);
  return found !== undefined;
}

async function killed(kind: string, place: string, open: () => Promise<Blobs>): Promise<void> {
  const random = seededRandom(20_261_206);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const tenant = `t${kill}`;
    const acknowledged = await putUntilKilled([kind, place, tenant], random);
    const blobs = await open();
    for (let number = 0; number < acknowledged; number += 1)
      expect(await isWhole(blobs, tenant, number)).toBe(true);
    // At most one may have been kept without the process living to say so; if so, it is whole.
    await isWhole(blobs, tenant, acknowledged);
    for (const beyond of [1, 2]) expect(await isWhole(blobs, tenant, acknowledged + beyond)).toBe(false);
    const next = numberedBlob(tenant, acknowledged);
    await blobs.put(tenant, createHash('sha256').update(next.bytes).digest('hex'), next);
    expect(await isWhole(blobs, tenant, acknowledged)).toBe(true);
  }
}

const LONG = 120_000 + KILLS * 10_000;

test(
  `a folder: killed ${KILLS} times`,
  async () => {
    const folder = temporaryFolder();
    try {
      await killed('folder', folder.path, async () => openFolderBlobs(folder.path));
    } finally {
      folder.remove();
    }
  },
  LONG,
);

test(
  `Azure Blob Storage: killed ${KILLS} times`,
  async () => {
    const account = await startAccount();
    const { connection } = account;
    try {
      await killed('azure', connection, () =>
        openAzureBlobs({ container: 'files', account: { kind: 'connection', connection } }),
      );
    } finally {
      await account.stop();
    }
  },
  LONG,
);
