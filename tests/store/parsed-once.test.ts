/** A document is parsed once for each of its states; what is given out is always the state that the record named. */
import { read } from '../../src/store/documents.ts';
import { parsedOnce } from '../../src/store/parsed-once.ts';
import type { Stored } from '../../src/store/store.ts';
import { counterDoc, milestoneDoc } from '../support/sample-documents.ts';

type Milestone = Stored<'milestone'>;
let parsed: string[];
beforeEach(() => {
  parsed = [];
});

/** What an adapter would make of the state, told of when it is asked to. */
const parsing = (name: string, version: string, percent: number) => (): Milestone => {
  parsed.push(`${name}@${version}`);
  return { doc: milestoneDoc(name, { percent }), version, written: 5 };
};
const idOf = (name: string): string => milestoneDoc(name).id;

test('the same state is parsed once, another one anew, and none is taken for another tenant’s', () => {
  const once = parsedOnce();
  const ask = (tenant: string, version: string, percent: number) =>
    once.read(tenant, 'milestone', idOf('a'), version, parsing('a', version, percent)).doc.body.percent;
  expect([ask('t1', '1', 10), ask('t1', '1', 10)]).toEqual([10, 10]);
  expect(parsed).toEqual(['a@1']);
  expect([ask('t1', '2', 20), ask('t2', '2', 90), ask('t1', '2', 20)]).toEqual([20, 90, 20]);
  // A reader that is behind gets what it was told of, and nobody after it gets that.
  expect([ask('t1', '1', 10), ask('t1', '2', 20)]).toEqual([10, 20]);
});

test('nobody can change what others are given', () => {
  const once = parsedOnce();
  const found = once.read('t1', 'milestone', idOf('a'), '1', parsing('a', '1', 10));
  expect(() => {
    found.doc.body.percent = 100;
  }).toThrow(TypeError);
  expect(Object.isFrozen(found.doc.body.evidence?.latest)).toBe(true);
});

test('a document of another kind is refused, however well its state is known', () => {
  const once = parsedOnce();
  once.read('t1', 'milestone', idOf('a'), '1', parsing('a', '1', 10));
  const asPerson = () =>
    once.read('t1', 'person', idOf('a'), '1', () => ({
      doc: read('person', idOf('a'), { kind: 'milestone', v: 5, body: {} }),
      version: '1',
      written: 5,
    }));
  expect(asPerson).toThrow(/is a milestone, not a person/);
});

test('what is no longer so is let go, and what is read once in its life is never kept', () => {
  const once = parsedOnce();
  const ask = () => once.read('t1', 'milestone', idOf('a'), '1', parsing('a', '1', 10));
  ask();
  once.forget('t1', idOf('a'));
  ask();
  expect(parsed).toEqual(['a@1', 'a@1']);
  const lease = () =>
    once.read('t1', 'lease', 'lease:one', '1', () => ({ doc: counterDoc(1), version: '1', written: 1 }));
  expect(lease()).not.toBe(lease());
});

test('what is kept stays within its bytes: what nobody asks for leaves first', () => {
  const once = parsedOnce(40_000);
  const ask = (name: string) => once.read('t1', 'milestone', idOf(name), '1', parsing(name, '1', 1));
  for (let n = 0; n < 500; n += 1) {
    ask(`m${n}`);
    ask('asked for always');
  }
  expect(parsed.filter((name) => name.startsWith('asked'))).toHaveLength(1);
  ask('m0');
  expect(parsed.filter((name) => name === 'm0@1')).toHaveLength(2);
});
