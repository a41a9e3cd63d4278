/** The ledger as a file that is kept apart: a line an entry, and a last one by which a cut or empty file is known. */
import { z } from 'zod/v4';
import { Instant } from '../domain/plan.ts';
import { stamp } from '../domain/stamp.ts';
import { inLine, type LedgerDoc, lineOf } from '../store/ledger.ts';
import { jsonOf } from './check-backup.ts';
import { BackupFault } from './fault.ts';

const VERSION = 1;

const End = z.strictObject({
  format: z.literal('waymark-ledger'),
  version: z.literal(VERSION),
  tenant: z.string(),
  /** When it was written: of what came about later it says nothing. */
  at: Instant,
  /** How many lines go before this one. */
  entries: z.int().min(0),
});

export function ledgerText(tenant: string, docs: readonly LedgerDoc[], at: Temporal.Instant): string {
  const end: z.infer<typeof End> = {
    format: 'waymark-ledger',
    version: VERSION,
    tenant,
    at: stamp(at),
    entries: docs.length,
  };
  const lines = [...docs.map((doc) => lineOf(tenant, doc)), JSON.stringify(end)];
  return lines.map((line) => `${line}\n`).join('');
}

/** @param name the file, for the message. @throws BackupFault for what is no whole ledger of this tenant. */
export function readLedger(text: string, name: string, tenant: string): { docs: LedgerDoc[]; at: string } {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const end = End.safeParse(jsonOf(lines.pop() ?? '')).data;
  if (!end)
    throw new BackupFault(
      `${name} is no whole ledger that "waymark ledger --out" wrote: its last line, which counts the others, is missing. Take another copy of it. Nothing was stored.`,
    );
  if (end.tenant !== tenant) throw ofAnother(name, end.tenant, tenant);
  if (lines.length !== end.entries)
    throw new BackupFault(
      `${name} is no whole ledger: it has ${lines.length} entries, and had ${end.entries}. Take another copy of it. Nothing was stored.`,
    );
  const docs = lines.map((line, place) => {
    const read = inLine(line);
    if (read.doc === null)
      throw new BackupFault(
        read.newer
          ? `${name}: line ${place + 1} was written by a newer Waymark: upgrade this one. Nothing was stored.`
          : `${name}: line ${place + 1} is no line of a ledger that "waymark ledger --out" wrote. Take another copy of it. Nothing was stored.`,
      );
    if (read.tenant !== tenant) throw ofAnother(name, read.tenant, tenant);
    return read.doc;
  });
  return { docs, at: end.at };
}

const ofAnother = (name: string, its: string, tenant: string): BackupFault =>
  new BackupFault(`${name} is the ledger of tenant ${its}, not of ${tenant}. Nothing was stored.`);
