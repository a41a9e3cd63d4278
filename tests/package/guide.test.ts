/** The guides for IT are carried out as far as a test can: their settings, their parameters and their plan. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS } from '../../src/config/settings.ts';
import { readConfig } from '../../src/config.ts';
import { draftPlan } from '../../src/importing/draft.ts';
import { readPlanFile } from '../../src/importing/plan-file.ts';
import { DEPLOYED, declared, ENVIRONMENTS, files, parametersOf } from '../infra/files.ts';
import { makeCertificate } from '../support/certificate.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { template, textOf } from './files.ts';

const guide = textOf('docs/one-machine.md');
const deploy = textOf('docs/deploy.md');

const place = temporaryFolder();
afterAll(() => place.remove());

/** The block of settings, with a certificate where it says that one is. */
function environmentOfGuide(): Record<string, string> {
  const [, block = ''] = /```ini\n(.*?)```/s.exec(guide) ?? [];
  const file = join(place.path, 'bot.pem');
  const { certificate, key } = makeCertificate('bot', '2026-01-01T00:00:00Z', '2040-01-01T00:00:00Z');
  writeFileSync(file, certificate + key, { mode: 0o600 });
  const lines = [...block.matchAll(/^([A-Z_]+)=(.+)$/gm)].map(([, name = '', value = '']) => [name, value]);
  return { ...Object.fromEntries(lines), MICROSOFT_APP_CERTIFICATE_FILE: file };
}

test.each(['one-machine', 'deploy'])(
  'every setting that docs/%s.md names is one of the program or of the template',
  (page) => {
    const named = [...textOf(`docs/${page}.md`).matchAll(/`(PORT|[A-Z]+(?:_[A-Z]+)+)[`=]/g)].map(
      ([, name = '']) => name,
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !(name in SETTINGS) && !template.has(name))).toEqual([]);
  },
);

test('the program starts with the environment of the guide, as a bot with credentials', () => {
  expect(readConfig(environmentOfGuide(), Temporal.Instant.from('2026-11-30T09:00:00Z'))).toMatchObject({
    ok: true,
    config: {
      port: 3978,
      host: '127.0.0.1',
      data: '/var/lib/waymark',
      local: false,
      officers: ['alex.sample@example.org'],
      publicUrl: 'https://waymark.example.org',
      credentials: { type: 'SingleTenant', proof: { kind: 'certificate' } },
    },
  });
});

describe.each(DEPLOYED)('what can be chosen of infra/%s.bicep', (one) => {
  const [, table = ''] = deploy.split(`In \`infra/${one}.NAME.parameters.json\`:`);
  const rows = table.split('\n\n')[1]?.split('\n').slice(2) ?? [];
  const cells = rows.map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
  const names = cells.flatMap(([name = '']) => [...name.matchAll(/`(\w+)`/g)].map(([, each = '']) => each));

  test('each parameter stands in docs/deploy.md, in its order', () => {
    expect(names).toEqual(declared(`${one}.bicep`, 'param').map(({ name }) => name));
  });

  test('with what it is for dev and for production', () => {
    const given = ENVIRONMENTS.map((environment) => parametersOf(one, environment));
    for (const [name = '', , ...said] of cells)
      said.forEach((cell, at) => {
        if (cell === '' || name.includes(',')) return;
        const parameter = name.replaceAll('`', '');
        const byDefault = declared(`${one}.bicep`, 'param').find((param) => param.name === parameter);
        const value = given[at]?.[parameter]?.value ?? /= '(.*)'/.exec(byDefault?.text ?? '')?.[1];
        expect([parameter, cell]).toEqual([parameter, `\`${value}\``]);
      });
  });
});

test('whoever registers providers for the subscription registers all that infra/ makes things of', () => {
  const used = new Set(
    [...files.values()].flatMap(({ declarations }) =>
      declarations.flatMap(({ kind, of }) => (kind === 'resource' ? (of?.split('/')[0] ?? []) : [])),
    ),
  );
  // Every subscription has this one.
  used.delete('Microsoft.Authorization');
  const registered = [...deploy.matchAll(/az provider register --namespace (\S+)/g)].map(([, name]) => name);
  expect(registered).toEqual([...used].sort());
});

test('the subscription is chosen before anything is said to one', () => {
  const commands = [...deploy.matchAll(/^ {4}(az .*)$/gm)].map(([, command = '']) => command);
  expect(commands.slice(0, 2)).toEqual(['az login', 'az account set --subscription YOUR-SUBSCRIPTION']);
  expect(commands.at(commands.indexOf('az group delete --name YOUR-GROUP') - 2)).toMatch(/^az account show/);
});

test('the deployment without the toolkit gives each parameter that must be given', () => {
  for (const one of DEPLOYED) {
    const [, command = ''] =
      new RegExp(`--template-file infra/${one}\\.bicep \\\\\n((?: {6}.*\n)+)`).exec(deploy) ?? [];
    const given = [...command.matchAll(/(\w+)=/g)].map(([, name]) => name);
    const needed = declared(`${one}.bicep`, 'param')
      .filter(({ optional }) => !optional)
      .map(({ name }) => name);
    expect(given.toSorted()).toEqual(needed.toSorted());
  }
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
