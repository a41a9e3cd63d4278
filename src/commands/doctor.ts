/** `waymark doctor`: says what is wrong with the configuration and the record, and how to mend each. */
import { count } from '../cards/format.ts';
import { type Config, readConfig } from '../config.ts';
import type { LocalClient } from '../demo/people.ts';
import { localDate } from '../domain/calendar.ts';
import { personBehind } from '../domain/plan.ts';
import { officersIn } from '../store/officers.ts';
import { openBlobs, openStore } from '../store/open.ts';
import { openRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { tenants } from '../store/wake-up.ts';
import { demoOf, ONE_CHAT } from './demo-here.ts';
import { privacyFindings } from './privacy-findings.ts';
import { print, printJson, withStore } from './settings.ts';
import { unreadableFindings } from './unreadable-findings.ts';
import { OPEN_IT, unsentFindings } from './unsent-findings.ts';

type Finding = { level: 'ok' | 'note' | 'fault'; what: string; remedy: string | null };

const ok = (what: string): Finding => ({ level: 'ok', what, remedy: null });

/** Exit code 1 when something is wrong. */
export async function doctorCommand(
  environment: Readonly<Record<string, string | undefined>>,
  options: { json?: boolean },
): Promise<void> {
  const findings = await examine(environment);
  if (options.json) printJson(findings);
  else
    for (const { level, what, remedy } of findings)
      print(`${level.padEnd(5)} ${what}${remedy === null ? '' : `\n      ${remedy}`}`);
  if (findings.some(({ level }) => level === 'fault')) process.exitCode = 1;
}

async function examine(environment: Readonly<Record<string, string | undefined>>): Promise<Finding[]> {
  const read = readConfig(environment);
  if (!read.ok) {
    return read.faults.map(({ setting, fault, remedy }) => ({
      level: 'fault',
      what: `${setting} ${fault}`,
      remedy,
    }));
  }
  const { config } = read;
  // What keeps the record shut is told below.
  const demo = await withStore(config, (store) => demoIn(config, store)).catch(() => null);
  const findings: Finding[] = [credentialsIn(config, demo), officersNamed(config, demo)];
  if (config.credentials && config.publicUrl === null)
    findings.push({
      level: 'note',
      what: 'evidence files are kept, but cannot be opened from Teams',
      remedy: 'Set WAYMARK_URL to the address under which a browser reaches the bot.',
    });
  const elsewhere = config.cosmos ? '' : ', or set WAYMARK_DATA to another folder';
  const place = config.cosmos ? config.cosmos.endpoint : config.data;
  const kept = config.blobs ? config.blobs.container : config.data;
  const files = await opened('the place for files', kept, elsewhere, async () => {
    await openBlobs(config);
    return [];
  });
  const usable = await opened('the record', place, elsewhere, async () => {
    const remarks: Finding[] = [];
    const remark = (what: string): void =>
      void remarks.push({ level: 'note', what, remedy: 'Set it to Strong: docs/run-on-azure.md says why.' });
    const store = await openStore(config, { remark });
    try {
      return [...remarks, ...(await record(store, config))];
    } finally {
      await store.close();
    }
  });
  return [...findings, ...files, ...usable];
}

/** The demo's client where the record holds the demo alone. */
async function demoIn(config: Config, store: Store): Promise<LocalClient | null> {
  const [only, ...others] = await tenants(store);
  return only === undefined || others.length > 0 ? null : demoOf(config, store, only);
}

function credentialsIn(config: Config, demo: LocalClient | null): Finding {
  if (config.credentials) return ok('credentials of the bot registration are set');
  if (demo)
    return {
      level: 'note',
      what: 'this is the record of the demo, which runs on this machine alone and without credentials',
      remedy: `${ONE_CHAT} docs/install-in-teams.md has the way into Teams.`,
    };
  if (config.local) return ok('local mode: every caller on this machine is accepted');
  return {
    level: 'fault',
    what: 'there are no credentials, so "serve" refuses to start',
    remedy:
      'Set MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID; or WAYMARK_LOCAL=true to try it on this machine.',
  };
}

function officersNamed(config: Config, demo: LocalClient | null): Finding {
  if (config.officers.length > 0) return ok(`${named(config.officers.length, 'strategy officer')} named`);
  if (demo) return ok(`the demo takes ${demo.current.name} for the strategy officer`);
  return {
    level: 'note',
    what: 'no strategy officer is named',
    remedy: 'Set WAYMARK_OFFICERS to their e-mail addresses, separated by commas.',
  };
}

async function opened(
  what: string,
  place: string,
  elsewhere: string,
  look: () => Promise<Finding[]>,
): Promise<Finding[]> {
  try {
    const found = await look();
    return [ok(`${what} in ${place} opens`), ...found];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [{ level: 'fault', what: `${what} cannot be used: ${why}`, remedy: `Mend that${elsewhere}.` }];
  }
}

async function record(store: Store, config: Config): Promise<Finding[]> {
  const known = await tenants(store);
  if (known.length === 0)
    return [
      {
        level: 'note',
        what: 'the record holds no plan yet',
        remedy: 'Run "waymark import FILE", or "npm run demo" for the sample plan.',
      },
    ];
  return (await Promise.all(known.map((tenant) => ofTenant(store, config, tenant)))).flat();
}

async function ofTenant(store: Store, config: Config, tenant: string): Promise<Finding[]> {
  const findings: Finding[] = await unreadableFindings(store, tenant);
  const demo = await demoOf(config, store, tenant);
  // The rest is told from the whole record.
  if (findings.length > 0) return findings;
  const records = openRecords(store);
  for (const { plan, items } of await records.books(tenant)) {
    findings.push(ok(`plan ${plan.id}: ${count(items.length, 'item')}`));
    const today = localDate(Temporal.Now.instant(), plan.timezone);
    const vacant = plan.posts.filter((post) => personBehind(plan, `post:${post.id}`, today) === null);
    if (vacant.length > 0)
      findings.push({
        level: 'note',
        what: `plan ${plan.id}: nobody holds ${vacant.map(({ title }) => title).join(', ')}`,
        remedy: 'Name a holder for each in the plan file.',
      });
    const unmet = await unreached(
      store,
      tenant,
      plan.posts.flatMap((post) => personBehind(plan, `post:${post.id}`, today) ?? []),
    );
    if (unmet > 0)
      findings.push({
        level: 'note',
        what: `plan ${plan.id}: ${
          unmet === 1
            ? '1 holder of a post has not met the bot, or has removed it, and gets'
            : `${unmet} holders of posts have not met the bot, or have removed it, and get`
        } no reminders`,
        remedy: demo ? ONE_CHAT : OPEN_IT,
      });
  }
  const officers = await officersIn(store, records, tenant, new Set(config.officers));
  if (config.officers.length > 0 && !officers.some(({ address }) => address !== null))
    findings.push({
      level: 'note',
      what: 'no strategy officer has met the bot, so nobody is told what could not be sent',
      remedy: 'Ask them to open Waymark in Teams and say hello.',
    });
  findings.push(...(await privacyFindings(store, tenant)));
  findings.push(...(await unsentFindings(store, tenant, Temporal.Now.instant(), demo && ONE_CHAT)));
  return findings;
}

const named = (many: number, one: string): string => `${count(many, one)} ${many === 1 ? 'is' : 'are'}`;

async function unreached(store: Store, tenant: string, people: readonly string[]): Promise<number> {
  const records = openRecords(store);
  const found = await Promise.all([...new Set(people)].map((id) => records.person(tenant, id)));
  return found.filter((person) => !person?.doc.body.address).length;
}
