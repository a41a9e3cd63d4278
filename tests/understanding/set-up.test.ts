/** What officers set up in words: owners, leads, dates, holders, rhythms and walks. Said on Monday 30 November 2026. */
import { questionAbout } from '../../src/domain/question.ts';
import { understand } from '../../src/understanding/understand.ts';
import { lexicon, officer, officerHolding, owner, said, twoPlans } from './set-up-fixture.ts';

describe('in any mouth, so that an owner can be told that only an officer may', () => {
  test.each([
    ['assign 3.3(b) to Sam Patel', 'assign 3.3(b) to Sam Patel'],
    ['assign everything in Priority 5 to the Head of Skills', 'assign 5 to post head-of-skills'],
    ['please assign 3.3b and 3.7a to head of skills, thanks', 'assign 3.3(b) 3.7(a) to post head-of-skills'],
    ['can you assign p5 to Sam.Patel@example.org?', 'assign 5 to sam.patel@example.org'],
    ['assign 3.3b to Sam Patel (sam.patel@example.org)', 'assign 3.3(b) to sam.patel@example.org'],
    ['assign 3.3b to me', 'assign 3.3(b) to me'],
    ['assign 3.3b to sam patel', 'assign 3.3(b) to sam patel'],
    ['assign 3.3b to June Smith', 'assign 3.3(b) to June Smith'],
    ['assign 3.3b to Will Green', 'assign 3.3(b) to Will Green'],
    ['assign 3.3b to Dr. Patel', 'assign 3.3(b) to Dr. Patel'],
    ['assign 3.3b to Siân O’Neill-van der Berg', "assign 3.3(b) to Siân O'Neill-van der Berg"],
    ['Assign 3.3b to Sam Patel. Thanks!', 'assign 3.3(b) to Sam Patel'],
    ['assign “Hold a careers fair” to Sam Patel', 'assign 5.3(b) to Sam Patel'],
    ['assign 3.3b to nobody', 'assign 3.3(b) to nobody'],
    ['reassign 4.2(b) to the participation lead', 'assign 4.2(b) to post participation'],
    ['assign 3.3b to the careers lead', 'assign 3.3(b) to post careers-lead'],
    ['assign 3.3b to the DCS', 'assign 3.3(b) to post dcs'],
    ["assign 3.3b to Director of Children's Services", 'assign 3.3(b) to post dcs'],
    ['give 3.3b to Sam Patel', 'assign 3.3(b) to Sam Patel'],
    ['give Sam Patel 3.3b', 'assign 3.3(b) to Sam Patel'],
    ['give everything in careers to the Head of Skills', 'assign 5 to post head-of-skills'],
    ['hand 3.3b over to the Head of Inclusion', 'assign 3.3(b) to post head-of-inclusion'],
    ['make the Head of Inclusion responsible for 3.3', 'assign 3.3 to post head-of-inclusion'],
    ['put Sam Patel in charge of 3.3b', 'assign 3.3(b) to Sam Patel'],
    ['set the owner of 3.3b to Sam Patel', 'assign 3.3(b) to Sam Patel'],
    ['3.3(b), 3.3(a) and 3.7(a) belong to Kay Ogden', 'assign 3.3(b) 3.3(a) 3.7(a) to Kay Ogden'],
    ['3.3b is owned by the Head of Inclusion', 'assign 3.3(b) to post head-of-inclusion'],
    ['the owner of 3.3b is Sam Patel', 'assign 3.3(b) to Sam Patel'],
    ['3.3b owner: Sam Patel', 'assign 3.3(b) to Sam Patel'],
    ['unassign 3.3(b)', 'assign 3.3(b) to nobody'],
    ['remove the owner of 3.3b', 'assign 3.3(b) to nobody'],
    ['the lead of Priority 3 is Kay Ogden', 'lead 3 to Kay Ogden'],
    ['Priority 3 lead: Kay Ogden', 'lead 3 to Kay Ogden'],
    ['make Kay Ogden lead for priority 3', 'lead 3 to Kay Ogden'],
    ['priority 3 is led by the head of inclusion', 'lead 3 to post head-of-inclusion'],
    [
      'the Head of Skills is Sam Patel from 1 January, Kay Ogden until then',
      'head-of-skills: Kay Ogden now, Sam Patel 2027-01-01',
    ],
    ['Sam takes over as Head of Skills from 1 January', 'head-of-skills: Sam 2027-01-01'],
    ['Sam Patel is the new Head of Skills', 'head-of-skills: Sam Patel now'],
    ['Head of Skills: Sam Patel', 'head-of-skills: Sam Patel now'],
    ['from 1 January, Sam Patel is Head of Skills', 'head-of-skills: Sam Patel 2027-01-01'],
    ['appoint Kay Ogden as Head of Inclusion from September', 'head-of-inclusion: Kay Ogden 2027-09-01'],
    [
      'Kay Ogden takes over from Sam as Head of Inclusion on 4 January',
      'head-of-inclusion: Kay Ogden 2027-01-04',
    ],
    ['the Head of Inclusion is Kay Ogden since 1 September', 'head-of-inclusion: Kay Ogden 2026-09-01'],
    ['Sam Patel is Head of Skills from next term', 'head-of-skills: Sam Patel 2027-01-04'],
    [
      'the Head of Skills is Kay Ogden until 31 December, then Sam Patel',
      'head-of-skills: Kay Ogden now, Sam Patel 2027-01-01',
    ],
    [
      'Sam Patel is Head of Skills from 1 January, Kay Ogden until then',
      'head-of-skills: Kay Ogden now, Sam Patel 2027-01-01',
    ],
    ['the Head of Skills is now Sam Patel', 'head-of-skills: Sam Patel now'],
    ['the post of Head of Skills is held by Sam Patel', 'head-of-skills: Sam Patel now'],
    ['Head of Skills from 1 January: Sam Patel', 'head-of-skills: Sam Patel 2027-01-01'],
    [
      "the Head of Skills will be Sam Patel from 1 January; until then it's Kay Ogden",
      'head-of-skills: Kay Ogden now, Sam Patel 2027-01-01',
    ],
    ["what's missing", 'missing'],
    ['finish the set-up', 'missing'],
    ['whats missing?', 'missing'],
    ['what is missing in priority 3', 'missing 3'],
    ["what's still missing in p3 and p4", 'missing 3 4'],
    ["continue with what's missing", 'missing'],
    ['gaps', 'missing'],
    ['show me the gaps in wellbeing', 'missing 2'],
    ['fill in the gaps', 'missing'],
    ["what's inherited", 'inherited'],
    ['settle the inherited actions in priority 3', 'inherited 3'],
  ])('%s: %s', (text, reading) => {
    expect(said(text, officer)).toBe(reading);
    expect(said(text, owner)).toBe(reading);
  });
});

