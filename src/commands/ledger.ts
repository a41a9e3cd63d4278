/** `waymark ledger`: what was taken out of the record, and what is held in it, so that a record that comes back from earlier is put right. */
import { applyLedger } from '../backup/again.ts';
import type { Config } from '../config.ts';
import { ledgerNoted, ledgerOf, lineOf } from '../store/ledger.ts';
import { openBlobs } from '../store/open.ts';
import { doersOn } from './ledger-doers.ts';
import { ledgerIn, tellLedger, tellRetention } from './restore.ts';
import { print, withStore } from './settings.ts';
import { recordedTenant, tenantFor } from './tenant.ts';
import { writtenForOwner } from './written.ts';

export type LedgerOptions = { tenant?: string; out?: string };

/** To standard output, or a file: a line each, with ids, times and reasons, and none of the words. */
export async function ledgerCommand(config: Config, options: LedgerOptions): Promise<void> {
  await withStore(config, async (store) => {
    const tenant = await tenantFor(store, config, options.tenant);
    const lines = (await ledgerOf(store, await openBlobs(config), tenant)).map((doc) => lineOf(tenant, doc));
    if (options.out !== undefined)
      return writtenForOwner(options.out, lines.map((line) => `${line}\n`).join(''));
    for (const line of lines) print(line);
  });
}

/** To a record that came back from earlier by other means; without a file, the ledger that is kept among the files. */
export async function applyLedgerCommand(
  config: Config,
  name: string | undefined,
  options: { tenant?: string },
): Promise<void> {
  await withStore(config, async (store) => {
    const tenant = await recordedTenant(store, config, options.tenant);
    const ledger =
      name === undefined ? await ledgerNoted(await openBlobs(config), tenant) : await ledgerIn(name, tenant);
    const done = await applyLedger(store, tenant, ledger, doersOn(config, tenant));
    if (ledger.length === 0) print('Nothing has been redacted, erased or held.');
    else tellLedger(done);
    await tellRetention(store, tenant);
  });
}
