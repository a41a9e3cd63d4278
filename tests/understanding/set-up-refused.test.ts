/** What must not be read as a set-up: replies and questions in any mouth, and what is asked back instead of guessed. */
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { z } from 'zod/v4';
import { Reading } from '../../src/understanding/intent.ts';
import { understand } from '../../src/understanding/understand.ts';
import { lexicon, officer, officerHolding, owner, said, twoPlans } from './set-up-fixture.ts';

describe('replies and remarks read the same in an officer’s mouth as in an owner’s', () => {
  test.each([
    '3.3(b) is now due 12 February, waiting for data',
    '3.3(b) is due 12 February, waiting for data',
    'now due 12 February',
    'slipping, new date 12 March',
    '3.3b moved to 12 March',
    '3.3b pushed back to 12 March',
    '3.3b expected 12 March',
    '3.3b will be done by 12 March',
    'move it to 12 March',
    'can we move 3.3b to 12 March?',
    'done, Sam Patel is the owner now',
    'not mine, it belongs to Sam Patel',
    'I gave 3.3b to Sam, on track',
    'assigned to Sam, not started',
    '3.3b handed over to Kay last week',
    'Passing to Beth Sample from 1st July',
    'wrong person',
    'The Head of Skills is happy with it, on track',
    'Head of Skills: on track',
    'Head of Skills: Done',
    'Head of Skills is On Track',
    'owner of 3.3b: on track',
    '3.3b lead: done',
    'the owner of 3.3b is off sick',
    'the lead of priority 3 is happy',
    'Sam owns the risk log',
    'Kay leads the working group',
    'assign a mentor to each pupil',
    'give training to 30 staff',
    'hand out leaflets to schools',
    'give it two more weeks',
    'make 3.3b green',
    'set 3.3b to amber',
    'put 3.3b on hold',
    'everything in p3 is on track',
    'missing data from two schools',
    'evidence missing',
    'what is missing from the minutes',
    'gaps in attendance data',
    'closing gaps',
    'inherited from Sam',
    'half-termly reports started this term',
    'half-termly reports are done',
    'annual review done',
    '3.3b is due to start in January',
    '3.3b is due for review in March',
    'set 3.3b to done',
    "don't assign 3.3b to Sam Patel",
    'should we assign 3.3b to Sam Patel?',
    'assign 3.3b to Sam Patel?',
  ])('%s', (text) => {
    for (const inHand of [[], ['3.3(b)'], ['3.3(b)', '3.7(a)']]) {
      const reading = understand(text, lexicon, officerHolding(...inHand));
      const owners = understand(text, lexicon, { ...owner, inHand });
      expect(reading.kind).not.toBe('set-up');
      // What is offered for words that mean nothing may differ.
      expect(reading).toEqual(reading.kind === 'unclear' ? { ...reading, kind: owners.kind } : owners);
    }
  });
});

describe('questions stay questions', () => {
  test.each([
    'what has no owner',
    'what has no date',
    'who owns 3.3b',
    'who is responsible for 3.3b',
    'who is the lead of priority 3',
    'when is 3.3b due',
    '3.3b due?',
    'is 3.3b due 12 Feb?',
    '3.3b due this week',
    '3.3b due today',
    'p3 due next month',
    'p3 due 12 Feb',
    'everything in p3 due this week',
    "what's due in priority 5 by 31 July",
    'give me 3.3b',
    'which actions are missing a date',
  ])('%s', (text) => {
    expect(understand(text, lexicon, officer).kind).toBe('question');
  });
});

describe('in an owner’s mouth a date is a forecast or a question, as it always was', () => {
  test.each([
    ['3.3(b) is due this term', 'question'],
    ['3.3(b) is due 12 February 2027, I think', 'question'],
    ['change 3.3b date to end of Sept', 'reply'],
    ['set 3.3b due date to 2027-02-12', 'reply'],
    ['who is missing a date', 'question'],
  ])('%s: %s', (text, kind) => {
    expect(understand(text, lexicon, owner).kind).toBe(kind);
  });
});

/** What is asked back, and what can be tapped instead. */
const asked = (text: string, context = officer) => {
  const reading = understand(text, lexicon, context);
  return reading.kind === 'clarify'
    ? [reading.ask, ...reading.suggestions.map(({ say }) => say)]
    : [reading.kind];
};

