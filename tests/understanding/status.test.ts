import { holding } from './fixture.ts';
import { read, replied } from './reading.ts';

describe('a status that is said', () => {
  test.each([
    ['done', 'said complete'],
    ['Done!', 'said complete'],
    ["It's done!!!", 'said complete'],
    ['all done, thanks', 'implied complete'],
    ['done 👍', 'said complete'],
    ['yes done', 'said complete'],
    ['we finished it last week', 'said complete'],
    ['done yesterday', 'said complete'],
    ['sorry for the delay - done last Friday', 'said complete'],
    ['this one is done', 'said complete'],
    ['published, done last year', 'said complete'],
    ['status: done', 'said complete'],
    ['blue', 'said complete'],
    ['Hi Alex, all complete. Thanks', 'implied complete'],
    ['3.3b done', '3.3(b); said complete'],
    ['3.3b and 3.7a done', '3.3(b); 3.7(a); said complete'],
    ['done with 3.7a', '3.7(a); said complete'],
    ['on track', 'said on-track'],
    ['back on track', 'said on-track'],
    ['on track for 31 January', 'said on-track; implied by 2027-01-31'],
    ['green', 'said on-track'],
    ['at risk', 'said at-risk'],
    ['amber', 'said at-risk'],
    ['slipping', 'said at-risk'],
    ['Delayed', 'said at-risk'],
    ['slipping a bit', 'said at-risk'],
    ['red', 'said off-track'],
    ['off track', 'said off-track'],
    ['red, slipping', 'said off-track'],
    ['not started', 'said not-started'],
    ["we haven't started yet", 'said not-started'],
    ['no change', 'unchanged'],
    ['no change since last time', 'unchanged'],
    ['nothing this month', 'unchanged'],
    ['everything is complete', 'implied complete'],
    ['they’re all finished', 'implied complete'],
  ])('%s: %s', (text, reading) => {
    expect(replied(text)).toBe(reading);
  });
});

describe('a command shows what it will change, and is done once confirmed', () => {
  test.each([
    ['mark it as done', 'implied complete'],
    ['mark 3.7a as done', '3.7(a); implied complete'],
    ['can you mark 3.7a as done?', '3.7(a); implied complete'],
    ['close 3.7a', '3.7(a); implied complete'],
    ['set 3.3b to red', '3.3(b); implied off-track'],
    ['put 3.3b down as on track please', '3.3(b); implied on-track'],
    ['change 3.3b date to end of Sept', '3.3(b); implied by 2027-09-30'],
  ])('%s: %s', (text, reading) => {
    expect(replied(text)).toBe(reading);
  });
});

describe('a status that only follows', () => {
  test.each([
    ['still going', 'implied in-progress'],
    ['in progress', 'implied in-progress'],
    ['all good', 'implied on-track'],
    ['ongoing, no issues', 'implied on-track'],
    ['nearly done', 'implied on-track'],
    ['approved 1/2', 'implied complete'],
    ['met 12th, next one 9 march', 'implied complete'],
    ['Review complete', 'implied complete'],
    ['done on friday', 'implied complete'],
    ['2 weeks behind', 'implied at-risk'],
    ['too early', 'implied not-started'],
    ['on track but may slip', 'implied on-track'],
    ['this one is dead', 'implied withdrawn'],
  ])('%s: %s', (text, reading) => {
    expect(replied(text)).toBe(reading);
  });
});

describe('never complete as said', () => {
  test.each([
    'not done yet',
    "isn't done",
    "can't say it's done",
    "I wouldn't say it is done",
    'done I think? let me check',
    'I think it is done',
    'maybe done',
    'nearly complete',
    'almost done',
    'half done',
    '80% done',
    'is 3.3b done?',
    'done?',
    'will be done by Friday',
    'done by Friday',
    'done next week',
    'should be done',
    'needs to be done',
    "won't be done by Friday",
    'I need to get this done',
    'get it done',
    'once the report is done we can close',
    "if it's done tell me",
    'when done I will say',
    "Sam says it's done",
    'he wrote "done"',
    'done for now',
    'done (mostly)',
    'done, partly',
    'one done, two to go',
    'b done',
    'done or nearly',
    "haven't done it yet",
    'done some of it',
    'done the first two',
    'phase 1 complete',
    'none of it done',
    'nothing done',
    'undone',
    'unfinished',
    'done but still need to send the minutes',
    'done except the survey',
    "don't mark this as done",
    'should I mark 3.7a as done?',
    'complete the review by March',
    'to be completed',
    'done, slipping',
    'done ... slipping',
    'done, 80%',
    'done, new date 12 March',
    '3.3b done\n3.7a on track',
    'same as 4.2b, done',
    '3.3 done',
  ])('%j', (text) => {
    const reading = read(text, holding('3.3(b)'));
    const status = reading.kind === 'reply' ? reading.reply.status : undefined;
    expect(status?.how === 'said' && status.value === 'complete').toBe(false);
  });
});

describe('asked back in plain words', () => {
  test.each([
    ['not done yet', 'So 3.3(b) stays open. How is it going?'],
    ['no longer at risk', 'So 3.3(b) stays open. How is it going?'],
    ['done I think? let me check', 'I have left 3.3(b) open. Tell me when it is certain.'],
    ['done ... slipping', 'I read two different things. How does 3.3(b) stand now?'],
    [
      'done but still need to send the minutes',
      'It sounds as if something is still open. Is 3.3(b) done, or not yet?',
    ],
  ])('%j', (text, ask) => {
    expect(read(text, holding('3.3(b)'))).toMatchObject({ kind: 'clarify', ask });
  });
});

test('with several in hand "done" names none of them: the app asks which', () => {
  expect(read('done', holding('3.3(b)', '3.7(a)'))).toMatchObject({ kind: 'reply', items: [] });
});

describe('a pasted letter is nobody’s status', () => {
  const letter = `Hi team,
please see below the notes of the meeting where we agreed that the survey is finished and that the rest of the work
goes on until the end of the year, with a further report to the panel about how it went and what we have learnt. Done.
Sam`;
  test('words in the body count for nothing', () => {
    expect(read(letter, holding('3.3(b)')).kind).toBe('unclear');
  });
  test('the opening still counts', () => {
    expect(replied(`On track. ${letter.replaceAll('\n', ' ')}`)).toBe('said on-track');
  });
  test('a quoted "done" below the own words counts for nothing', () => {
    expect(replied('slipping\n\nFrom: Sam Sample\nSent: Monday\ndone')).toBe('said at-risk');
  });
});
