/** What must never be stored without asking: words that are another's, of another time, of another thing, or take back. */
import { holding } from './fixture.ts';
import { read, replied } from './reading.ts';

/** The fields that would be stored at once. */
function stored(text: string): string[] {
  const reading = read(text, holding('3.3(b)'));
  if (reading.kind !== 'reply') return [];
  const { status, percent, forecast, reason, evidence = [], unchanged } = reading.reply;
  const fields = { status, percent, forecast, reason, unchanged, evidence: evidence.find(isSaid) };
  return Object.entries(fields).flatMap(([field, value]) => (value?.how === 'said' ? [field] : []));
}
/** What is only mentioned proves nothing, and is no evidence that could be kept. */
const isSaid = ({ how, value }: { how: string; value: { kind: string } }): boolean =>
  how === 'said' && value.kind !== 'mention';

describe('nothing of it is stored without asking', () => {
  test.each([
    // Other people's words.
    'FYI Sarah wrote: done',
    'Hi, Sarah wrote: done',
    'Hi Sarah wrote: done',
    'Our partner tells us: done',
    'Sarah:\nDone',
    'Sarah: done',
    'Sarah - done',
    'Sarah says done',
    'done, Sarah said',
    'done (Sarah says)',
    'done, Sarah tells me the minutes went out',
    'done, according to the school',
    'According to the school, done',
    'I was told it is done',
    'Sam reckons: on track',
    'Fwd: on track',
    'From Sam: on track',
    // Another time, or something that is wished for.
    'Next step: done',
    'Next steps - done',
    'Target: complete',
    'done (target: July)',
    'Last year: complete',
    'Last year, complete',
    'In 2025, complete',
    '2025: complete',
    '2024/25: complete',
    'Status last term: on track',
    'Previous status - red',
    // Another thing.
    'Weather: red',
    'Survey - done',
    'Done: survey. Not done: report',
    'Issue: red',
    // A tail that changes the status.
    'on track to miss the deadline',
    'on track to fail',
    'on track if we get funding',
    'on track, if we get funding',
    'on track (subject to funding)',
    'on track unless the freeze goes on',
    'on track would be nice',
    'on track. NOT',
    'on track, not',
    'done. As if!',
    'on track by Friday',
    'at risk no longer',
    'at risk pupils have been identified',
    'behind the scenes we did much',
    'slips of paper were handed out',
    'delayed speech pathway published',
    'off track running club launched',
    'slipping is not an option',
    "hasn't started, has it",
    // Measures.
    'attendance: 92%',
    'attendance, 92%',
    'attendance 92%',
    'EHCPs on time: 54%',
    'NEET: 5%',
    'spend: 60%',
    'staff survey: 60% complete',
    'survey 60% complete',
    'section 175 80% done',
    'we aim for 80% done by Easter',
    'want 80% done',
    'target 80% done',
    'EHE (5%)',
    // Dates of something else, or that somebody else wants.
    'they want it done by 12 March',
    'DfE wants it done by 12 March',
    'the board wants it by 12 March',
    'Ofsted asked for it to be ready by 12 March',
    'contract end date 12 March',
    'contract end date: 12 March',
    'funding end date 12 March',
    'school year end date 12 March',
    'original target date 12 March',
    'target date 12 March',
    'looking at 12 March papers',
    'survey moved to 12 March',
    'training put back to 12 March, otherwise on track',
    'will be ready by 12 March if funded',
    'will be ready by 12 March, if funded',
    // Links and records that are not offered as evidence.
    'remove https://example.org/m',
    'please ignore https://example.org/m',
    'wrong link https://example.org/m',
    'https://example.org/m. Wrong link, sorry',
    "can't open https://example.org/m",
    'no minutes at https://example.org/m',
    'not https://example.org/m but https://example.org/n',
    'the login page is https://example.org/m',
    'report is late on the website',
    'update the report on the website',
    'evidence: none',
    // Requests.
    'close 3.3b',
    'please close it',
    'mark it done',
    'mark it as done',
    'mark 3.3b complete',
    'put 3.3b down as red',
    // Parts, corrections and what is only wished for.
    'Leigh and Wigan done, Ashton delayed',
    'done bar the survey',
    'Complete! Oh hang on, that was the other one',
    'thought it was done',
    'Sam would know if it is done',
    'done as soon as HR agree',
    'compelte',
    'new date 20 Nov',
    'same as 3.7a, done',
    'can you mark it done?',
  ])('%j', (text) => {
    expect(stored(text)).toEqual([]);
  });
});

