/** Every deed by everybody: who may is listed, and whoever is not listed may not. */
import { openBook } from '../../src/domain/book.ts';
import { type Deed, may } from '../../src/domain/permission.ts';
import type { Actor } from '../../src/domain/person.ts';
import type { Owner, OwnerKey } from '../../src/domain/plan.ts';
import { ATTENDANCE, EARLY_YEARS, sampleItem, samplePlanHead } from '../support/sample-plan.ts';

const contributor: OwnerKey = 'person:casey';
const lead: OwnerKey = 'person:lee';
const deputyLead: OwnerKey = 'person:dana';
const owners: Owner[] = [
  { key: EARLY_YEARS, part: 'accountable' },
  { key: contributor, part: 'contributor' },
];
const book = openBook(samplePlanHead(), [
  sampleItem({ ref: '1', title: 'Early years', lead }),
  sampleItem({ ref: '1.1', title: 'Ready for school', parent: 'item-1', level: 1, lead: deputyLead }),
  sampleItem({
    ref: '1.1(a)',
    title: 'Offer home visits',
    parent: 'item-1.1',
    level: 2,
    nature: 'deliverable',
    owners,
  }),
  sampleItem({ ref: '2', title: 'Attendance', position: 1, lead: 'person:other-lead' }),
]);

const nobody: Actor = { person: 'somebody', officer: false, holds: ['person:somebody'], board: null };
const holding = (...holds: OwnerKey[]): Actor => ({ ...nobody, holds: [...nobody.holds, ...holds] });

const actors: { [name: string]: Actor } = {
  'an officer': { ...nobody, officer: true },
  'the accountable owner': holding(EARLY_YEARS),
  'a contributor': holding(contributor),
  'the lead of its priority': holding(lead),
  'the lead of its objective': holding(deputyLead),
  'the lead of another priority': holding('person:other-lead'),
  'the holder of another post': holding(ATTENDANCE),
  "a member of the board's channel": { ...nobody, board: 'partnership' },
  "a member of another plan's board": { ...nobody, board: 'elsewhere' },
  'a stranger': nobody,
};

const LEADS = ['an officer', 'the lead of its priority', 'the lead of its objective'];
const OWNER_AND_LEADS = [...LEADS, 'the accountable owner'];
const ANY_LEAD = [...LEADS, 'the lead of another priority'];

const allowed: { [D in Deed]: readonly string[] } = {
  'see-plan': [
    'an officer',
    'the accountable owner',
    'a contributor',
    'the lead of its priority',
    'the lead of its objective',
    'the lead of another priority',
    'the holder of another post',
    "a member of the board's channel",
  ],
  'update-action': OWNER_AND_LEADS,
  'see-restricted': OWNER_AND_LEADS,
  'read-measure': OWNER_AND_LEADS,
  'withdraw-action': LEADS,
  'set-date': LEADS,
  assign: LEADS,
  'sign-off': LEADS,
  chase: LEADS,
  restrict: LEADS,
  'speak-to-board': LEADS,
  'change-plan': ['an officer'],
  'set-up-board': ['an officer'],
  'record-decision': ['an officer'],
  redact: ['an officer'],
  'export-plan': ANY_LEAD,
  'see-people': ANY_LEAD,
  'preview-post': ANY_LEAD,
};

const isDeed = (name: string): name is Deed => name in allowed;
const deeds = Object.keys(allowed).filter(isDeed);
const rows = deeds.flatMap((deed) => Object.keys(actors).map((who) => ({ deed, who })));

test.each(rows)('$deed by $who', ({ deed, who }) => {
  const actor = actors[who] ?? nobody;
  const action = book.byRef.get('1.1(a)') ?? null;
  expect(may(actor, deed, book, action)).toBe(allowed[deed].includes(who));
});

test('a post alone is a part in the plan: its holder sees it, and updates nothing', () => {
  const bare = openBook(samplePlanHead(), [sampleItem({ ref: '1', title: 'Early years' })]);
  const holder = holding('post:inclusion-lead');
  expect(may(holder, 'see-plan', bare, null)).toBe(true);
  expect(may(holder, 'update-action', bare, bare.byRef.get('1') ?? null)).toBe(false);
});

test('a post of the same name in another plan opens no door here', () => {
  const elsewhere = openBook(samplePlanHead({ id: 'other', posts: [] }), [
    sampleItem({ ref: '1', title: 'Elsewhere' }),
  ]);
  expect(may(holding(EARLY_YEARS), 'see-plan', elsewhere, null)).toBe(false);
});

test('nothing can be updated without saying what', () => {
  for (const actor of Object.values(actors)) expect(may(actor, 'update-action', book, null)).toBe(false);
});

test('reading as a board lasts as long as the board: one that is gone opens nothing', () => {
  const without = openBook(samplePlanHead({ boards: [] }), [...book.items]);
  expect(may({ ...nobody, board: 'partnership' }, 'see-plan', without, null)).toBe(false);
});
