/** The note about the notes: it stays a note however much there is to tell, and says nothing that it does not know. */
import { checkNote } from '../../src/store/blobs.ts';
import { KEPT, keptIn, keptText } from '../../src/store/kept-notes.ts';

const noted = (text: string): ReadonlyMap<string, string> => new Map([[KEPT, text]]);

test('of more than a note holds, the newest backups are told, and as many names as there is room for', () => {
  const backups = Array.from({ length: 3_000 }, (_, day) =>
    Temporal.Instant.from('2026-01-01T02:00:00Z')
      .add({ hours: 24 * day })
      .toString({ smallestUnit: 'millisecond' }),
  );
  const notes = Array.from({ length: 9_000 }, (_, nth) => `redaction-${String(nth).padStart(40, '0')}`);
  const text = keptText('t'.repeat(100), { backups, notes });
  expect(() => checkNote(KEPT, text)).not.toThrow();
  const kept = keptIn(noted(text), 't'.repeat(100));
  expect(kept.backups.at(-1)).toBe(backups.at(-1));
  expect(kept.notes.slice(0, 1_000)).toEqual(notes.slice(0, 1_000));
});

test.each([
  ['is not there', new Map<string, string>()],
  ['is cut', noted('{"v":1,"ten')],
  ['is of a newer Waymark', noted('{"v":2,"tenant":"t1","backups":[],"notes":["hold-1"]}')],
  [
    'is another tenant’s',
    noted(keptText('t2', { backups: ['2026-01-01T02:00:00.000Z'], notes: ['hold-1'] })),
  ],
])('one that %s says nothing', (_, notes) => {
  expect(keptIn(notes, 't1')).toEqual({ backups: [], notes: [] });
});