describe('only the status is stored', () => {
  test.each([
    'done, evidence: none',
    'done. Evidence: none yet',
    'done, evidence: to follow',
    'done, evidence: n/a',
    'done, evidence: tbc',
    'done, evidence: pending',
    'done, evidence: waiting for the minutes',
    'done - evidence to follow',
    'done, no evidence yet',
    'evidence: none; red',
    'done, wrong link: https://example.org/m',
    'done, report is late on the website',
    'on track. Spend: 60%',
    'spend 60%, on track',
    'Not started: true',
    'not started: yes',
    'at risk, let me know if you need more',
    'on track. Next steps: hold the survey, new date 12 March',
  ])('%j', (text) => {
    expect(stored(text)).toEqual(['status']);
  });
});

describe('the words that take back what was said leave nothing to confirm', () => {
  test.each([
    ['on track to fail', 'So 3.3(b) stays open. How is it going?'],
    [
      'on track. NOT',
      'I read that as taken back, or as said of another time. Nothing was recorded. How does 3.3(b) stand now?',
    ],
    [
      'Last year: complete',
      'I read that as taken back, or as said of another time. Nothing was recorded. How does 3.3(b) stand now?',
    ],
    [
      'FYI Sarah wrote: done',
      'I read that as somebody else’s words. Nothing was recorded. How does 3.3(b) stand now?',
    ],
    [
      'Done: survey. Not done: report',
      'It sounds as if something is still open. Is 3.3(b) done, or not yet?',
    ],
  ])('%j', (text, ask) => {
    expect(read(text, holding('3.3(b)'))).toMatchObject({ kind: 'clarify', ask });
  });

  test.each(['reopen 3.3b', 'undo', 'that was wrong', 'sorry, wrong one', 'can you undo that?'])(
    '%j: how to put it right',
    (text) => {
      expect(read(text, holding('3.3(b)'))).toMatchObject({
        kind: 'clarify',
        ask: 'Nothing was changed yet. To put an update right, choose "Change" on its receipt, or tell me how 3.3(b) stands now.',
      });
    },
  );
});

describe('what is said outright is still taken at its word', () => {
  test.each([
    ['status: on track', 'said on-track'],
    ['RAG: amber', 'said at-risk'],
    ['Update: done', 'said complete'],
    ['it is: done', 'said complete'],
    ['3.3b: done', '3.3(b); said complete'],
    ['Hi Sam: done', 'said complete'],
    ['as I said last week, at risk', 'said at-risk'],
    ['according to plan, on track', 'said on-track'],
    ['done, let me know if you need anything', 'said complete'],
    ['on track so far', 'said on-track'],
    ['on track for now', 'said on-track'],
    ['on track with all of it', 'said on-track'],
    ['on track to finish by 12 March', 'said on-track; said by 2027-03-12'],
    ['on track, 80%', 'said on-track; said 80%'],
    ['on track 80%', 'said on-track; said 80%'],
    ['progress: 80%', 'implied on-track; said 80%'],
    ['% complete: 80%', 'implied on-track; said 80%'],
    ['80% done', 'implied on-track; said 80%'],
    ['about 80% complete', 'implied on-track; said 80%'],
    ['at risk of missing the deadline', 'said at-risk'],
    ['behind schedule by 2 weeks', 'said at-risk'],
    ['off track since Sam left', 'said off-track; because Sam left'],
    ['at risk because HR said no', 'said at-risk; because HR said no'],
    ['slipping. Reason: HR freeze', 'said at-risk; because HR freeze'],
    ['update: at risk: HR freeze', 'said at-risk; because HR freeze'],
    ['now end of Feb', 'said by 2027-02-28'],
    ['new date 3.3', 'said by 2027-03-03'],
    ['new date 12.3.', 'said by 2027-03-12'],
    ['by 12.3.', 'said by 2027-03-12'],
    ['slipping until 3.3', 'said at-risk; said by 2027-03-03'],
    ['3.3b no change', '3.3(b); unchanged'],
    ['no change on 3.3b', '3.3(b); unchanged'],
    ['done. Evidence: see minutes of 3 May', 'said complete; see see minutes of 3 May'],
    ['done, report of last year: https://example.org/m', 'said complete; https://example.org/m'],
    ['done. Minutes: https://example.org/m', 'said complete; https://example.org/m'],
    ['3.3b notes here: https://example.org/m', '3.3(b); https://example.org/m'],
  ])('%s: %s', (text, reading) => {
    expect(replied(text)).toBe(reading);
    expect(stored(text)).not.toEqual([]);
  });
});

test('several actions are spoken of as several', () => {
  expect(read('3.3b and 3.7a not done yet')).toMatchObject({
    ask: 'So 3.3(b) and 3.7(a) stay open. How are they going?',
  });
});
