/** A kept paper, shown once something in it has been restricted. */
import { openBook } from '../../../src/domain/book.ts';
import { heading, list, type Paper, section, text } from '../../../src/domain/papers/paper.ts';
import { paperShown } from '../../../src/domain/papers/withheld.ts';
import { samplePlan } from '../../support/sample-plan.ts';

const { book } = samplePlan();
const title = book.byRef.get('1.1(a)')?.title ?? '';
const withRestricted = (...refs: string[]) =>
  openBook(
    book.plan,
    [...book.byId.values()].map((item) => ({ ...item, restricted: refs.includes(item.ref) })),
  );

const kept: Paper = {
  plan: 'sample',
  board: 'partnership',
  kind: 'paper',
  period: '2027-01-12',
  at: '2026-12-29T17:00:00Z',
  asAt: '2026-12-29',
  title: 'Paper',
  headline: '1 of 2 actions is overdue',
  figures: [{ label: 'Overdue', value: 1, change: null }],
  standings: { 'item-1.1(a)': 'overdue' },
  blocks: [
    text('A plan.'),
    heading(`About ${title}`),
    list([`1.1(a): ${title}, a file`]),
    ...section(
      'Every action',
      ['Ref', 'Action', 'Owner'],
      [
        ['1.1(a)', 'What it was called before', 'Head of Early Years'],
        ['1.1(b)', 'Another', 'Head of Early Years'],
      ],
      '',
    ),
    ...section(
      'Measures',
      ['Ref', 'Measure', 'Latest'],
      [
        ['1.1(a)', 'Visits', '12'],
        ['Plan', 'All', '9'],
      ],
      '',
    ),
  ],
};

test('nothing is changed where nothing of it is restricted', () => {
  expect(paperShown(kept, book)).toEqual({ paper: kept, refs: [] });
  expect(paperShown(kept, withRestricted('2.2(c)')).paper).toBe(kept);
});

test('its title goes wherever it stands, under whichever name; ref, figures and everything else stay', () => {
  const { paper, refs } = paperShown(kept, withRestricted('1.1(a)'));
  const said = JSON.stringify(paper);
  expect(refs).toEqual(['1.1(a)']);
  expect(said).not.toContain(title);
  expect(said).not.toContain('What it was called before');
  expect(said).not.toContain('Visits');
  expect(said).toContain('["1.1(a)","Restricted action","Head of Early Years"]');
  expect(said).toContain('["1.1(b)","Another","Head of Early Years"]');
  expect(said).toContain('["Plan","All","9"]');
  expect(said).toContain('Restricted since it was frozen, and shown by the ref alone: 1.1(a).');
  expect([paper.figures, paper.standings]).toEqual([kept.figures, kept.standings]);
});

test('what stands under something restricted goes with it', () => {
  expect(JSON.stringify(paperShown(kept, withRestricted('1.1')).paper)).not.toContain(title);
});
