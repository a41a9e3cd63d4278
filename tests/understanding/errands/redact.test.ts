import { understand } from '../../../src/understanding/understand.ts';
import { lexicon, quiet } from '../fixture.ts';

const ref = [...lexicon.refs.values()].flat().find((entry) => /\(/.test(entry.ref))?.ref ?? '';

test.each([
  [`redact ${ref}`, null, null],
  [`please redact ${ref} because it names a child`, null, 'it names a child'],
  [`redact the update of ${ref}: it is wrong`, null, null],
  [`Redact ${ref}, reason: names a pupil`, null, 'names a pupil'],
])('%s', (text, day, because) => {
  expect(understand(text, lexicon, quiet)).toEqual({
    kind: 'errand',
    plan: null,
    errand: { do: 'redact', ref, day, because },
  });
});

test('the day of the update is read as one that was', () => {
  const reading = understand(`redact ${ref} update of 12 Nov because it names a child`, lexicon, quiet);
  if (reading.kind !== 'errand' || reading.errand.do !== 'redact') throw new Error(reading.kind);
  expect(reading.errand.day?.slice(5)).toBe('11-12');
  expect((reading.errand.day ?? '') <= quiet.today).toBe(true);
});

test.each(['redactions', 'open redactions', 'are there any redactions?'])('%s lists them', (text) => {
  expect(understand(text, lexicon, quiet)).toMatchObject({ kind: 'errand', errand: { do: 'redactions' } });
});

test('without an action it asks which', () => {
  expect(understand('redact the last update', lexicon, quiet)).toMatchObject({ kind: 'clarify' });
});

test.each([
  `${ref} done, the report was redacted`,
  `${ref} redacted version published`,
  'redacted minutes are ready',
])('%s is something else', (text) => {
  expect(understand(text, lexicon, quiet)).not.toMatchObject({ kind: 'errand' });
});
