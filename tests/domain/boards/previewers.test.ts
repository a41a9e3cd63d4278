/** Who sees a board's post before its board does: the boundary of its scope. */
import { previewers, speaksAs } from '../../../src/domain/boards/previewers.ts';
import { openBook } from '../../../src/domain/book.ts';
import { mayPreview } from '../../../src/domain/permission.ts';
import type { Actor, Person } from '../../../src/domain/person.ts';
import type { OwnerKey } from '../../../src/domain/plan.ts';
import { samplePlan } from '../../support/sample-plan.ts';

const plain = samplePlan().book;
const LEADS: { readonly [ref: string]: OwnerKey } = {
  '1': 'person:kim',
  '2': 'person:sam',
  '2.2': 'post:inclusion-lead',
};
const book = openBook(
  plain.plan,
  plain.items.map((item) => ({ ...item, lead: LEADS[item.ref] ?? null })),
);
const [whole] = book.plan.boards;
if (!whole) throw new Error('the sample plan has a board');
const actor = (holds: OwnerKey[], officer = false): Actor => ({ person: 'x', officer, holds, board: null });

test.each<[string, string[], OwnerKey[], boolean]>([
  ['whoever leads a part of the whole plan', [], ['person:kim'], true],
  ['whoever leads what the board sees', ['2'], ['person:sam'], true],
  ['whoever leads above what the board sees', ['2.2'], ['person:sam'], true],
  ['whoever leads below what the board sees', ['2'], ['post:inclusion-lead'], true],
  ['not whoever leads beside it', ['2.1'], ['post:inclusion-lead'], false],
  ['not whoever leads another priority', ['2'], ['person:kim'], false],
  ['not an owner', [], ['post:head-of-early-years'], false],
  ['nobody of a scope that the plan has no more', ['9'], ['person:sam'], false],
])('%s', (_, scope, holds, may) => {
  expect(mayPreview(book, { ...whole, scope }, actor(holds))).toBe(may);
  expect(mayPreview(book, { ...whole, scope }, actor(holds, true))).toBe(true);
});

test('they are told once, and only where the bot can write to them; they speak by their post', () => {
  const person = (id: string, met = true): Person => ({
    id,
    aadObjectId: null,
    name: id,
    emails: [],
    address: met ? { serviceUrl: 'https://connector.example', conversation: id } : null,
    welcomedAt: null,
    cardDays: [],
    plain: false,
    zone: null,
    quiet: null,
  });
  const people = [person('sam'), person('kim', false), person('alex')];
  expect(
    previewers(book, whole, '2026-12-04', people, [person('sam'), person('olu')]).map(({ id }) => id),
  ).toEqual(['sam', 'olu']);
  expect(speaksAs(book, actor(['post:inclusion-lead', 'person:x']))).toBe('Inclusion Lead');
  expect(speaksAs(book, actor(['person:sam']))).toBe('lead');
});
