/** Each alarm reads figures that the program tells, by attributes that they have, and is explained to who is woken. */
import { FIGURES, type Figure } from '../../src/app/figures.ts';
import { textOf } from '../package/files.ts';
import { files } from './files.ts';

const text = files.get('alerts.bicep')?.text ?? '';
const figures: Readonly<Record<string, Figure>> = FIGURES;
const alarms = text.split('\n  {\n').flatMap((block) => {
  const [, name] = /^ {4}name: '([a-z-]+)'\n {4}says: /.exec(block) ?? [];
  const [, query = null] = block.split("'''");
  return name ? [{ name, query }] : [];
});
const queries = alarms.flatMap(({ name, query }) => (query === null ? [] : [{ name, query }]));

test('there is an alarm for what an operator has to know', () => {
  expect(alarms.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'not-ready',
      'replicas-down',
      'errors',
      'messages-stuck',
      'no-token',
      'record-throttled',
      'record-unavailable',
      'nothing-sent',
      'clock-stands',
    ]),
  );
  expect(new Set(alarms.map(({ name }) => name)).size).toBe(alarms.length);
  expect(queries.length).toBeGreaterThan(5);
});

test.each(queries)('$name reads figures that are told', ({ query }) => {
  const read = [...query.matchAll(/'(waymark\.[\w.]+)'/g)].map(([, name = '']) => name);
  expect(read.length).toBeGreaterThan(0);
  for (const name of read) expect(figures).toHaveProperty([name]);
  for (const [, attribute = '', value] of query.matchAll(/Properties\.(\w+)\)(?: == '([\w-]+)')?/g)) {
    const holding = read.filter((name) => attribute in (figures[name]?.by ?? {}));
    expect([attribute, holding]).not.toEqual([attribute, []]);
    if (value !== undefined)
      for (const name of holding) expect(figures[name]?.by[attribute]).toContain(value);
  }
  for (const [, attribute = '', list = ''] of query.matchAll(/Properties\.(\w+)\) in \(([^)]*)\)/g))
    for (const name of read.filter((one) => attribute in (figures[one]?.by ?? {})))
      for (const [, value] of list.matchAll(/'([\w-]+)'/g))
        expect(figures[name]?.by[attribute]).toContain(value);
});

/** Columns of a row of figures; the exporter fills the last three for histograms alone. */
function misread(query: string): string[] {
  const read = [...query.matchAll(/'(waymark\.[\w.]+\w)'/g)].map(([, name = '']) => name);
  const columns = query.match(/\b(?:Sum|Min|Max|ItemCount)\b/g) ?? [];
  const kinds = new Set(read.map((name) => figures[name]?.is));
  const ofHistograms = columns.filter((column) => column !== 'Sum');
  return kinds.has('gauge') || !kinds.has('histogram') ? ofHistograms : [];
}

test('gauges and counters are read by Sum, and histograms alone by Min, Max and ItemCount', () => {
  const runbook = [...textOf('docs/operate.md').matchAll(/```kusto\n(.*?)```/gs)].map(([, one = '']) => one);
  const asked = [...queries.map(({ query }) => query), ...runbook];
  expect(asked.filter((query) => misread(query).length > 0)).toEqual([]);
  expect(misread("AppMetrics | where Name == 'waymark.ready' and Max == 0")).toEqual(['Max']);
  expect(misread("AppMetrics | where Name == 'waymark.turns' | summarize max(ItemCount)")).toEqual([
    'ItemCount',
  ]);
  expect(misread("AppMetrics | where Name == 'waymark.turn.duration' and Max > 8000")).toEqual([]);
});

test('nobody is woken for what has just fallen due, has nobody to go to, or needs no sending any more', () => {
  const { query } = queries.find(({ name }) => name === 'nothing-sent') ?? { query: '' };
  expect(query).toContain(
    "due = sumif(Sum, Name == 'waymark.messages.due' and TimeGenerated between (ago(110m) .. ago(30m)))",
  );
  expect(query).toMatch(/idle = .* in \('dropped', 'unreachable'\)\)\n\s+\| where due > idle and sent == 0/);
});

test('a replica that died is not heard by what it said last', () => {
  const { query } = queries.find(({ name }) => name === 'clock-stands') ?? { query: '' };
  expect(query).toMatch(/'waymark\.clock\.beat' and TimeGenerated > ago\(10m\)\n\s+\| summarize arg_max/);
});

test.each(alarms)('$name stands in the runbook', ({ name }) => {
  expect(textOf('docs/operate.md')).toContain(`\`${name}\``);
});

test('their number is the one that the pages give', () => {
  const onLogs = queries.length;
  expect(textOf('docs/deploy.md')).toContain(`| ${alarms.length} of them, `);
  expect(textOf('docs/costs.md')).toContain(
    `| ${onLogs} on logs every quarter of an hour, ${alarms.length - onLogs} on figures of Azure |`,
  );
});
