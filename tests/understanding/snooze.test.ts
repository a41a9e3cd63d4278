import { holding } from './fixture.ts';
import { newDay, snoozed } from './further.ts';
import { read } from './reading.ts';

describe('when the speaker wants to be asked again (said on Monday 30 November 2026)', () => {
  test.each([
    ['remind me next Tuesday', 'said 2026-12-08'],
    ['chase me thurs', 'said 2026-12-03'],
    ['chase wed', 'said 2026-12-02'],
    ['can you nudge me in a fortnight', 'said 2026-12-14'],
    ['could you give me a shout next Monday, inspectors in this week', 'said 2026-12-07'],
    ['next Tuesday pls', 'said 2026-12-08'],
    ['on leave til 31st, back then', 'said 2026-12-31'],
    ["I'm on annual leave from tomorrow until the 28th so can't get to this", 'said 2026-12-28'],
    ['off sick until Monday', 'said 2026-12-07'],
    ['am off til weds', 'said 2026-12-02'],
    ['back on the 9th', 'said 2026-12-09'],
    ['Back in the office on 2 Feb, will pick up then', 'said 2027-02-02'],
    ["don't ask me again until February", 'said 2027-02-01'],
    ['stop chasing me until 12 Jan', 'said 2027-01-12'],
    ['snooze for a week', 'said 2026-12-07'],
    ['come back to me after 4 feb', 'said 2027-02-05'],
    ['remind me before 12 Jan', 'said 2027-01-11'],
    ['busy tmrw pls', 'said 2026-12-01'],
    ['busy today, try Thursday', 'said 2026-12-03'],
    ['leave me alone on this one till 12 Jan', 'said 2027-01-12'],
  ])('%s: %s', (text, day) => {
    expect(snoozed(text)).toBe(day);
    expect(newDay(text)).toBeNull();
  });

  test.each([
    ['Stop reminding me about this until the strategy is out in May pls', 'implied 2027-05-31'],
    ['can we pick this up next week?', 'implied 2026-12-07'],
    ['could we talk about this on Thursday instead', 'implied 2026-12-03'],
    ['lets come back to this on the 9th', 'implied 2026-12-09'],
    ["I'll get to this on Wednesday", 'implied 2026-12-02'],
    ['in meetings til thurs', 'implied 2026-12-03'],
    ['give me til friday', 'implied 2026-12-04'],
    ['cant say until the budget is agreed by cabinet in july', 'implied 2027-07-31'],
    ["I'll know more after the board on 12 March", 'implied 2027-03-12'],
    ['nothing to report until 12 Jan', 'implied 2027-01-12'],
    ['on leave next week', 'implied 2026-12-14'],
    ['not before 12 March', 'implied 2027-03-12'],
  ])('shown before it counts: %s: %s', (text, day) => {
    expect(snoozed(text)).toBe(day);
  });
});

describe('no wish to be asked later', () => {
  test.each([
    'slipping, Jo on leave til 31st',
    'done, back to you',
    'pushed back to 12 March',
    'report back from the board 12 March',
    'out to consultation until 12 Feb',
    'delayed until end of Feb',
    'no need to chase me on Friday',
    'on leave until 1 March 2021',
    'feedback on Friday',
    'by Friday',
  ])('%s', (text) => {
    expect(snoozed(text)).toBeNull();
  });

  test('a question about what is due is a question', () => {
    expect(read("remind me what's due on Friday", holding('3.3(b)')).kind).toBe('question');
  });
});
