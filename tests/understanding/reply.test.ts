import { holding } from './fixture.ts';
import { read, replied } from './reading.ts';

describe('percent', () => {
  test.each([
    ['80% there', 'implied on-track; said 80%'],
    ['about 80%', 'implied on-track; said 80%'],
    ['80 per cent complete', 'implied on-track; said 80%'],
    ['done 80%', 'implied on-track; said 80%'],
    ['3.3b at 80%', '3.3(b); implied on-track; said 80%'],
    ['at risk, 40%', 'said at-risk; said 40%'],
    ['100%', 'implied complete; said 100%'],
    ['0%', 'implied not-started; said 0%'],
    ['98 of 132 audits returned, chasing rest', 'implied on-track; implied 74%'],
    ['34 mentors trained, target 60', 'implied on-track; implied 57%'],
    ['half done', 'implied on-track; implied 50%'],
    ['1/2 done', 'implied on-track; implied 50%'],
    ['75', 'implied 75%'],
  ])('%s: %s', (text, reading) => {
    expect(replied(text)).toBe(reading);
  });

  test.each([
    'take up now 78% up from 71',
    'target is 80%',
    '75% of schools trained',
    'attendance 94.5%',
    'not 80% done',
    '7.5%',
    '3 of 2',
  ])('a figure of something else: %s', (text) => {
    expect(replied(text)).not.toMatch(/%/);
  });

  test('more than there is', () => {
    expect(read('140%', holding('3.3(b)'))).toMatchObject({
      kind: 'clarify',
      ask: 'A percentage is between 0 and 100, and I read 140. How much of 3.3(b) is done?',
    });
  });
});

describe('a new date needs words that make it one (said on Monday 30 November 2026)', () => {
  test.each([
    ['new date 12 March', 'said by 2027-03-12'],
    ['revised date: 1/2', 'said by 2027-02-01'],
    ['now 12 March', 'said by 2027-03-12'],
    ['now due end of Feb', 'said by 2027-02-28'],
    ['date wrong shld be 21 march', 'said by 2027-03-21'],
    ['deadline is 21 March not 31st', 'said by 2027-03-21'],
    ['date needs changing to 21 April', 'said by 2027-04-21'],
    ['pls amend date to 21 April', 'said by 2027-04-21'],
    ['put me down for end of Feb', 'said by 2027-02-28'],
    ["you'll have it by Friday", 'implied by 2026-12-04'],
    ['report will be out in a fortnight', 'implied by 2026-12-14'],
    ['can this be end of March instead please', 'implied by 2027-03-31'],
    ['exec board moved so 12 March now', 'said by 2027-03-12; because exec board moved'],
    ['12 March now', 'said by 2027-03-12'],
    ['moved to mid May', 'said by 2027-05-15'],
    ['slipped to w/c 19 June', 'said at-risk; said by 2027-06-14'],
    ['delayed until end of Feb', 'said at-risk; said by 2027-02-28'],
    ['pushed back to the 12th', 'implied at-risk; said by 2026-12-12'],
    ['expect it in a fortnight', 'said by 2026-12-14'],
    ['expecting to finish by 14 Dec', 'said by 2026-12-14'],
    ['will be done by Friday', 'said by 2026-12-04'],
    ['should be done by Friday', 'said by 2026-12-04'],
    ['on track, should be done by 12/2', 'said on-track; said by 2027-02-12'],
    ['done by Friday', 'said by 2026-12-04'],
    ['by end of March', 'said by 2027-03-31'],
    ['probably new date 12 March', 'implied by 2027-03-12'],
    ['12 March', 'implied by 2027-03-12'],
    ['at risk of slipping to March', 'said at-risk; implied by 2027-03-31'],
    ['until end of Feb', 'implied by 2027-02-28'],
    ['slipping, March', 'said at-risk; implied by 2027-03-31'],
    ['can we move it to 12 March?', 'implied by 2027-03-12'],
    ['can I have until end of Feb?', 'implied by 2027-02-28'],
  ])('%s: %s', (text, reading) => {
    expect(replied(text)).toBe(reading);
  });

  test.each([
    'DCO post went out to advert fri, closes 4 feb',
    'met 12th, next one 9 march',
    'will be 80% done by Friday',
    'draft shld b done by 12 March',
    '28 of 40 policies reviewed, rest by 12 March',
    'on leave til 31st, back then',
    'remind me next Tuesday',
    'chase me thurs',
    "won't be done by Friday",
    'needs to be done by Friday',
    'wont make 12 March',
    'report to cabinet 12 Dec',
    'full rollout sept',
    'live since 1 may',
    'approved 1/2',
    'stop reminding me until May',
    'cabinet is in July',
    'was originally due by 12 March',
  ])('merely mentioned: %s', (text) => {
    expect(replied(text)).not.toMatch(/ by /);
  });

  test.each([
    ['new date 30 Feb', 'There is no 30 Feb in the calendar. Which date do you mean?'],
    ['new date 12 March 2021', '12 March 2021 is in the past. What date do you expect?'],
    [
      'new date 12 March, now 1 April',
      'I read two dates: 12 March 2027 and 1 April 2027. Which one do you expect?',
    ],
    ['done, new date 12 March', 'Is 3.3(b) done already, or expected on 12 March 2027?'],
  ])('asked back: %s', (text, ask) => {
    expect(read(text, holding('3.3(b)'))).toMatchObject({ kind: 'clarify', ask });
  });
});

