/** Every role of docs/permissions.md as permissions see it: what each holds follows from the plan and from who is away. */
import { keysAnswered } from '../../src/domain/away/who-answers.ts';
import { openBook } from '../../src/domain/book.ts';
import type { Leave } from '../../src/domain/leave.ts';
import type { Actor } from '../../src/domain/person.ts';
import { SAMPLE_DAY, sampleItem, samplePlanHead } from '../support/sample-plan.ts';

const plan = samplePlanHead({
  posts: [
    {
      id: 'head',
      title: 'Head',
      holders: [{ person: 'owner', from: null }],
      deputy: 'person:deputy',
      linkOfficer: 'person:link',
    },
  ],
});
export const book = openBook(plan, [
  sampleItem({ ref: '1', title: 'Early years', lead: 'person:lead' }),
  sampleItem({
    ref: '1.1',
    title: 'Offer home visits',
    parent: 'item-1',
    level: 2,
    nature: 'deliverable',
    restricted: true,
    owners: [
      { key: 'post:head', part: 'accountable' },
      { key: 'person:contributor', part: 'contributor' },
    ],
  }),
  sampleItem({ ref: '2', title: 'Attendance', position: 1, lead: 'person:other-lead' }),
]);
export const action = book.byRef.get('1.1') ?? null;

const leave: Leave = {
  id: 'leave',
  person: 'owner',
  from: SAMPLE_DAY,
  until: SAMPLE_DAY,
  cover: 'cover',
  at: `${SAMPLE_DAY}T09:00:00Z`,
  by: 'owner',
  ended: false,
  told: true,
};

const actor = (person: string, over: Partial<Actor> = {}): Actor => ({
  person,
  officer: false,
  holds: keysAnswered(plan, person, SAMPLE_DAY, { leaves: [leave], unreached: new Set() }),
  board: null,
  ...over,
});

/** By the head of their column. Somebody of another tenant never comes so far: the plan is not there to be found. */
export const ROLES: ReadonlyMap<string, Actor | null> = new Map([
  ['Accountable owner', actor('owner')],
  ['Cover', actor('cover')],
  ['Standing deputy', actor('deputy')],
  ['Link officer', actor('link')],
  ['Contributor', actor('contributor')],
  ['Lead of it', actor('lead')],
  ['Lead of something else', actor('other-lead')],
  ['Strategy officer', actor('officer', { officer: true })],
  ['Board’s channel', actor('member', { board: 'partnership' })],
  ['No part', actor('nobody')],
  ['Another tenant', null],
]);
