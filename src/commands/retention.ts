/** `waymark retention`: what the plans' policies no longer keep, and its removal; in numbers, never in words. */

import { allDue, type DueOf } from '../app/keeping/retention-due.ts';
import { applyRetention } from '../app/keeping/retention-run.ts';
import type { Config } from '../config.ts';
import { counted } from '../domain/keeping/due-for-removal.ts';
import type { RetentionReport } from '../domain/keeping/retention.ts';
import { CallerFault } from './fault.ts';
import { planNamed, withApp } from './keeping-room.ts';
import { countOfKind } from './kinds-in-words.ts';
import { officerNamed } from './officer.ts';
import { print, printJson } from './settings.ts';

export type RetentionOptions = {
  plan?: string;
  apply?: boolean;
  by?: string;
  tenant?: string;
  json?: boolean;
};

export async function retentionCommand(config: Config, options: RetentionOptions): Promise<void> {
  if (options.by !== undefined && !options.apply)
    throw new CallerFault('--by goes with --apply: without it nothing is removed.');
  await withApp(config, options.tenant, async (app, tenant) => {
    const only = await planNamed(app, tenant, options.plan);
    const officer = options.apply
      ? (await officerNamed(app, tenant, options.by, 'removes what is no longer kept')).person.id
      : null;
    const due = await allDue(app, tenant, only);
    if (officer === null) {
      if (options.json) return printJson(due.map(asData));
      for (const one of due) for (const line of linesOf(one, counted(one.due, one.policy))) print(line);
      return;
    }
    const reports: RetentionReport[] = [];
    for (const one of due) {
      const report = await applyRetention(app, tenant, one, officer);
      if (report) reports.push(report);
      if (!options.json) for (const line of linesOf(one, report?.removed ?? [], true)) print(line);
    }
    if (options.json) printJson(reports);
  });
}

const asData = ({ plan, policy, end, due, held, open }: DueOf) => ({
  plan,
  end,
  policy,
  due: counted(due, policy),
  held: counted(held, policy),
  open: counted(open, policy),
});

function linesOf(
  { plan, end, policy, held, open }: DueOf,
  counts: RetentionReport['removed'],
  done = false,
): string[] {
  const what = plan === null ? 'People and leave' : `Plan ${plan}`;
  const verb = done ? 'removed' : 'due for removal';
  const noEnd =
    plan !== null && end === null && policy.countedFrom === 'plan-end'
      ? ['  Its file names no end (period or delivery), so nothing of it is ever due.']
      : [];
  const lines = counts.map(
    ({ rule, kind, keep, count }) => `  ${countOfKind(kind, count)} (${rule}: kept ${keep})`,
  );
  return [
    `${what}: ${lines.length === 0 ? `nothing ${done ? 'was removed' : 'is due'}` : verb}${policy.apply ? '; the service does it by itself' : ''}.`,
    ...noEnd,
    ...lines,
    ...(held.length > 0 ? [`  ${held.length} more would be, and are held: waymark hold list`] : []),
    ...(open.length > 0 ? [openWords(open.length, end)] : []),
  ];
}

const openWords = (count: number, end: string | null): string =>
  `  ${count} more ${count === 1 ? 'stays while its action is' : 'stay while their actions are'} open${end === null ? '' : `, until ${end} at the longest`}.`;
