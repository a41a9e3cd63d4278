/** The cards of an owner's wishes, of whoever decides them, and the round-up, in their fullest and their barest form. */

import { shownOf } from '../../src/cards/line-words.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import { decisionForm } from '../../src/cards/requests/decision-form.ts';
import { moreCard } from '../../src/cards/requests/more.ts';
import { decisionCard, outcomesCard } from '../../src/cards/requests/outcome.ts';
import type { ShownRequest } from '../../src/cards/requests/request-words.ts';
import { requestsCard } from '../../src/cards/requests/requests.ts';
import { roundUpCard } from '../../src/cards/requests/round-up.ts';
import { wishForm } from '../../src/cards/requests/wish-forms.ts';
import type { Request } from '../../src/domain/request.ts';
import { line, longLines, NOW, overdueLine, TODAY, ZONE } from './lines.ts';

export const request = (over: Partial<Request> = {}): Request => ({
  id: 'more-time:0123456789abcdefghijkl',
  kind: 'more-time',
  plan: 'wigan',
  item: 'i-37a',
  milestone: 'm-37a',
  by: 'p1',
  at: NOW,
  to: null,
  update: '0123456789abcdefghijkl',
  date: '2027-02-26',
  agreed: '2026-11-13',
  owner: null,
  giver: null,
  reason: 'HR froze the post',
  state: 'open',
  decided: null,
  carryOn: null,
  overtakenAt: null,
  ...over,
});

export const shownRequest = (over: Partial<ShownRequest> = {}): ShownRequest => ({
  request: request(),
  line: overdueLine(),
  plan: null,
  today: TODAY,
  by: 'Alex Sample',
  to: null,
  moved: 2,
  ...over,
});

const decided = { by: 'p2', at: NOW, reason: 'It was promised to schools', date: null };

export const requestsSamples = (): Record<string, CardMessage> => {
  const handOver = shownRequest({
    request: request({ kind: 'hand-over', to: 'p2', date: '2027-02-01', reason: null }),
    to: 'Kim Sample',
    plan: 'Wigan education strategy',
  });
  const check = shownRequest({ request: request({ kind: 'sign-off', date: null, reason: null }) });
  const many = longLines(14).map((one) =>
    shownRequest({
      line: one,
      by: 'A long name '.repeat(8),
      request: request({ reason: 'Because. '.repeat(200) }),
    }),
  );
  const declined = {
    ...shownRequest({ request: request({ state: 'declined', decided }) }),
    decidedBy: 'Bola Sample',
    zone: ZONE,
  };
  const blank = { inputs: new Map<string, string>(), faults: [], today: TODAY };
  return {
    requests: requestsCard({ decide: [shownRequest(), handOver, check], know: [handOver] }),
    'requests at their longest': requestsCard({ decide: many, know: [handOver] }),
    'requests to know of': requestsCard({ decide: [], know: [{ ...handOver, unmet: true }] }),
    'a request of one’s own': requestsCard({ decide: [shownRequest({ alone: true })], know: [] }),
    'request decided': decisionCard(declined, 2, ['Somebody else decided this before you.']),
    'request accepted': decisionCard(
      {
        ...declined,
        request: request({ state: 'accepted', decided: { ...decided, reason: null, date: '2027-01-15' } }),
      },
      0,
      [],
    ),
    outcomes: outcomesCard([
      declined,
      { ...declined, request: request({ kind: 'sign-off', state: 'declined', decided }) },
    ]),
    'done to somebody': outcomesCard(
      [],
      Array.from({ length: 10 }, (_, place) => ({
        words: `1.1(${place}) is yours now. I ask you how it goes; say “mine” for your list.`,
        by: 'Olu Sample, Tue 1 Dec 2026, 10:00',
      })),
    ),
    'another date': decisionForm({ ...shownRequest(), as: 'another-date', ...blank }),
    'decline with a fault': decisionForm({
      ...check,
      as: 'decline',
      ...blank,
      faults: [{ name: 'reason', message: 'Say in a few words why: whoever asked is told.' }],
    }),
    more: moreCard({ line: overdueLine(), today: TODAY, zone: ZONE, list: [], asked: null }),
    'more with a request': moreCard({
      line: overdueLine({ snoozedUntil: '2026-12-20' }),
      today: TODAY,
      zone: ZONE,
      list: longLines().map(shownOf),
      asked: { request: 'more-time:1', words: 'You asked for more time. Waiting for Robin Sample.' },
    }),
    'more time': wishForm({
      wish: 'more-time',
      line: line(),
      ...blank,
      time: { asks: 'Robin Sample is asked to accept it.' },
    }),
    'more time by its lead': wishForm({ wish: 'more-time', line: line(), ...blank, time: 'sets' }),
    'more time with faults': wishForm({
      wish: 'more-time',
      line: longLines(1)[0] ?? line(),
      today: TODAY,
      inputs: new Map([
        ['date', '12 March'],
        ['reason', 'Why. '.repeat(300)],
      ]),
      faults: [{ name: 'date', message: 'Give a real date, such as 12 March 2027.' }],
      changed: true,
    }),
    'hand over': wishForm({ wish: 'hand-over', line: line(), ...blank }),
    'remind later': wishForm({
      wish: 'later',
      line: line(),
      ...blank,
      inputs: new Map([['day', '2026-12-01']]),
    }),
    'round-up': roundUpCard({
      others: [{ line: line(), whose: 'Head of Early Years (Robin Sample)' }],
      mine: longLines(12),
      asked: [{ ...shownRequest(), waitsFor: 'Robin Sample' }],
      decide: [handOver],
      decided: [declined],
      ownDates: ['1.1(a): Sam Sample set their own date, Fri 18 Dec to Fri 15 Jan 2027'],
      cover: ['Kim Sample, until Thu 31 Dec'],
      measures: ['Share of schools that report: autumn 2026'],
      today: TODAY,
    }),
    'round-up of nothing': roundUpCard({
      others: [],
      mine: [],
      asked: [],
      decide: [],
      cover: [],
      measures: [],
      today: TODAY,
    }),
  };
};
