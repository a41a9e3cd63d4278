/** What could not be read again is not written: one bad link must not make a whole plan unreadable. */
import { read, UnwritableDocument, write } from '../../src/store/documents.ts';
import { sampleMilestone } from '../support/sample-plan.ts';

const milestone = sampleMilestone();

test('what is written is read again', () => {
  const doc = write('milestone', 'milestone-1', milestone);
  expect(read('milestone', doc.id, doc).body).toEqual(milestone);
});

test.each([
  ['a link that is none', { kind: 'link' as const, url: 'https://[intranet]/minutes' }],
  ['a link without end', { kind: 'link' as const, url: `https://example.org/${'x'.repeat(2100)}` }],
  ['a script', { kind: 'link' as const, url: 'javascript:alert(1)' }],
])('%s is refused, with its place', (_, latest) => {
  const bad = { ...milestone, evidence: { count: 1, latest } };
  expect(() => write('milestone', 'milestone-1', bad)).toThrow(UnwritableDocument);
  expect(() => write('milestone', 'milestone-1', bad)).toThrow(/milestone-1[\s\S]*evidence\.latest\.url/);
});