describe('reasons', () => {
  test.each([
    ['slipping, new date 12 March, HR freeze', 'said at-risk; said by 2027-03-12; because HR freeze'],
    ['delayed until end of Feb because of HR freeze', 'said at-risk; said by 2027-02-28; because HR freeze'],
    ['slipped because of HR freeze, now end of Feb', 'said at-risk; said by 2027-02-28; because HR freeze'],
    ['slipping - HR freeze, now end of Feb', 'said at-risk; said by 2027-02-28; because HR freeze'],
    ['red - no capacity since Sam left', 'said off-track; because no capacity since Sam left'],
    ['at risk - waiting for health data', 'said at-risk; because waiting for health data'],
    ['at risk due to staff sickness.', 'said at-risk; because staff sickness'],
    [
      'waiting on pupil data from schools, cant move til that lands',
      'implied at-risk; because waiting on pupil data from schools, cant move til that lands',
    ],
    ['at risk, awaiting sign-off', 'said at-risk; because awaiting sign-off'],
    [
      'at risk because the meeting moved to 5 Jan',
      'said at-risk; implied by 2027-01-05; because the meeting moved to 5 Jan',
    ],
    [
      'at risk because the start slipped to 5 Jan',
      'said at-risk; implied by 2027-01-05; because the start slipped to 5 Jan',
    ],
    [
      'at risk because we now expect it by 5 Jan',
      'said at-risk; said by 2027-01-05; because we now expect it by 5 Jan',
    ],
    ['at risk because of the snow by 5 Jan', 'said at-risk; implied by 2027-01-05; because the snow'],
  ])('%s: %s', (text, reading) => {
    expect(replied(text)).toBe(reading);
  });

  test.each([
    'done, minutes attached',
    'at risk, thanks',
    'delayed by two weeks',
    '80% there, reviews booked for spring term',
    'on track - all well',
  ])('none in: %s', (text) => {
    expect(replied(text)).not.toMatch(/because/);
  });
});

describe('evidence', () => {
  test.each([
    ['done, minutes at https://example.org/m.', 'said complete; https://example.org/m'],
    ['evidence: https://example.org/minutes', 'https://example.org/minutes'],
    ['https://example.org/a_(b)?c=1#d', 'https://example.org/a_(b)?c=1#d'],
    ['done (https://example.org/m)', 'said complete; https://example.org/m'],
    ['3.3b: https://example.org/3.7a/12-03-2027', '3.3(b); https://example.org/3.7a/12-03-2027'],
    ['complete ✅ notes in the teams folder', 'said complete; see notes in the teams folder'],
    ['add link https://example.org/x to 3.7a', '3.7(a); https://example.org/x'],
    ['done, slides on the hub', 'said complete; see slides on the hub'],
    ['met 12th. minutes in the board channel', 'implied complete; see minutes in the board channel'],
    ['report saved in teams', 'see report saved in teams'],
    ['evidence: the signed letter', 'see the signed letter'],
  ])('%s: %s', (text, reading) => {
    expect(replied(text)).toBe(reading);
  });

  test.each([
    'done, ftp://example.org/m',
    'done, javascript:alert(1)',
    'done, file:///etc/passwd',
    'done, www.example.org',
    'done, minutes will be in the teams folder',
    'done, the notes are not on the hub',
    'done, http://',
  ])('none in: %s', (text) => {
    expect(replied(text)).not.toMatch(/http|see /);
  });
});
