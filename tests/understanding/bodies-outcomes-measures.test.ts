import { marksIn } from './lexicon-fixture.ts';

const bodies = (text: string): string[] => marksIn('body', text).map(({ body }) => body);
const outcomes = (text: string): string[] => marksIn('outcome', text).map(({ outcome }) => outcome);

describe('bodies that a question is for, or about the work of', () => {
  test.each([
    ['update for HLSB pls', 'Harbour Learning and Skills Board'],
    ['summary for exec', 'Executive'],
    ['what does the harbour learning and skills board lead on', 'Harbour Learning and Skills Board'],
    ['HSP stuff outstanding', 'Harbour Safeguarding Partnership (HSP) Schools Group'],
    ['slides for the safeguarding partnership', 'Harbour Safeguarding Partnership (HSP) Schools Group'],
  ])('%s', (text, body) => {
    expect(bodies(text)).toEqual([body]);
  });

  test.each(['one para for the board paper', 'when was cabinet sign off', 'employers forum?'])(
    'none: %s',
    (text) => {
      expect(bodies(text)).toEqual([]);
    },
  );
});

describe('outcomes', () => {
  test.each([
    ['which actions link to thriving', 'Thriving'],
    ['Thriving - hows that looking', 'Thriving'],
    ['safe at home actions', 'Safe at home'],
  ])('%s', (text, outcome) => {
    expect(outcomes(text)).toEqual([outcome]);
  });

  test.each(['are we thriving', 'is it safe to say'])('none: %s', (text) => {
    expect(outcomes(text)).toEqual([]);
  });
});

describe('figures are asked for', () => {
  test.each([
    'are CME numbers down',
    'zero exclusions target - are we hitting it',
    "what's the baseline for absence",
    'latest figure for EHE',
    'absence rate',
    'is absence going up',
    'exclusion figs going the right way?',
    'how much are we spending on sport',
    'how many children are missing education',
    'sport % trained?',
  ])('%s', (text) => {
    expect(marksIn('measure', text).length).toBeGreaterThan(0);
  });

  test.each([
    'how many reds do we have',
    '2 yr old places take up?',
    'how many are done',
    "what's coming up",
    'is sign up done',
    'what is Priya down for',
  ])('no figures: %s', (text) => {
    expect(marksIn('measure', text)).toEqual([]);
  });
});
