/** `waymark ledger`: what was taken out of the record, and what is held in it, so that a record that comes back from earlier is put right. */
import { applyLedger } from '../backup/again.ts';
import { mustBeWhole, mustHavePlan } from '../backup/backable.ts';
import { ledgerText } from '../backup/ledger-file.ts';
import type { Config } from '../config.ts';
import { lackingIn, ledgerOf, noteAll, noteAnew, type UnreadEntry } from '../store/ledger.ts';
import { openBlobs } from '../store/open.ts';
import { asCallers } from './as-callers.ts';
import { CallerFault } from './fault.ts';
import { doersOn } from './ledger-doers.ts';
import { entriesFor, ledgerIn, unreadWords } from './ledger-named.ts';
import { mustKnowAsMuch } from './ledger-standing.ts';
import { tellLedger, tellRetention } from './restore.ts';
import { print, withStore } from './settings.ts';
import { recordedTenant, tenantFor } from './tenant.ts';
import { writtenForOwner } from './written.ts';

export type LedgerOptions = { tenant?: string; out?: string };

/**
 * To standard output, or a file: a line each, with ids, times and reasons, and none of the words. What is not whole
 * takes the place of no ledger.
 */
export async function ledgerCommand(config: Config, options: LedgerOptions): Promise<void> {
  await withStore(config, async (store) => {
    const tenant = await tenantFor(store, config, options.tenant);
    const blobs = await openBlobs(config);
    await asCallers(() => mustBeWhole(store, tenant, 'ledger'));
    const unread: UnreadEntry[] = [];
    const docs = await ledgerOf(store, blobs, tenant, (entry) => void unread.push(entry));
    const [lacking, ...more] = lackingIn(docs, unread);
    if (lacking) throw new CallerFault(await lackingWords(config, tenant, lacking, more.length));
    // Notes without a record are what is left of one that was lost.
    if (docs.length === 0) await asCallers(() => mustHavePlan(store, tenant, 'ledger'));
    const text = ledgerText(tenant, docs, Temporal.Now.instant());
    if (options.out === undefined) return void process.stdout.write(text);
    await mustKnowAsMuch(options.out, tenant, docs);
    await writtenForOwner(options.out, text);
  });
}

/** A ledger that lacks an entry would take the place of one that has it. */
async function lackingWords(
  config: Config,
  tenant: string,
  entry: UnreadEntry,
  more: number,
): Promise<string> {
  const remedy = entry.newer
    ? 'Upgrade this one'
    : 'Say "waymark ledger apply" with the ledger of before, which has it noted again, or put it back from a copy';
  return `${await unreadWords(config, tenant, entry)}${more === 0 ? '' : `, and ${more} more`}. ${remedy}. No ledger was written, and an older one is as it was.`;
}

/** To a record that came back from earlier by other means; what is kept among the files, and what `name` holds beside. */
export async function applyLedgerCommand(
  config: Config,
  name: string | undefined,
  options: { tenant?: string },
): Promise<void> {
  await withStore(config, async (store) => {
    const tenant = await recordedTenant(store, config, options.tenant);
    const blobs = await openBlobs(config);
    const named = name === undefined ? [] : await ledgerIn(name, tenant);
    const entries = await entriesFor(config, blobs, tenant, named);
    await noteAll(blobs, tenant, entries);
    const done = await applyLedger(store, tenant, entries, doersOn(config, tenant));
    await noteAnew(store, blobs, tenant);
    if (entries.length === 0) print('Nothing is noted here as redacted, erased or held.');
    else tellLedger(done);
    await tellRetention(store, tenant);
  });
}
