import { understand } from '../../../src/understanding/understand.ts';
import { lexicon, quiet } from '../fixture.ts';

/** What owners write of their actions, with words in it that ask for something elsewhere. */
const reports = [
  'redact and publish by Feb, on track',
  'redacted and published, done',
  'redact the report before it goes out, at risk',
  'redacting the minutes - nearly done',
  'redaction of case files complete',
  'for the board: on track',
  'For the board: this is done',
  'for the board: now at risk',
  'for the board - all on track',
  'decision for the board: done',
  'decision by the board: go ahead, done',
  'decision of the Partnership: approved, complete',
  'decision by cabinet due in March, on track',
  'decision from governors still awaited, at risk',
  'board decision delayed until March, at risk',
  'make it an action plan for schools, done',
  'holding the post open',
  'hold the post open until March, at risk',
  'hold the post vacant, off track',
  'post held for the right candidate, on track',
  'release of the post agreed, done',
  'release the post to HR, on track',
  'post advertised, on track',
  'summary for the board written, done',
  'preview of the website shown to heads, on track',
  'pre-election period 22 March to 6 May stops us, at risk',
  'the pre-election period from 22 March to 6 May delays this',
  'purdah 22 March to 6 May, so off track',
  'no pre-election period work needed, done',
  'set up the board of governors, done',
  'set up this board last term - complete',
  'restrict access to the shared drive, done',
  'restricted until legal agree, at risk',
  'export of data done',
  'export of pupil data to the trust, on track',
  'export complete',
  'exported to the council, done',
  'download of the dashboard works, complete',
  'chase up schools - ongoing',
  'chase up schools, on track',
  'chasing schools for returns, at risk',
  'chased twice, still nothing, at risk',
  'reminded all heads, on track',
  'remind schools in January, on track',
  'reach out to families, on track',
  'reaching all schools by March, on track',
  'away day booked, done',
  'off site training away from school, complete',
  'on leave cover arranged, done',
  'cover arranged for the lead who is away, on track',
  'Kim is covering the sessions, on track',
  'back on track',
  'back in the office and on track',
  'measure agreed with heads, done',
  'readings from sensors in, on track',
  'reading scheme in 12 schools, on track',
  'reading for pleasure launched, complete',
  'report to the board written, done',
  'termly report drafted, on track',
  'yearly report to cabinet in March, on track',
  'papers sent to the Partnership, done',
  'changes since the papers went out agreed, done',
  'meeting with the Partnership on 12 Jan, on track',
  'the board meets on 12 Jan to agree it, on track',
  'next meeting is on 12 January, done until then',
  'accept the bid by March, on track',
  'accepted by cabinet, done',
  'decline in numbers, at risk',
  'declined by two schools, at risk',
  'agreed with HR, done',
  'round up of schools complete',
  'round-up meeting held, done',
  'plain text version published, done',
  'plain English guide done',
  'link to the form sent out, done',
  'as a link worker is in post, on track',
  'working days lost to snow, at risk',
  'quiet days agreed with schools, done',
  "lead's note circulated, done",
  'requests to HR sent, on track',
];

test('there are enough of them', () => {
  expect(reports.length).toBeGreaterThanOrEqual(60);
});

describe.each([
  ['an owner', quiet],
  ['an owner with one action in hand', { ...quiet, inHand: ['3.3(b)'] }],
  ['a strategy officer', { ...quiet, officer: true, inHand: ['3.3(b)'] }],
])('of %s', (_, context) => {
  test.each(reports)('"%s" asks for nothing', (text) => {
    const reading = understand(text, lexicon, context);
    const parts = reading.kind === 'several' ? reading.parts : [reading];
    expect(parts.map(({ kind }) => kind)).not.toContain('errand');
    const asked = parts.map((part) => (part.kind === 'clarify' ? part.ask : '')).join(' ');
    expect(asked).not.toMatch(/Nothing was (?:kept|set|changed|opened)|shall I redact|pre-election/);
  });
});

test.each([
  'for the board: two posts are being filled (3.3b)',
  'decision for the board: agree the budget (3.3b)',
  'redact 3.3b update of 12 Nov because it names a child',
  'pre-election period 22 March to 6 May',
  'chase everyone silent in Priority 3',
  'chase the overdue ones',
  'export everything at risk',
  'export overdue',
  'measure 1 of 3.3: green',
])('"%s" still does', (text) => {
  expect(understand(text, lexicon, { ...quiet, officer: true }).kind).toBe('errand');
});
