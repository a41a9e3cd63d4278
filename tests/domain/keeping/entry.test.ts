/** What is looked for is found however a phone, a word processor or a keyboard wrote it, and not inside other words. */
import { type Entry, isSought, type Sought } from '../../../src/domain/keeping/entry.ts';

const ALL: Sought = { topic: null, person: null, plan: null, from: null, to: null };
const entry = (words: string, over: Partial<Entry> = {}): Entry => ({
  ...{ kind: 'Update', id: 'update:1', plan: 'sample', ref: '1.1(a)', title: null, by: 'alex' },
  ...{ at: '2026-12-04T09:00:00Z', when: [{ from: '2026-12-04', to: '2026-12-04' }], people: ['alex'] },
  ...{ words, restricted: false, files: [], ...over },
});
const finds = (topic: string, words: string): boolean => isSought(entry(words), { ...ALL, topic });

test.each([
  ["children's centre", 'the children’s centre'],
  ['children’s centre', "the children's centre"],
  ['“school transport”', 'SCHOOL  transport'],
  ['cafe', 'the café is late'],
  ['café', 'the cafe is late'],
  ['multi-agency', 'a multi‑agency plan'],
  ['2026-27', 'in 2026–27'],
  ['HR', 'asked of HR.'],
  ['transport', 'school-transport'],
  ['safeguard', 'safeguarding'],
  ['1.1(a)', 'of 1.1(a)'],
  ['(a)', 'of 1.1(a)'],
])('%s is found in %s', (topic, words) => {
  expect(finds(topic, words)).toBe(true);
});

test.each([
  ['HR', 'through three years'],
  ['port', 'school transport'],
  ['school transport', 'school meals'],
  ['"', 'a topic without a word finds nothing'],
])('%s is not found in %s', (topic, words) => {
  expect(finds(topic, words)).toBe(false);
});

test('a person is found by id or name, and days by any that it was said or decided on', () => {
  const one = entry('asked of Zoë Sample', {
    when: [
      { from: '2026-12-04', to: '2026-12-04' },
      { from: '2027-01-08', to: '2027-01-08' },
    ],
  });
  expect(isSought(one, { ...ALL, person: { id: 'zoe', names: ['Zoe Sample'] } })).toBe(true);
  expect(isSought(one, { ...ALL, person: { id: 'alex', names: [] } })).toBe(true);
  expect(isSought(one, { ...ALL, person: { id: 'kim', names: ['oë'] } })).toBe(false);
  expect(isSought(one, { ...ALL, from: '2027-01-08', to: '2027-01-31' })).toBe(true);
  expect(isSought(one, { ...ALL, from: '2026-12-05', to: '2027-01-07' })).toBe(false);
  expect(isSought(entry('an action', { at: null, when: [] }), { ...ALL, from: '2030-01-01' })).toBe(true);
});

test('what a page escapes is found as it was written', () => {
  const paper = entry('a paper', { text: 'awarded by sam\\_sample@example.org' });
  expect(isSought(paper, { ...ALL, topic: 'sam_sample@example.org' })).toBe(true);
});
