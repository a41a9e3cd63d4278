/** `waymark doctor`: says what is wrong with the configuration and the record, and how to mend each. */
import { count } from '../cards/format.ts';
import { readConfig } from '../config.ts';
import { localDate } from '../domain/calendar.ts';
import { personBehind } from '../domain/plan.ts';
import { openStore } from '../store/open.ts';
import { openRecords } from '../store/records.ts';
import { all, type Store } from '../store/store.ts';
import { tenants } from '../store/wake-up.ts';
import { print, printJson } from './settings.ts';

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
  const findings: Finding[] = [];
  if (config.credentials) findings.push(ok('credentials of the bot registration are set'));
  else if (config.local) findings.push(ok('local mode: every caller on this machine is accepted'));
  else
    findings.push({
      level: 'fault',
      what: 'there are no credentials, so "serve" refuses to start',
      remedy:
        'Set MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID; or WAYMARK_LOCAL=true to try it on this machine.',
    });
  if (config.officers.length === 0)
    findings.push({
      level: 'note',
      what: 'no strategy officer is named',
      remedy: 'Set WAYMARK_OFFICERS to their e-mail addresses, separated by commas.',
    });
  else findings.push(ok(`${named(config.officers.length, 'strategy officer')} named`));
  try {
    const store = await openStore(config);
    try {
      findings.push(ok(`the store in ${config.data} opens`), ...(await record(store)));
    } finally {
      await store.close();
    }
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    findings.push({
      level: 'fault',
      what: `the store cannot be used: ${what}`,
      remedy: 'Mend that, or set WAYMARK_DATA to another folder.',
    });
  }
  return findings;
}

async function record(store: Store): Promise<Finding[]> {
  const known = await tenants(store);
  if (known.length === 0)
    return [
      {
        level: 'note',
        what: 'the record holds no plan yet',
        remedy: 'Run "waymark import FILE", or "npm run demo" for the sample plan.',
      },
    ];
  return (await Promise.all(known.map((tenant) => ofTenant(store, tenant)))).flat();
}

async function ofTenant(store: Store, tenant: string): Promise<Finding[]> {
  const findings: Finding[] = [];
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
        remedy: OPEN_IT,
      });
  }
  for (const state of ['parked', 'unknown', 'unreachable'] as const) {
    const rows = await all(store, tenant, {
      kind: 'outbox',
      where: [{ field: 'state', is: 'eq', to: state }],
    });
    for (const about of ['welcome', 'reminder', 'summary'] as const) {
      const reasons = rows
        .filter(({ doc }) => doc.body.about === about)
        .map(({ doc }) => doc.body.reason ?? 'no reason');
      if (reasons.length === 0) continue;
      const many = reasons.length === 1 ? `1 ${about} is` : `${reasons.length} ${PLURAL[about]} are`;
      findings.push({
        level: 'fault',
        what: `${many} ${FATE[state]}: ${[...new Set(reasons)].join('; ')}`,
        remedy: REMEDY[state][about],
      });
    }
  }
  return findings;
}

const PLURAL = { welcome: 'welcomes', reminder: 'reminders', summary: 'summaries' } as const;
const FATE = { parked: 'parked', unknown: 'of unknown fate', unreachable: 'unreachable' } as const;
const OPEN_IT = 'Ask them to open Waymark in Teams, or to add it again.';
const AGAIN = 'the actions come again on the next working day';
const COVERED = "next week's post covers it";

/** What becomes of it by itself, and what somebody can do. */
const REMEDY = {
  parked: {
    welcome: 'Mend the reason; their cards come without it, and "help" says what it would have said.',
    reminder: `Mend the reason; ${AGAIN}.`,
    summary: `Mend the reason; ${COVERED}.`,
  },
  unknown: {
    welcome: 'Nothing has to be done: their cards come, and "help" says what it would have said.',
    reminder: `Nothing has to be done: ${AGAIN}.`,
    summary: `Look in the board's channel whether it arrived; ${COVERED}.`,
  },
  unreachable: {
    welcome: OPEN_IT,
    reminder: OPEN_IT,
    summary: `See whether the bot is in the board's team, and whether the plan names the right channel; ${COVERED}.`,
  },
} as const;

const named = (many: number, one: string): string => `${count(many, one)} ${many === 1 ? 'is' : 'are'}`;

async function unreached(store: Store, tenant: string, people: readonly string[]): Promise<number> {
  const records = openRecords(store);
  const found = await Promise.all([...new Set(people)].map((id) => records.person(tenant, id)));
  return found.filter((person) => !person?.doc.body.address).length;
}