describe('what cannot be read for sure is asked back, in an order even of an owner', () => {
  test.each([
    [
      'assign 3.3b to the Hed of Skills',
      [
        'There is no post "Hed of Skills" in the plan. Which one did you mean?',
        'assign 3.3b to Head of Skills',
      ],
    ],
    [
      'assign 3.3b to Head of Early',
      [
        '"Head of Early" could be more than one post. Which one is it?',
        'assign 3.3b to Head of Early Years',
        'assign 3.3b to Head of Early Help',
      ],
    ],
    [
      'assign 3.3b to the Clerk of Works Manager',
      ['There is no post "Clerk of Works Manager" in the plan. Name one as the plan does, or a person.'],
    ],
    ['assign 3.3b to', ['Who is it? Name a post, a person or an e-mail address.']],
    [
      'assign 3.3b to Sam and Kay',
      ['I could not read "Sam and Kay" as one post or one person. Nothing was changed. Who is it?'],
    ],
    [
      'assign 3.3b to Sam if he agrees',
      ['I could not read "Sam if he agrees" as one post or one person. Nothing was changed. Who is it?'],
    ],
    [
      'assign 3.3b to Sam Patel and 4.2b to Kay Ogden',
      ['I read more than one wish. Nothing was changed. One post or person at a time, please.'],
    ],
    [
      'assign 3.3b to Sam Patel from 1 January',
      [
        'An action changes hands at once, not on 1 January 2027. Give it to a post, and say who holds the post from then.',
      ],
    ],
    [
      'assign 3.3(z) to Sam Patel',
      [
        'There is no 3.3(z) in the plan. The nearest are 3.3, 3.3(a) and 3.3(b).',
        'assign 3.3 to Sam Patel',
        'assign 3.3(a) to Sam Patel',
        'assign 3.3(b) to Sam Patel',
      ],
    ],
    [
      'assign everything in p3 except 3.3b to Sam Patel',
      [
        'I could not read all of "everything in p3 except 3.3b". Nothing was changed. Name the actions by their refs.',
      ],
    ],
    [
      'assign the careers fair to Sam Patel',
      ['Which do you mean by "careers fair"? Nothing was changed.', 'assign the 5.3(b) to Sam Patel'],
    ],
    [
      'assign everything to Sam Patel',
      [
        'Everything in the whole plan? Nothing was changed. Please name a part of it.',
        'assign everything in Priority 1 to Sam Patel',
        'assign everything in Priority 2 to Sam Patel',
        'assign everything in Priority 3 to Sam Patel',
      ],
    ],
  ])('%s', (text, answer) => {
    expect(asked(text)).toEqual(answer);
    expect(asked(text, owner)).toEqual(answer);
  });
});

describe('of an officer’s dates, holders and rhythms the doubtful ones are asked back', () => {
  test.each([
    ['3.3b is due 30 Feb', ['There is no 30 Feb in the calendar. Which date do you mean?']],
    [
      '3.3b is due 12 Feb 2020',
      ['12 February 2020 is in the past. Nothing was changed. When is 3.3(b) due?'],
    ],
    ['3.3b is due March', ['On which day is 3.3(b) due? Nothing was changed.', '3.3(b) due 31 March 2027']],
    [
      '3.3b is due next week',
      ['On which day is 3.3(b) due? Nothing was changed.', '3.3(b) due 11 December 2026'],
    ],
    [
      '3.3b and 3.7a are due end of term',
      ['On which day is 3.3(b), 3.7(a) due? Nothing was changed.', '3.3(b), 3.7(a) due 18 December 2026'],
    ],
    [
      '3.3b is due 12 Feb or 12 March',
      [
        'On which day is 3.3(b) due? Nothing was changed.',
        '3.3(b) due 12 February 2027',
        '3.3(b) due 12 March 2027',
      ],
    ],
    ['set a date for 3.3b', ['On which day is 3.3(b) due? Nothing was changed.']],
    [
      'Kay Ogden is Head of Skills until 31 December, Sam Patel from 1 March',
      [
        'Who holds the post from 1 January 2027 to 1 March 2027? Nothing was changed. Say all in one sentence.',
      ],
    ],
    [
      'Sam Patel is Head of Skills until 31 December',
      ['Who holds the post after 31 December 2026? Nothing was changed. Say all in one sentence.'],
    ],
    [
      'the Head of Skills is vacant',
      ['A post keeps its last holder until you name the next one. Nothing was changed. Who is it?'],
    ],
    [
      'the hed of skills is Sam Patel',
      [
        'There is no post "hed of skills" in the plan. Which one did you mean?',
        'the Head of Skills is Sam Patel',
      ],
    ],
    [
      'quarterly reports start this term',
      ['I know monthly, half-termly, termly and yearly reports, and read "quarterly". Nothing was changed.'],
    ],
    [
      'take 3.3b away from Sam Patel',
      ['Shall 3.3(b) be left without an owner?', 'unassign 3.3(b)', 'who owns 3.3(b)'],
    ],
    [
      'Assign 3.3b to Sam. 4.2b is on track.',
      ['I read more than one thing. Nothing was changed. One at a time, please.'],
    ],
  ])('%s', (text, answer) => {
    expect(asked(text)).toEqual(answer);
  });

  test('whatever is offered instead is understood', () => {
    for (const text of [
      'assign 3.3b to Head of Early',
      '3.3b and 3.7a are due end of term',
      'assign it all to Sam',
    ])
      for (const say of asked(text).slice(1))
        expect([say, said(say)]).toEqual([say, expect.not.stringMatching(/^asks|^un/)]);
  });
});

