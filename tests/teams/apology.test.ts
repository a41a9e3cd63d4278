/** A turn that failed: the person is told what of it is recorded, as far as anybody knows, and what to do. */
import { TurnFailed } from '../../src/app/ports.ts';
import { apologyFor } from '../../src/teams/apology.ts';

const REASONS = ['full', 'read-only', 'damaged', 'busy', 'unreachable', null] as const;
const failed = (recorded: TurnFailed['recorded'], why: TurnFailed['why']): string =>
  apologyFor(new TurnFailed(new Error('SQLITE_FULL: /srv/waymark/waymark.db'), recorded, why), 'a1b2c3');

test.each(REASONS)('nothing is recorded (%s): it says so first, and what to do', (why) => {
  const text = failed('nothing', why);
  expect(text).toMatch(/^Nothing was recorded: /);
  expect(text).toMatch(/[Pp]lease tell/);
});

test.each(REASONS)(
  'something is recorded, or may be (%s): it never says that nothing is, and says to look',
  (why) => {
    for (const recorded of ['something', 'unknown'] as const) {
      expect(failed(recorded, why)).not.toContain('Nothing was recorded');
      expect(failed(recorded, why)).toContain('Say “mine” in a minute to see what stands');
    }
    expect(failed('something', why)).toMatch(/^That was recorded, or the first part of it/);
    expect(failed('unknown', why)).toContain('I can’t tell whether that was recorded');
  },
);

test.each(REASONS)('a file came in and nothing else (%s): it is not said to be recorded', (why) => {
  const text = failed('file', why);
  expect(text).toMatch(/^Your file came in, but what you wrote with it was not recorded: /);
  expect(text).not.toContain('That was recorded');
  expect(text).toMatch(/[Pp]lease tell/);
});

test.each(REASONS)(
  'the words are plain (%s): the reference, no path, no code, no exclamation mark',
  (why) => {
    for (const recorded of ['nothing', 'file', 'something', 'unknown'] as const) {
      const text = failed(recorded, why);
      expect(text).toContain('(ref a1b2c3)');
      expect(text).not.toMatch(/SQLITE|\/srv|store|commit|disk|!/);
      expect(text.length).toBeLessThan(330);
    }
  },
);

test('whatever else was thrown may have come after something was stored', () => {
  for (const error of [new Error('a defect'), 'a word', undefined])
    expect(apologyFor(error, 'a1b2c3')).toContain('I can’t tell whether that was recorded');
});

test('the words themselves', () => {
  expect(failed('nothing', 'full')).toBe(
    'Nothing was recorded: there is no room left where the record is kept. Please tell whoever runs Waymark for you; when there is room again, just tell me again. (ref a1b2c3)',
  );
  expect(failed('unknown', 'unreachable')).toBe(
    'I cannot reach the record just now, and I can’t tell whether that was recorded. Nothing else is lost. Say “mine” in a minute to see what stands, or tell me again. (ref a1b2c3)',
  );
});
