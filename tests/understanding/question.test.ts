import { holding } from './fixture.ts';
import { asked, read } from './reading.ts';

const overdue = { intent: 'overdue' };
const list = { intent: 'list' };
const inThree = { plan: 'sample', items: ['3'] };
const inHandB = { plan: 'sample', items: ['3.3(b)'] };
const about = (words: string): object => ({
  topic: [expect.objectContaining({ words: expect.stringMatching(words) })],
});

describe('what people ask', () => {
  test.each<[string, object]>([
    ["what's overdue in Priority 3", { ...overdue, ...inThree }],
    ['what’s overdue in Priority 3?', { ...overdue, ...inThree }],
    ['whats overdue', overdue],
    ['overdue p3', { ...overdue, ...inThree }],
    ['P3 overdue?', { ...overdue, ...inThree }],
    ["Hi, what's over due in p3 please", { ...overdue, ...inThree }],
    ["sorry to be a pain but what's late", overdue],
    ['who is late in p3 and by how much', { ...overdue, ...inThree }],
    ['am I late with anything', { ...overdue, owner: ['me'] }],
    ['my overdue actions', { ...overdue, owner: ['me'] }],
    ['overdue p2 and p3', { ...overdue, plan: 'sample', items: ['2', '3'] }],
    ['status of 3.3', { intent: 'status', plan: 'sample', items: ['3.3'] }],
    ['3.3b?', { intent: 'status', ...inHandB }],
    ['3.3b', { intent: 'status', ...inHandB }],
    ["how's p3 doing", { intent: 'status', ...inThree }],
    ['where are we with inclusion', { intent: 'status', ...inThree }],
    ['update on 3.3b', { intent: 'status', ...inHandB }],
    ['how many actions are there in p3', { intent: 'status', ...inThree }],
    ['EHE update?', { intent: 'status', plan: 'sample', ...about('EHE') }],
    ['when is 3.3b due', { intent: 'due', ...inHandB }],
    ['what have I got due', { intent: 'due', owner: ['me'] }],
    ['who owns 3.3b', { intent: 'owner', ...inHandB }],
    ['careers fair - who', { intent: 'owner', plan: 'sample', ...about('[Cc]areers fair') }],
    ["who hasn't reported on p3", { intent: 'no-update', ...inThree }],
    ['no update list for p3 pls', { intent: 'no-update', ...inThree }],
    ["what's gone quiet", { intent: 'no-update' }],
    ['what changed in p3', { intent: 'changes', ...inThree }],
    ["what's gone from amber to green", { intent: 'changes', status: ['on-track'] }],
    ['one para on wellbeing for the board paper', { intent: 'summary', plan: 'sample', items: ['2'] }],
    ['what do I tell cabinet about p3', { intent: 'summary', ...inThree }],
    ['any evidence on 3.3b?', { intent: 'evidence', ...inHandB }],
    ['what supports 3.3b', { intent: 'evidence', ...inHandB }],
    ['open minutes.pdf', { intent: 'evidence' }],
    ['who last updated 3.3b', { intent: 'history', ...inHandB }],
    ['what did we say about 3.3b', { intent: 'history', ...inHandB }],
    ['mine', { ...list, owner: ['me'] }],
    ['show me everything in p3', { ...list, ...inThree }],
    ["what's in 3.3", { ...list, plan: 'sample', items: ['3.3'] }],
    ['careers', { intent: 'status', plan: 'sample', items: ['5'] }],
  ])('%s', (text, question) => {
    expect(asked(text)).toEqual(question);
  });
});

describe('how what is asked for must stand', () => {
  test.each<[string, object]>([
    ["what's at risk in priority 2", { ...list, plan: 'sample', items: ['2'], status: ['at-risk'] }],
    ['at risk in priority 2', { ...list, plan: 'sample', items: ['2'], status: ['at-risk'] }],
    ['p3 reds', { ...list, ...inThree, status: ['off-track'] }],
    ['ambers n reds', { ...list, status: ['at-risk', 'off-track'] }],
    ["what's slipping", { ...list, status: ['at-risk', 'off-track'] }],
    ["what isn't on track", { ...list, status: ['at-risk', 'off-track'] }],
    ["what's stuck", { ...list, status: ['blocked'] }],
    ["what's held up in p3", { ...list, ...inThree, status: ['blocked'] }],
    ["what's left in p3", { ...list, ...inThree, status: ['not-complete'] }],
    ['which actions are still open', { ...list, status: ['not-complete'] }],
    ["what's not started", { ...list, status: ['not-started'] }],
    ['whats not overdue', { ...list, status: ['not-overdue'] }],
    ['how many reds do we have', { intent: 'status', status: ['off-track'] }],
    ['how many are complete', { intent: 'status', status: ['complete'] }],
    ['what has no date', { ...list, status: ['no-date'] }],
    ['no date', { ...list, status: ['no-date'] }],
    ['which actions in p3 have no deadline', { ...list, ...inThree, status: ['no-date'] }],
    ['what has no owner', { ...list, owner: ['none'] }],
    ["which ones haven't got an owner", { ...list, owner: ['none'] }],
    ['no owner, no date', { ...list, owner: ['none'], status: ['no-date'] }],
    ['who owns the overdue ones', { intent: 'owner', status: ['overdue'] }],
  ])('%s', (text, question) => {
    expect(asked(text)).toEqual(question);
  });

  test.each<[string, object]>([
    ['is 3.3b done?', inHandB],
    ['3.3b done?', inHandB],
    ['3.3b done or not', inHandB],
    ['is p3 on track', inThree],
    ['is everything in p3 on track?', inThree],
  ])('%s: how it stands, not those that stand so', (text, scope) => {
    expect(asked(text)).toEqual({ intent: 'status', ...scope });
  });
});

