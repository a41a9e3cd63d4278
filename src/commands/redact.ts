/** `waymark redact`: lists redactions and how they stand, and finishes one that is stuck. Two officers stay required. */
import type { App } from '../app/context.ts';
import { redactionsIn } from '../app/privacy/redact/record.ts';
import { removeContent } from '../app/privacy/redact/remove.ts';
import type { Config } from '../config.ts';
import { isAsked, type Redaction } from '../domain/privacy/redaction.ts';
import { stamp } from '../domain/stamp.ts';
import { docId } from '../store/ids.ts';
import { CallerFault } from './fault.ts';
import { namesIn } from './names.ts';
import { appOn } from './officer.ts';
import { print, printJson, withStore } from './settings.ts';
import { recordedTenant } from './tenant.ts';

export type RedactOptions = {
  list?: boolean;
  finish?: string;
  all?: boolean;
  tenant?: string;
  json?: boolean;
};

/** Without `--finish` it lists. Nothing of the content is known here. */
export async function redactCommand(config: Config, options: RedactOptions): Promise<void> {
  await withStore(config, async (store) => {
    const tenant = await recordedTenant(store, config, options.tenant);
    const app = await appOn(store, config);
    if (options.finish !== undefined) return finish(app, tenant, options.finish);
    const states: Redaction['state'][] = options.all
      ? ['asked', 'agreed', 'done', 'withdrawn', 'refused', 'lapsed']
      : ['asked', 'agreed'];
    const found = (await redactionsIn(app, tenant, states)).map(({ doc }) => doc.body);
    if (options.json) return printJson(found);
    if (found.length === 0) return print('No redaction is waiting or under way.');
    for (const one of found) print(await lineOf(app, tenant, one));
  });
}

async function lineOf(app: App, tenant: string, redaction: Redaction): Promise<string> {
  const { id, item, by, at, second, until, posts } = redaction;
  const stored = item === null ? undefined : await app.store.get(tenant, 'item', docId('item', item));
  const ref = stored?.doc.body.ref ?? item ?? 'no one action';
  const called = await namesIn(app.records, tenant, second === null ? [by] : [by, second.by]);
  const name = (id: string): string => called.get(id) ?? id;
  const agreed = second === null ? '' : `, ${name(second.by)} at ${second.at}`;
  const how = isAsked(redaction, stamp(app.clock.now()))
    ? `waits for a second officer until ${until}`
    : redaction.state === 'agreed'
      ? `agreed, not finished (${posts.length} messages in Teams to replace)`
      : redaction.state === 'asked'
        ? 'lapsed'
        : redaction.state;
  return `${id}  ${ref}  ${how}  asked by ${name(by)} at ${at}${agreed}`;
}

/** Only what two officers have agreed to: the record and the files; messages in Teams are for the bot that runs. */
async function finish(app: App, tenant: string, id: string): Promise<void> {
  const stored = await app.store.get(tenant, 'redaction', docId('redaction', id));
  if (!stored)
    throw new CallerFault(
      `There is no redaction "${id}". "waymark redact --list" tells their ids. Nothing was removed.`,
    );
  const { state } = stored.doc.body;
  if (state === 'done') return print('It is done already.');
  if (state !== 'agreed')
    throw new CallerFault(
      'Two officers have to agree first, each in their own chat with Waymark. Nothing was removed.',
    );
  const after = await removeContent(app, tenant, id);
  const left = after?.posts.length ?? 0;
  print(
    after?.state === 'done'
      ? 'Done.'
      : `The record and the files are done. ${left} messages in Teams are replaced by the bot at its next look.`,
  );
}