describe('in an officer’s mouth only', () => {
  test.each([
    ['3.3b: due 12 Feb', '3.3(b) due 2027-02-12'],
    ['set 3.3(b) to 12/2/27', '3.3(b) due 2027-02-12'],
    ['make 3.3b due 12 Feb 2027', '3.3(b) due 2027-02-12'],
    ['move the due date of 3.3b to 12 March', '3.3(b) due 2027-03-12'],
    ['move 3.3b to 12 March', '3.3(b) due 2027-03-12'],
    ["3.3(b)'s due date is 12 Feb", '3.3(b) due 2027-02-12'],
    ['please set 12 February 2027 as the due date for 3.3(b)', '3.3(b) due 2027-02-12'],
    ['due dates for 3.3(b) and 3.7(a): 12 Feb', '3.3(b) 3.7(a) due 2027-02-12'],
    ['the Head of Skills owns everything in Priority 5', 'assign 5 to post head-of-skills'],
    ['bring 3.3b forward to 12 Feb', '3.3(b) due 2027-02-12'],
    ['the due date of 3.3 is 31 March', '3.3 due 2027-03-31'],
    ['3.3b is due Friday', '3.3(b) due 2026-12-04'],
    ['everything in priority 5 is due 31 July 2027', '5 due 2027-07-31'],
    ['3.3b goes to Sam Patel', 'assign 3.3(b) to Sam Patel'],
    ['Sam Patel is responsible for 3.3b', 'assign 3.3(b) to Sam Patel'],
    ['give 3.3b to sam patel', 'assign 3.3(b) to sam patel'],
    ['who is missing a date', 'missing'],
  ])('%s: %s', (text, reading) => {
    expect(said(text, officer)).toBe(reading);
    expect(understand(text, lexicon, owner).kind).not.toBe('set-up');
  });
});

