/** Who may decide what somebody asks for: never one's own while another could, but for what one leads and could do unasked. */
import type { Actor } from '../../../src/domain/person.ts';
import { Request } from '../../../src/domain/request.ts';
import { mayDecide, setsOwnDate } from '../../../src/domain/requests/who-decides.ts';
import { ALEX, ROBIN, samplePlan } from '../../support/sample-plan.ts';

const { book } = samplePlan();
const action = book.byRef.get('1.1(a)');
if (!action) throw new Error('the sample has 1.1(a)');

const request = (kind: Request['kind'], by: string): Request =>
  Request.parse({
    id: 'r',
    kind,
    plan: 'sample',
    item: action.id,
    milestone: 'm',
    by,
    at: '2026-12-01T10:00:00Z',
    to: kind === 'hand-over' ? 'kim' : null,
    update: null,
    date: null,
    reason: null,
    state: 'open',
    decided: null,
  });

const TODAY = '2026-12-07';

const actors: { readonly [name: string]: Actor } = {
  owner: { person: ALEX, officer: false, holds: [`person:${ALEX}`, 'post:head-of-early-years'], board: null },
  lead: { person: ROBIN, officer: false, holds: leadKeys(), board: null },
  officer: { person: 'olu', officer: true, holds: ['person:olu'], board: null },
  receiver: { person: 'kim', officer: false, holds: ['person:kim'], board: null },
  // Answers for the lead while they are away.
  cover: {
    person: ALEX,
    officer: false,
    holds: [`person:${ALEX}`, 'post:head-of-early-years', ...leadKeys()],
    board: null,
  },
  coverOfBoth: {
    person: 'kim',
    officer: false,
    holds: ['person:kim', `person:${ALEX}`, 'post:head-of-early-years', ...leadKeys()],
    board: null,
  },
};

function leadKeys(): Actor['holds'] {
  const lead = book.items.find(({ ref }) => ref === '1')?.lead;
  return lead ? [lead, `person:${ROBIN}`] : [`person:${ROBIN}`];
}

test.each([
  ['more-time', 'owner', 'lead', false, true],
  ['more-time', 'owner', 'officer', false, true],
  ['more-time', 'owner', 'owner', false, false],
  // An office is no lead: an officer who owns it asks, and somebody else decides.
  ['more-time', 'officer', 'officer', false, false],
  ['more-time', 'officer', 'officer', true, true],
  ['more-time', 'lead', 'lead', false, true],
  ['hand-over', 'owner', 'receiver', false, true],
  ['hand-over', 'owner', 'owner', false, false],
  ['hand-over', 'officer', 'officer', false, false],
  ['hand-over', 'officer', 'lead', false, true],
  // Standing in for the lead is not leading where it is one's own request, nor in its receiver's place.
  ['more-time', 'cover', 'cover', false, false],
  ['more-time', 'coverOfBoth', 'coverOfBoth', false, false],
  ['more-time', 'receiver', 'cover', false, true],
  ['hand-over', 'cover', 'cover', false, false],
  ['hand-over', 'receiver', 'cover', false, true],
  ['sign-off', 'owner', 'lead', false, true],
  ['sign-off', 'cover', 'cover', false, false],
  ['sign-off', 'lead', 'lead', false, false],
  ['sign-off', 'officer', 'officer', false, false],
  ['sign-off', 'officer', 'officer', true, true],
  ['sign-off', 'owner', 'owner', true, false],
] as const)('%s, asked by the %s: the %s may decide (alone: %s): %s', (kind, by, who, alone, may) => {
  const [asker, actor] = [actors[by], actors[who]];
  if (!asker || !actor) throw new Error('no such actor');
  expect(mayDecide(actor, request(kind, asker.person), book, action, { alone, today: TODAY })).toBe(may);
});

test('whoever leads it sets its date; an officer, an owner, a receiver and whoever covers for the lead ask', () => {
  const sets = Object.entries(actors).filter(([, actor]) => setsOwnDate(actor, book, action, TODAY));
  expect(sets.map(([name]) => name)).toEqual(['lead']);
});
