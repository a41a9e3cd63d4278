/** The guide for IT is carried out as far as a test can: its settings, its commands and its plan. */
import { readConfig } from '../../src/config.ts';
import { draftPlan } from '../../src/importing/draft.ts';
import { readPlanFile } from '../../src/importing/plan-file.ts';
import { template, textOf } from './files.ts';

const guide = textOf('docs/install-in-teams.md');

/** The lines of the indented block that begins with a setting of the program. */
const block = [...guide.matchAll(/^ {4}([A-Z_]+)=(.+)$/gm)].map(([, name = '', value = '']) => [name, value]);
const environment: Record<string, string> = Object.fromEntries(block);

test('every setting that the guide names is one of the program or of the template', () => {
  const named = new Set([...guide.matchAll(/\b(?:PORT|[A-Z]+(?:_[A-Z]+)+)\b/g)].map(([name]) => name));
  const config = textOf('src/config.ts');
  const known = [...config.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name = '']) => name);
  expect(known).toContain('WAYMARK_DATA');
  expect([...named].filter((name) => !known.includes(name) && !template.has(name))).toEqual([]);
});

test('the program starts with the environment of the guide, as a bot with credentials', () => {
  const read = readConfig(environment);
  expect(read).toMatchObject({
    ok: true,
    config: {
      port: 3978,
      data: '/var/lib/waymark',
      local: false,
      officers: ['alex.sample@example.org'],
      credentials: { type: 'SingleTenant', appId: environment.MICROSOFT_APP_ID },
    },
  });
});

test('a managed identity does without a password, as the guide says', () => {
  const { MICROSOFT_APP_PASSWORD: _, ...others } = environment;
  expect(readConfig({ ...others, MICROSOFT_APP_TYPE: 'UserAssignedMSI' })).toMatchObject({
    ok: true,
    config: { credentials: { type: 'UserAssignedMSI' } },
  });
});

test('every command of the guide exists', () => {
  const cli = textOf('src/cli.ts');
  const commands = [...guide.matchAll(/^ {4}npm run --silent waymark -- (\w+)(.*)$/gm)];
  expect(commands.length).toBeGreaterThan(0);
  for (const [, command = '', rest = ''] of commands) {
    expect(cli).toContain(`.command('${command}')`);
    for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(cli).toContain(`'${option}`);
  }
  expect(textOf('package.json')).toContain('"start":');
});

test('the plan of the guide can be imported, with its post, its board and its owner', () => {
  const [, text = ''] = /```yaml\n(.*?)```/s.exec(guide) ?? [];
  const read = readPlanFile(text, 'yaml');
  expect(read).toMatchObject({ ok: true });
  if (!read.ok) return;
  let made = 0;
  const draft = draftPlan(read.file, { goLive: '2026-12-01', newId: () => `id-${made++}` });
  expect(draft.plan.boards).toMatchObject([{ body: 'Education Partnership Board', scope: [] }]);
  expect(draft.people.map(({ email }) => email)).toEqual(['alex.sample@example.org']);
  expect(draft.milestones).toHaveLength(1);
  expect(draft.items.at(-1)?.owners).toEqual([{ key: 'post:head-of-inclusion', part: 'accountable' }]);
});
