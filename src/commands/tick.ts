/** `waymark tick`: runs the clock once, and tells what was expected and what became of it. */
import type { Config } from '../config.ts';
import { stamp } from '../domain/stamp.ts';
import { paces } from '../jobs/pace.ts';
import type { TickReport } from '../jobs/report.ts';
import { tick } from '../jobs/tick.ts';
import { clockworkOf, machineClock } from '../main.ts';
import { wakeBy } from '../store/wake-up.ts';
import { demoOf, ONE_CHAT } from './demo-here.ts';
import { namesIn } from './names.ts';
import { instantOption, print, printJson, remark, withStore } from './settings.ts';
import { mustServe, recordedTenant } from './tenant.ts';

export type TickOptions = { at?: string; tenant?: string; dryRun?: boolean; json?: boolean };

/**
 * Does all that the service's clock does, in one go. `--at` sends only where the bot has no credentials, that is, to
 * this machine; elsewhere it is a dry run.
 */
export async function tickCommand(config: Config, options: TickOptions): Promise<void> {
  const at = options.at === undefined ? undefined : instantOption('--at', options.at);
  const dry = options.dryRun === true || (at !== undefined && config.credentials !== null);
  const { report, called, demo } = await withStore(config, async (store) => {
    const tenant = await recordedTenant(store, config, options.tenant);
    if (!dry) mustServe(config, tenant);
    const work = await clockworkOf(config, store, at);
    const report = await tick(work, paces(work.wall), tenant, dry);
    // The running service goes on from here, also where its wake-up was lost or was set too far ahead.
    if (!dry && at === undefined && (await work.records.heads(tenant, () => undefined)).length > 0)
      await wakeBy(store, tenant, machineClock.now());
    const whom = report.messages.map(({ who }) => who);
    const called = await namesIn(work.records, tenant, whom);
    return { report, called, demo: (await demoOf(config, store, tenant)) !== null };
  });
  if (options.json) printJson({ ...report, dry });
  else for (const line of linesOf(report, dry, called)) print(line);
  if (demo && report.skipped > 0 && !options.json) remark(ONE_CHAT);
  if (report.failed > 0) process.exitCode = 1;
}

/** `called` are names by id; whoever is not among them is shown by the id. */
export function linesOf(report: TickReport, dry: boolean, called: ReadonlyMap<string, string>): string[] {
  const { expected, sent, failed, skipped, unknown, waiting, resent } = report;
  const also = `${waiting > 0 ? `, ${waiting} waiting for another attempt` : ''}${resent > 0 ? `; ${resent} sent again after a sender died` : ''}`;
  return [
    `As of ${stamp(Temporal.Instant.from(report.at))}${dry ? ' (dry run: nothing is sent)' : ''}`,
    `expected ${expected}: sent ${sent}, failed ${failed}, skipped ${skipped}, unknown ${unknown}${also}`,
    ...report.messages.map(({ about, who, refs, fate, reason }) => {
      const which = refs.length > 0 ? ` (${refs.join(', ')})` : '';
      return `  ${fate === 'queued' ? 'waiting' : fate}: ${about} for ${called.get(who) ?? who}${which}${reason === null ? '' : `: ${reason}`}`;
    }),
  ];
}
