/** A name in one file is known to the others: manifest, toolkit, template of an environment, parameters, infrastructure. */
import { existsSync } from 'node:fs';
import { VALUES } from '../../packaging/app-values.ts';
import { SETTINGS } from '../../src/config/settings.ts';
import {
  bytesOf,
  manifest,
  placeholdersIn,
  TOOLKIT_FILES,
  template,
  textOf,
  toolkit,
  toolkitFile,
} from '../package/files.ts';
import { DEPLOYED, declared, ENVIRONMENTS, parametersOf } from './files.ts';

const DATABASE = SETTINGS.COSMOS_DATABASE.schema.parse(undefined);
const steps = [...toolkit.provision, ...toolkit.deploy, ...toolkit.publish];
const parameterFiles = DEPLOYED.flatMap((one) =>
  ENVIRONMENTS.map((env) => `infra/${one}.${env}.parameters.json`),
);
const sources = ['appPackage/manifest.json', ...TOOLKIT_FILES, ...parameterFiles];
const used = sources.flatMap((path) =>
  placeholdersIn(textOf(path)).map((name): [string, string] => [path, name]),
);

/** What the toolkit writes by itself: what a step says, and what a deployment gives, in capitals. */
const written = [
  ...steps.flatMap((step) => Object.values(step.writeToEnvironmentFile ?? {})),
  ...DEPLOYED.flatMap((one) => declared(`${one}.bicep`, 'output').map(({ name }) => name)),
];

describe('the template of an environment', () => {
  test.each(used)('%s asks for %s, which the template has', (_path, name) => {
    expect([...template.keys()]).toContain(name);
  });

  test('asks for nothing that nobody uses', () => {
    const known = new Set([...used.map(([, name]) => name), ...written]);
    expect([...template.keys()].filter((name) => !known.has(name))).toEqual([]);
  });

  test('has a place for all that the toolkit writes, and leaves it empty', () => {
    expect(written).toEqual(expect.arrayContaining(['TEAMS_APP_ID', 'BOT_ID', 'BOT_DOMAIN']));
    for (const name of written) expect([name, template.get(name)]).toEqual([name, '']);
  });

  test('holds no secret and nobody’s ids', () => {
    const version: unknown = JSON.parse(textOf('package.json')).version;
    expect([...template].filter(([, value]) => value !== '')).toEqual([
      ['WAYMARK_VERSION', version],
      ['COSMOS_DATABASE', DATABASE],
    ]);
  });
});

/** Whoever restores names another database in one place, and no later step goes back to the one of before. */
test('one line names the database that is made, that the identity may open, and that the program opens', () => {
  const [made, role] = ['database', 'mayKeepRecords'].map((name) =>
    declared('record.bicep', 'resource').find((one) => one.name === name),
  );
  expect(made?.object.get('name')).toBe('databaseName');
  expect(role?.object.get('name')).toBe('guid(cosmos.id, databaseName, botPrincipalId, dataContributor)');
  expect(role?.text).toContain('/dbs/${databaseName}/colls/records');
  const record = declared('main.bicep', 'module').find(({ name }) => name === 'record');
  expect(record?.text).toContain('databaseName: recordDatabase');
  const settings = declared('app.bicep', 'var').find(({ name }) => name === 'settings');
  expect(settings?.object.get('COSMOS_DATABASE')).toBe('cosmosDatabase');
  for (const environment of ENVIRONMENTS) {
    expect(parametersOf('main', environment).recordDatabase?.value).toBe('${{COSMOS_DATABASE}}');
    expect(parametersOf('app', environment).cosmosDatabase?.value).toBe('${{COSMOS_DATABASE}}');
  }
  expect(written).not.toContain('COSMOS_DATABASE');
});

test('npm run package knows every value of the manifest, and no other', () => {
  expect(Object.keys(VALUES).sort()).toEqual(
    [...new Set(placeholdersIn(textOf('appPackage/manifest.json')))].sort(),
  );
});

describe.each(DEPLOYED.flatMap((one) => ENVIRONMENTS.map((environment) => ({ one, environment }))))(
  'the parameters of $one for $environment',
  ({ one, environment }) => {
    const given = parametersOf(one, environment);
    const taken = declared(`${one}.bicep`, 'param');

    test('are those that it takes, all that it needs among them', () => {
      expect(Object.keys(given).filter((name) => !taken.some((param) => param.name === name))).toEqual([]);
      const needed = taken.filter(({ optional }) => !optional).map(({ name }) => name);
      expect(needed.filter((name) => !(name in given))).toEqual([]);
    });

    test('have the types and are among the values that it allows', () => {
      for (const { name, text, decorators } of taken) {
        if (!(name in given)) continue;
        const value = given[name]?.value;
        const type = typeof value === 'number' ? 'int' : typeof value === 'boolean' ? 'bool' : typeof value;
        expect(text).toMatch(new RegExp(`^param ${name} ${type}\\b`));
        const [, allowed] = /@allowed\(\[(.*?)\]\)/s.exec(decorators) ?? [];
        if (allowed !== undefined) expect(allowed).toContain(`'${value}'`);
      }
    });

    test('hold nothing of an organisation but placeholders', () => {
      expect(textOf(`infra/${one}.${environment}.parameters.json`)).not.toMatch(
        /@|[0-9a-f]{8}-[0-9a-f]{4}-|https:\/\/(?!schema)/,
      );
    });
  },
);