describe('the same in the words of every day', () => {
  test.each<[string, object]>([
    ['what lands in p3 next', { intent: 'due', items: ['3'] }],
    ['how long have we got on 3.3b', { intent: 'due', items: ['3.3(b)'] }],
    ['3.3b - dead or alive', { intent: 'status', items: ['3.3(b)'] }],
    ['is p3 in a good place', { intent: 'status', items: ['3'] }],
    ['p3 temperature check', { intent: 'status', items: ['3'] }],
    ['is 3.3b over the line', { intent: 'status', items: ['3.3(b)'] }],
    ['which bits of p5 are sitting with nobody', { intent: 'list', items: ['5'], owner: ['none'] }],
    ["what's up for grabs", { intent: 'list', owner: ['none'] }],
    ["things nobody's begun", { intent: 'list', status: ['not-started'] }],
    ['anything jammed in p3', { intent: 'list', items: ['3'], status: ['blocked'] }],
    ['any log jams?', { intent: 'list', status: ['blocked'] }],
    ["what's sliding", { intent: 'list', status: ['at-risk', 'off-track'] }],
    ['what might miss its date', { intent: 'list', status: ['at-risk', 'off-track'] }],
    ['what slipped', { intent: 'changes', status: ['at-risk', 'off-track'] }],
    ['what recovered', { intent: 'changes', status: ['on-track'] }],
    ["who's missing deadlines most", { intent: 'overdue', groupBy: 'owner' }],
    ['who keeps missing deadlines', { intent: 'overdue' }],
    ['what should of gone by now', { intent: 'overdue' }],
    ['gimme the p3 lates', { intent: 'overdue', items: ['3'] }],
    ['who is behind with their returns', { intent: 'no-update' }],
    ['which have gone cold', { intent: 'no-update' }],
    ['half a page on p3', { intent: 'summary', items: ['3'] }],
    ['p3 in plain english', { intent: 'summary', items: ['3'] }],
    ['due by 18 December', { intent: 'due' }],
    ["what's left on jo's list", { intent: 'list', owner: [{ name: 'Jo' }], status: ['not-complete'] }],
    ["I'm covering for Helen - what's hers", { intent: 'list', owner: [{ name: 'Helen' }] }],
  ])('%s', (text, question) => {
    expect(asked(text)).toMatchObject(question);
  });
});

describe('how the answer is arranged', () => {
  test.each<[string, object]>([
    ['p3 overdue by owner', { ...overdue, ...inThree, groupBy: 'owner' }],
    ['rag by priority', { intent: 'status', groupBy: 'priority' }],
    ['all actions broken down by status', { ...list, groupBy: 'status' }],
    ["who's got the most overdue", { ...overdue, groupBy: 'owner' }],
    ["what's due month by month", { intent: 'due', groupBy: 'month' }],
  ])('%s', (text, question) => {
    expect(asked(text)).toEqual(question);
  });
});

describe('what is no question, or one that is not fully understood', () => {
  test.each([
    ["what's overdue in the annexe", 'annexe', { intent: 'overdue' }],
    ['status of the swimming pool', 'swimming pool', { intent: 'status' }],
    ["what's overdue in p3 except zibbles", 'zibbles', { intent: 'overdue', items: ['3'] }],
  ])('%s: asked back, since leaving %j out would answer another question', (text, strange, kept) => {
    expect(read(text)).toMatchObject({
      kind: 'clarify',
      ask: expect.stringContaining(strange),
      question: kept,
    });
  });

  test.each(['update', 'evidence', 'Q3', 'who', 'can you tell me more about that one'])(
    '%s: could be asked of anything',
    (text) => {
      expect(read(text).kind).toBe('clarify');
    },
  );

  test.each(['what does CME mean', 'whats EHE stand for'])('%s: the words themselves', (text) => {
    expect(read(text)).toMatchObject({ kind: 'unclear', says: expect.stringContaining('education') });
  });

  test.each([
    'I need to get this done',
    'Silver award!!',
    'chase me thurs',
    'needs to be done by Friday',
    'was on track',
    'update: EHE done',
  ])('%s: a report, with an action in hand', (text) => {
    expect(asked(text, holding('3.3(b)'))).not.toHaveProperty('intent');
  });

  test('letters with the right words in them are not questions', () => {
    const letter =
      'I sent the note about the overdue invoice to the office, and they said that nothing else is due now.';
    expect(read(letter).kind).toBe('unclear');
  });
});

test('"done?" behind a card asks about what the card showed; "what\'s done" about everything', () => {
  expect(asked('is it on track', holding('3.3(b)'))).toEqual({ intent: 'status', items: ['3.3(b)'] });
  expect(asked('any evidence?', holding('3.3(b)'))).toEqual({ intent: 'evidence', items: ['3.3(b)'] });
  expect(asked("what's done", holding('3.3(b)'))).toEqual({ intent: 'list', status: ['complete'] });
  expect(asked('done?', holding('3.3(b)', '3.7(a)'))).toEqual({
    intent: 'status',
    items: ['3.3(b)', '3.7(a)'],
  });
});
