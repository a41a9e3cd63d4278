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
    for (const [, value] of list.matchAll(/'([\w-]+)'/g))
      expect(figures[read[0] ?? '']?.by[attribute]).toContain(value);
});

test.each(alarms)('$name stands in the runbook', ({ name }) => {
  expect(textOf('docs/operate.md')).toContain(`\`${name}\``);
});