test('production has a replica to lose, and can be restored from further back than dev', () => {
  expect(parametersOf('app', 'production').leastReplicas?.value).toBeGreaterThanOrEqual(2);
  expect(parametersOf('main', 'production')).toMatchObject({
    privateNetwork: { value: true },
    recordBackup: { value: 'Continuous30Days' },
  });
});

describe('the toolkit', () => {
  test('does the same with either of its files', () => {
    const { version: newer, ...ours } = toolkitFile('m365agents.yml');
    const { version: older, ...theirs } = toolkitFile('teamsapp.yml');
    expect(theirs).toEqual(ours);
    expect([newer, older]).toEqual(['v1.11', 'v1.8']);
    for (const path of TOOLKIT_FILES)
      expect(textOf(path)).toMatch(
        new RegExp(`^# yaml-language-server: .*/${toolkitFile(path).version}/yaml\\.schema\\.json\n`),
      );
  });

  test('finds every file that it is sent to, for each environment', () => {
    const paths = steps.flatMap(
      (step) => JSON.stringify(step.with).match(/\.\/(?!appPackage\/build)[^'" ]+/g) ?? [],
    );
    expect(paths).toContain('./infra/app.bicep');
    for (const environment of ENVIRONMENTS)
      for (const path of paths.map((one) => one.replace(/\$\{\{TEAMSFX_ENV\}\}/g, environment)))
        expect([path, existsSync(path)]).toEqual([path, true]);
    expect(toolkit.environmentFolderPath).toBe('./env');
  });

  test('deploys both parts, each with its own parameters', () => {
    const templates = steps.flatMap((step) => step.with.templates ?? []);
    expect(templates).toEqual(
      DEPLOYED.map((one) =>
        expect.objectContaining({
          path: `./infra/${one}.bicep`,
          parameters: `./infra/${one}.\${{TEAMSFX_ENV}}.parameters.json`,
        }),
      ),
    );
  });

  test('builds the image that is then run, from the file that makes it', () => {
    const run = steps
      .flatMap((step) => (typeof step.with.run === 'string' ? [step.with.run] : []))
      .join('\n');
    for (const environment of ENVIRONMENTS)
      expect(run).toContain(`--image ${parametersOf('app', environment).image?.value} `);
    const [, path = ''] = /--file (\S+)/.exec(run) ?? [];
    expect(bytesOf(path).length).toBeGreaterThan(0);
  });

  test('reads no value before a step has written it', () => {
    const asked = new Set([...template.keys()].filter((name) => !written.includes(name)));
    asked.add('TEAMSFX_ENV');
    for (const step of [...toolkit.provision, ...toolkit.deploy]) {
      const templates = JSON.stringify(step.with.templates ?? []);
      const files = DEPLOYED.filter((one) => templates.includes(`infra/${one}.bicep`)).map(
        (one) => `infra/${one}.dev.parameters.json`,
      );
      if (step.with.manifestPath) files.push('appPackage/manifest.json');
      const wanted = [JSON.stringify(step.with), ...files.map(textOf)].flatMap(placeholdersIn);
      expect([step.uses, wanted.filter((name) => !asked.has(name))]).toEqual([step.uses, []]);
      for (const name of Object.values(step.writeToEnvironmentFile ?? {})) asked.add(name);
      if (templates.includes('main.bicep'))
        for (const { name } of declared('main.bicep', 'output')) asked.add(name);
    }
  });
});

test('the app, the registration and the program speak of one host', () => {
  expect(manifest.validDomains).toEqual(['${{BOT_DOMAIN}}']);
  const [domain] = declared('place.bicep', 'output');
  expect(domain?.text).toContain("'waymark.${environment.properties.defaultDomain}'");
  const app = declared('app.bicep', 'resource').find(({ name }) => name === 'app');
  expect(app?.object.get('name')).toBe("'waymark'");
  expect(
    declared('app.bicep', 'var')
      .find(({ name }) => name === 'settings')
      ?.object.get('WAYMARK_URL'),
  ).toBe("'https://waymark.${place.properties.defaultDomain}'");
});