test('an officer is offered the walks where something comes near them, and nobody else is', () => {
  const nearest = (text: string, context = officer) => {
    const reading = understand(text, lexicon, context);
    return reading.kind === 'unclear' ? reading.nearest.map(({ say }) => say) : reading.kind;
  };
  expect(nearest('gaps of the setup')).toContain("what's missing");
  expect(nearest('gaps of the setup', owner)).not.toContain("what's missing");
});

const REPLIES = '../shared/domain/replies.json';
const present = existsSync(REPLIES);
(present ? test : test.skip)(
  `no reply that people really typed is a set-up, even from an officer${present ? '' : ' (not measured: ../shared/domain is not here)'}`,
  () => {
    const replies = z.array(z.object({ text: z.string() })).parse(JSON.parse(readFileSync(REPLIES, 'utf8')));
    const wrong = replies.filter(
      ({ text }) => understand(text, lexicon, officerHolding('3.3(b)')).kind === 'set-up',
    );
    expect(wrong).toEqual([]);
  },
);

describe('whatever is typed', () => {
  const words =
    `assign give make set unassign to from until then is are due date lead owner owns of for in on and or the
    Head of Skills Sam Patel Kay 3.3b 3.3(b) p3 9.9 everything it these 1 January 12 Feb 2027 30 Feb end of term this
    next half-termly reports start what's missing gaps inherited nobody responsible takes over as . , : ; ? - ! please
    until then sam@example.org "` // One word each.
      .split(/\s+/);
  const phrase = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(' '));
  const contexts = fc.constantFrom(
    officer,
    owner,
    officerHolding('3.3(b)'),
    officerHolding('3.3(b)', '3.7(a)'),
  );

  test('ends in a reading of the agreed form, the same each time', () => {
    fc.assert(
      fc.property(phrase, contexts, (text, context) => {
        const reading = understand(text, twoPlans, context);
        expect(Reading.safeParse(reading).error).toBeUndefined();
        expect(understand(text, twoPlans, context)).toEqual(reading);
      }),
      process.env.WAYMARK_VERIFY === 'full' ? { numRuns: 20_000 } : { numRuns: 250, seed: 5 },
    );
  }, 120_000);

  test.each(
    [
      'a',
      'is ',
      'to ',
      '. ',
      ', ',
      ' - ',
      'and ',
      'of ',
      '3.3b ',
      '3.3b, ',
      'due ',
      '12 ',
      '1',
      'assign ',
      'the lead of ',
      'from 1 January ',
      'until then, ',
      'Sam is ',
      'please ',
      'Head of Skills is Sam from ',
      'due 12 or 13 ',
      '@',
      '("',
    ].map((piece) => [piece]),
  )('%j again and again is read at once', (piece) => {
    for (const start of ['', 'assign ', 'assign 3.3b to ', 'the Head of Skills is ', '3.3b is due ', 'from '])
      for (const end of ['', ' 3.3b']) {
        const text = start + piece.repeat(Math.floor(560 / piece.length)) + end;
        expect(Reading.safeParse(understand(text, lexicon, officerHolding('3.3(b)'))).success).toBe(true);
      }
  });
});
