/** What takes the place of a card that was answered. */

import { shownOf } from '../../src/cards/line-words.ts';
import { type Receipt, receiptCard, severalReceiptCard } from '../../src/cards/receipt.ts';
import { CARD_LIMIT, cardBytes } from '../../src/cards/render.ts';
import { parseSubmit } from '../../src/cards/submit.ts';
import type { Said } from '../../src/domain/update.ts';
import { cardLinks, cardText, press } from '../support/card-text.ts';
import { doneLine, line, longLines, NOW, overdueLine, TODAY, update, ZONE } from './lines.ts';

const moment = { who: 'Alex Sample', at: NOW, zone: ZONE, today: TODAY };
const receipt = (said: Said, over: Partial<Receipt> = {}) =>
  receiptCard({ line: overdueLine(), update: update(said), ...moment, list: [], notes: [], ...over });

test('shows what was said, and nothing that was not', () => {
  const { card, summary } = receipt({
    status: 'at-risk',
    percent: 80,
    reason: 'HR freeze',
    forecast: '2027-03-12',
  });
  expect(cardText(card)).toEqual([
    'Recorded: 3.7(a) Publish the attendance dashboard',
    'Status: At risk (amber) ▲',
    'Percent done: 80%',
    'What is holding it up: HR freeze',
    'Expected date: Fri 12 Mar 2027 (Fri 13 Nov stays the agreed date until a lead accepts another)',
    'Alex Sample, Sun 22 Nov 2026, 15:30',
    'Change',
  ]);
  expect(summary).toBe('Recorded for 3.7(a): At risk, 80%, expected Fri 12 Mar 2027, with a reason');
  expect(cardText(receipt({ percent: 80 }).card)).not.toContain('Status: At risk (amber) ▲');
});

test('says "removed" of what was taken back', () => {
  const text = cardText(receipt({ reason: null, percent: null, forecast: null }).card);
  expect(text).toEqual(
    expect.arrayContaining([
      'Percent done: removed',
      'What is holding it up: removed',
      'Expected date: removed',
    ]),
  );
});

test('says what comes next: the occurrence after it, or the next check-in', () => {
  const next = line({ kind: 'occurrence', label: 'Spring 1 2026-27', due: '2027-02-12' });
  const done = receipt({ status: 'complete' }, { line: doneLine(), next });
  expect(cardText(done.card)).toContain('Next: Spring 1 2026-27, due Fri 12 Feb 2027.');
  const going = line({ kind: 'check-in', due: '2026-12-18' });
  const told = receipt({ status: 'on-track', forecast: '2026-12-11' }, { line: going, next: going });
  expect(cardText(told.card)).toContain('Next check-in: Fri 18 Dec.');
  // A check-in is no date that a lead would have to accept another for.
  expect(cardText(told.card)).toContain('Expected date: Fri 11 Dec');
  expect(cardText(receipt({ status: 'complete' }, { next: null }).card).join()).not.toContain('Next');
});

test('a completion that nothing supports is called unevidenced, and says what to do', () => {
  expect(cardText(receipt({ status: 'complete' }, { line: doneLine() }).card)).toContain(
    'Evidence: unevidenced. To add a link, choose Change; or send me a file here.',
  );
  const evidence = [{ kind: 'link', url: 'https://example.org/minutes' }] as const;
  const supported = receipt({ status: 'complete', evidence: [...evidence] }, { line: doneLine() });
  expect(cardText(supported.card).join()).not.toContain('unevidenced');
  expect(cardLinks(supported.card)).toEqual([
    { title: 'https://example.org/minutes', url: 'https://example.org/minutes' },
  ]);
  const earlier = doneLine({ evidence: { count: 1, latest: { kind: 'location', what: 'Minute book' } } });
  expect(cardText(receipt({ status: 'complete' }, { line: earlier }).card).join()).not.toContain(
    'unevidenced',
  );
});

