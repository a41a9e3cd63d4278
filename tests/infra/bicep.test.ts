/** The infrastructure, as far as it can be checked without Azure: syntax, names, and that nothing secret is passed about. */
import { existsSync } from 'node:fs';
import { type Bicep, parseBicep } from '../support/bicep.ts';
import { declared, files } from './files.ts';

const each = [...files].map(([name, bicep]) => ({ name, ...bicep }));

/** Azure's own roles that are given here, each with the least right that does. Other ids have no place in a file. */
const ROLES: Readonly<Record<string, string>> = {
  '00000000-0000-0000-0000-000000000002': 'Cosmos DB Built-in Data Contributor',
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe': 'Storage Blob Data Contributor',
  '7f951dda-4ed3-4680-a7ca-43fe172d538d': 'AcrPull',
  '4633458b-17de-408a-b874-0445c86b69e6': 'Key Vault Secrets User',
  '3913510d-42f4-4e42-8a64-420c390055eb': 'Monitoring Metrics Publisher',
};
/** Versions that Azure has published of what is made here, as looked up in its index of types. */
const PUBLISHED = [
  'Microsoft.App@2025-01-01',
  'Microsoft.Authorization@2022-04-01',
  'Microsoft.BotService@2022-09-15',
  'Microsoft.ContainerRegistry@2023-07-01',
  'Microsoft.DocumentDB@2024-05-15',
  'Microsoft.Insights/actionGroups@2023-01-01',
  'Microsoft.Insights/components@2020-02-02',
  'Microsoft.Insights/diagnosticSettings@2021-05-01-preview',
  'Microsoft.Insights/metricAlerts@2018-03-01',
  'Microsoft.Insights/scheduledQueryRules@2023-12-01',
  'Microsoft.KeyVault@2023-07-01',
  'Microsoft.ManagedIdentity@2023-01-31',
  'Microsoft.Network/privateDnsZones@2020-06-01',
  'Microsoft.Network/privateEndpoints@2024-05-01',
  'Microsoft.Network/virtualNetworks@2024-05-01',
  'Microsoft.OperationalInsights@2023-09-01',
  'Microsoft.Storage@2023-05-01',
];
const SECRET = /list(?:Keys|Secrets|Credentials|AccountSas)|connectionString|sharedKey|primaryKey|password/i;

/** Names that are used and not declared, or declared and not used. */
function namesAmiss({ declarations }: Bicep): string[] {
  const known = new Set(declarations.filter(({ kind }) => kind !== 'output').map(({ name }) => name));
  const used = new Set(declarations.flatMap(({ uses }) => uses));
  const idle = declarations.filter(
    ({ kind, existing, name }) => (kind === 'param' || kind === 'var' || existing) && !used.has(name),
  );
  return [
    ...[...used].filter((name) => !known.has(name)).map((name) => `${name} is not declared`),
    ...idle.map(({ name }) => `${name} is not used`),
    ...declarations
      .filter(
        (one, at) =>
          declarations.findIndex(
            ({ name, kind }) => name === one.name && (kind === 'output') === (one.kind === 'output'),
          ) !== at,
      )
      .map(({ name }) => `${name} is declared twice`),
  ];
}