describe('a wish in any mouth, which the turn refuses where it is not theirs to set', () => {
  test.each([
    ['3.3(b) is due 12 February 2027', '3.3(b) due 2027-02-12'],
    ['3.3b due 12 Feb', '3.3(b) due 2027-02-12'],
    ['due date of 3.3(b) is end of March', '3.3(b) due 2027-03-31'],
    ['deadline for 3.3b is 12 Feb', '3.3(b) due 2027-02-12'],
    ['3.3b, 3.7a and 4.2b are due by 12 Feb', '3.3(b) 3.7(a) 4.2(b) due 2027-02-12'],
    ['half-termly reports start this term', 'half-termly from 2026-09-01'],
    ['half termly reports on 3.3b start from this half term', 'half-termly 3.3(b) from 2026-11-02'],
    ['half-termly updates from this half-term', 'half-termly from 2026-11-02'],
    ['termly reports start next term', 'termly from 2027-01-04'],
    ['half-termly reports start in the spring term', 'half-termly from 2027-01-04'],
    ['half-termly reports begin in autumn term 2027', 'half-termly from 2027-09-01'],
    ['monthly reporting starts 1 January', 'monthly from 2027-01-01'],
    ['start annual reviews in priority 3 from September', 'yearly 3 from 2027-09-01'],
    ['start half-termly reports', 'half-termly from now'],
    ['3.3(b) reports half-termly from this term', 'half-termly 3.3(b) from 2026-09-01'],
    ['Kay Ogden leads priority 3', 'lead 3 to Kay Ogden'],
    ['the head of skills is sam patel', 'head-of-skills: sam patel now'],
  ])('%s: %s', (text, reading) => {
    expect(said(text, officer)).toBe(reading);
    expect(said(text, owner)).toBe(reading);
  });
});

describe('what is in hand can be meant', () => {
  test.each([
    ['assign it to Sam Patel', ['3.3(b)'], 'assign 3.3(b) to Sam Patel'],
    [
      'assign these to the Head of Skills',
      ['3.3(b)', '3.7(a)'],
      'assign 3.3(b) 3.7(a) to post head-of-skills',
    ],
    ['these are due 12 Feb', ['3.3(b)', '3.7(a)'], '3.3(b) 3.7(a) due 2027-02-12'],
  ])('%s, with %j', (text, refs, reading) => {
    expect(said(text, officerHolding(...refs))).toBe(reading);
  });

  test('"it" is asked back when it could be any of several, or none', () => {
    const ask = 'asks: Which action is it? Nothing was changed. Name it, for example "3.3(b)".';
    expect(said('assign it to Sam Patel', officerHolding('3.3(b)', '3.7(a)'))).toBe(ask);
    expect(said('assign it to Sam Patel', officer)).toBe(ask);
  });
});

describe('an item covers what is below it, and may say where another one stands', () => {
  test.each([
    ['assign 3.3(b) in Priority 3 to Sam Patel', 'assign 3.3(b) to Sam Patel'],
    ['assign Priority 3 and 3.3(b) to Sam Patel', 'assign 3 to Sam Patel'],
  ])('%s: %s', (text, reading) => {
    expect(said(text)).toBe(reading);
  });
});

describe('among several plans', () => {
  const planOf = (text: string, last: string | null = null) => {
    const lastQuestion = last === null ? null : questionAbout('overdue', { plan: last });
    const reading = understand(text, twoPlans, { ...officer, lastQuestion });
    return reading.kind === 'set-up' ? reading.plan : reading.kind;
  };
  test.each([
    ['assign 3.3b to Sam Patel', 'sample'],
    ['assign 9(a) to the Head of Skills', 'other'],
    ['assign p1 to Sam Patel', null],
    ['assign p1 to the Clerk to the Board', 'other'],
    ['the Clerk to the Board is Sam Patel', 'other'],
    ['the Head of Skills is Sam Patel', null],
    ["what's missing", null],
    ["what's missing in priority 9", 'other'],
  ])('%s: %s', (text, plan) => {
    expect(planOf(text)).toBe(plan);
  });

  test('the one that was asked about last is meant', () => {
    expect(planOf("what's missing", 'other')).toBe('other');
    expect(planOf('the Head of Skills is Sam Patel', 'sample')).toBe('sample');
    expect(planOf('assign p1 to Sam Patel', 'other')).toBe('other');
  });

  test('one plan’s action and another’s post do not go together', () => {
    expect(said('assign 3.3b to the Clerk to the Board', officer, twoPlans)).toMatch(
      /^asks: There is no post/,
    );
  });
});