test('"Change" corrects this very update, and the list waits', () => {
  const list = [{ plan: 'wigan', milestone: 'm-33b', seen: null }];
  const { card } = receipt({ status: 'on-track' }, { list, notes: ['Your lead sees the date.'] });
  expect(parseSubmit(press(card, 'Change'))).toEqual({
    ok: true,
    submit: {
      do: 'open-form',
      shown: { plan: 'wigan', milestone: 'm-37a', seen: 'u-2' },
      corrects: 'u-2',
      list,
      picked: {},
    },
  });
  expect(parseSubmit(press(card, 'Back to my list (1 not answered yet)'))).toEqual({
    ok: true,
    submit: { do: 'back', list },
  });
  expect(cardText(card)).toContain('Your lead sees the date.');
});

test('several answers are listed, each with its own Change; what was not recorded says why', () => {
  const list = [{ plan: 'wigan', milestone: 'm-9', seen: null }];
  const { card, summary } = severalReceiptCard({
    recorded: [
      { line: overdueLine(), update: update({ status: 'on-track' }) },
      { line: doneLine(), update: update({ status: 'complete' }, { id: 'u-3', milestone: 'm-12' }) },
    ],
    skipped: [{ line: line(), why: 'Bola Sample has updated it since.' }],
    ...moment,
    list,
  });
  expect(cardText(card)).toEqual([
    'Recorded: 2 answers, 1 not',
    '3.7(a) Publish the attendance dashboard',
    'On track ●',
    'Change',
    '1.2 Open the family hub',
    'Complete ✓ · unevidenced',
    'Change',
    '3.3(b) Agree the missing education protocol',
    'Not recorded: Bola Sample has updated it since.',
    'Alex Sample, Sun 22 Nov 2026, 15:30',
    'Back to my list (1 not answered yet)',
  ]);
  expect(parseSubmit(press(card, 'Change', {}, 1))).toMatchObject({
    submit: { do: 'open-form', corrects: 'u-3', shown: { milestone: 'm-12', seen: 'u-3' } },
  });
  expect(summary).toBe('Recorded 2 answers: 3.7(a), 1.2; 1 not recorded');
});

test('when nothing could be recorded, that is the first thing said', () => {
  const { card, summary } = severalReceiptCard({
    recorded: [],
    skipped: [{ line: line(), why: 'It has been withdrawn.' }],
    ...moment,
    list: [],
  });
  expect(cardText(card)[0]).toBe('Nothing was recorded');
  expect(summary).toBe('Nothing was recorded');
});

test('many long answers stay a small card: what has no room is counted, and nothing is lost on the way back', () => {
  const many = longLines(50);
  const recorded = many.map((one) => ({
    line: one,
    update: update({ status: 'complete' }, { id: `u-${one.item}`, milestone: one.milestone }),
  }));
  const skipped = longLines(30).map((one) => ({
    line: one,
    why: 'updated since this card was shown. '.repeat(9),
  }));
  for (const some of [
    { recorded, skipped: [] },
    { recorded: [], skipped },
    { recorded, skipped },
  ]) {
    const { card } = severalReceiptCard({ ...some, ...moment, list: many.map(shownOf) });
    expect(cardBytes(card)).toBeLessThanOrEqual(CARD_LIMIT);
    const text = cardText(card);
    const done = text.filter((words) => words === 'Change').length;
    const left = text.filter((words) => words.startsWith('Not recorded: ')).length;
    const more = [
      ...(done < some.recorded.length ? [`${some.recorded.length - done} more recorded`] : []),
      ...(left < some.skipped.length ? [`${some.skipped.length - left} more not recorded`] : []),
    ];
    expect(text).toContain(`And ${more.join(', ')}.`);
    expect(text).toContain(`Back to my list (${many.length} not answered yet)`);
  }
});

test('what could not be recorded is named before what could, when both do not fit', () => {
  const recorded = longLines(20).map((one) => ({ line: one, update: update({ status: 'on-track' }) }));
  const skipped = [{ line: line(), why: 'It has been withdrawn.' }];
  const { card } = severalReceiptCard({ recorded, skipped, ...moment, list: [] });
  expect(cardText(card)).toContain('Not recorded: It has been withdrawn.');
});