describe.each(each)('infra/$name', (bicep) => {
  test('is Bicep throughout, and opens with a sentence on its place', () => {
    expect(bicep.faults).toEqual([]);
    expect(bicep.text).toMatch(/^\/\/ [A-Z]/);
  });

  test('uses every name that it declares, and no other', () => {
    expect(namesAmiss(bicep)).toEqual([]);
  });

  test('names each resource by a type in a version that is published, once', () => {
    const resources = bicep.declarations.filter(({ kind }) => kind === 'resource');
    for (const { of } of resources) {
      const [type = '', version] = of?.split('@') ?? [];
      expect(type).toMatch(/^Microsoft\.[A-Za-z]+(?:\/[A-Za-z]+)+$/);
      const [provider, first] = type.split('/');
      expect(
        PUBLISHED.filter((one) =>
          [`${provider}@${version}`, `${provider}/${first}@${version}`].includes(one),
        ),
      ).toHaveLength(1);
    }
    const named = resources.map(({ of, object }) => `${of} ${object.get('parent')} ${object.get('name')}`);
    expect(new Set(named).size).toBe(named.length);
  });

  test('says what each role is, and holds no other id', () => {
    const ids = [...bicep.text.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi)].map(([id]) => id);
    for (const id of ids) {
      expect(ROLES).toHaveProperty([id]);
      expect(bicep.text).toContain(`// ${ROLES[id]}: `);
    }
  });

  test('gives each role to the narrowest thing, by a name that stays', () => {
    const given = bicep.declarations.filter(({ of }) =>
      of?.startsWith('Microsoft.Authorization/roleAssignments@'),
    );
    for (const { object } of given) {
      expect(object.get('scope')).toMatch(/^(?:evidence|registry|vault|insights)$/);
      expect(object.get('name')).toMatch(/^guid\(/);
    }
  });

  test('takes no secret, and gives none away', () => {
    const taken = bicep.declarations.filter(({ kind }) => kind === 'param');
    expect(
      taken.filter(({ name, decorators }) => SECRET.test(name) || decorators.includes('@secure')),
    ).toEqual([]);
    const given = bicep.declarations.filter(({ kind }) => kind === 'output');
    expect(given.filter(({ text }) => SECRET.test(text))).toEqual([]);
    expect(bicep.text).not.toMatch(/list(?:Keys|Secrets|Credentials)\(/);
  });
});

describe('the modules', () => {
  const uses = each.flatMap(({ name, text }) =>
    declared(name, 'module').map((module) => ({
      ...module,
      file: name,
      source: text,
      path: module.of ?? '',
    })),
  );

  test.each(uses)('$file gives $path what it takes', ({ path, params }) => {
    const taken = declared(path, 'param');
    const needed = taken.filter(({ optional }) => !optional).map(({ name }) => name);
    expect(needed.filter((name) => !params.includes(name))).toEqual([]);
    expect(params.filter((name) => !taken.some((param) => param.name === name))).toEqual([]);
  });

  test.each(each)('$name reads outputs that are there', ({ name, text }) => {
    for (const [, symbol = '', output = ''] of text.matchAll(/\b(\w+)\.outputs\.(\w+)/g)) {
      const module = declared(name, 'module').find((one) => one.name === symbol);
      expect([symbol, module !== undefined]).toEqual([symbol, true]);
      expect(declared(module?.of ?? '', 'output').map((one) => one.name)).toContain(output);
    }
  });

  test('every file is deployed, and every output read', () => {
    const reached = new Set(['main.bicep', 'app.bicep', ...uses.map(({ path }) => path)]);
    expect([...files.keys()].filter((name) => !reached.has(name))).toEqual([]);
    for (const { path, source } of uses) {
      const symbols = uses.filter((one) => one.path === path).map((one) => one.name);
      for (const { name } of declared(path, 'output'))
        expect([path, name, symbols.some((symbol) => source.includes(`${symbol}.outputs.${name}`))]).toEqual([
          path,
          name,
          true,
        ]);
    }
  });

  test('what is there already has the name under which it was made', () => {
    const made = each.flatMap(({ declarations }) =>
      declarations
        .filter(({ kind, existing }) => kind === 'resource' && !existing)
        .map(({ of, object }) => `${of} ${object.get('name')}`),
    );
    const met = each.flatMap(({ declarations }) => declarations.filter(({ existing }) => existing));
    const fixed = met.filter(({ object }) => object.get('name')?.startsWith("'"));
    expect(fixed.length).toBeGreaterThan(3);
    for (const { of, object } of fixed) expect(made).toContain(`${of} ${object.get('name')}`);
    const types = made.map((one) => one.split(' ')[0]);
    for (const { of } of met) expect(types).toContain(of);
  });

  test('files that are read in are there', () => {
    for (const { text } of each)
      for (const [, path = ''] of text.matchAll(/load\w+Content\('([^']+)'/g))
        expect([path, existsSync(`infra/${path}`)]).toEqual([path, true]);
  });
});

describe('the checks find what is wrong', () => {
  test.each([
    ["param a string\noutput o string = '${a}", 'a bracket that is not closed'],
    ["resource x 'Microsoft.A/b@2024-01-01' = {\n  name 'x'\n}", 'a colon that is missing'],
  ])('%j: %s', (text) => {
    expect(parseBicep(text).faults).not.toEqual([]);
  });

  test.each([
    ['output o string = a', ['a is not declared']],
    ['param a string', ['a is not used']],
    ["var a = map(['x'], one => other)\noutput o array = a", ['other is not declared']],
    ["var a = [for one in ['x']: one]\noutput o array = a", []],
    ['param a string\nparam a string\noutput o string = a', ['a is declared twice']],
    ['param a string\nvar b = {\n  a: 1\n}\noutput o object = b', ['a is not used']],
  ])('%j', (text, amiss) => {
    expect(namesAmiss(parseBicep(text))).toEqual(amiss);
  });
});
