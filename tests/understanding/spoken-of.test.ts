/** Of which action something is said, and when: named in mid-sentence, by somebody else, behind a yes. Said on Monday 30 November 2026. */
import { understand } from '../../src/understanding/understand.ts';
import { holding, lexicon } from './fixture.ts';

const read = (text: string, due: string | null = null) =>
  understand(text, lexicon, { ...holding('3.3(b)'), due });

describe('a ref in mid-sentence, with another action in hand', () => {
  test.each([
    ['passing 3.7a to Kim Sample from 1 January', 'handOver'],
    ["we're not doing 3.7a any more, funding pulled", 'status'],
    ['chase me on Thursday about 3.7a', 'snooze'],
    ['chase me 10 Dec, 3.7a delayed', 'status'],
    ['For info: 3.7a on track', 'status'],
    ['3.7a chase me 1 March', 'snooze'],
    ['3.7a on leave til 31st', 'snooze'],
    ['give 3.7a to Kim Sample from 1 July', 'handOver'],
  ])('%s', (text, field) => {
    expect(read(text)).toMatchObject({ kind: 'reply', items: ['3.7(a)'], reply: { [field]: {} } });
  });

  test('the agreed date of the one in hand says nothing of it', () => {
    expect(read('3.7a chase me 1 March', '2026-12-04')).toMatchObject({ ask: null });
  });

  test('hearsay asks about the one it names', () => {
    expect(read('Bola says 3.7a is done')).toMatchObject({
      kind: 'clarify',
      items: ['3.7(a)'],
      suggestions: [{ say: '3.7(a) on track' }, { say: '3.7(a) at risk' }, { say: '3.7(a) done' }],
    });
  });

  test('a ref that no plan has is asked about', () => {
    expect(read('4b done')).toMatchObject({ kind: 'clarify', items: [] });
  });

  test('a yes with more behind it is two things', () => {
    expect(read('yes. 3.7a done')).toMatchObject({
      kind: 'several',
      parts: [{ kind: 'yes' }, { kind: 'reply', items: ['3.7(a)'] }],
    });
  });
});

describe('what was no completion, no leave and no date', () => {
  test.each([
    ['going well, met with heads on Tuesday', { status: { value: 'on-track', how: 'implied' } }],
    ['98/132 done', { status: { value: 'on-track', how: 'implied' }, percent: { value: 74 } }],
    ["don't chase me next week", { snooze: { value: '2026-12-14' } }],
    ['no evidence yet but its done', { status: { value: 'complete' } }],
    ['off track as the grant was cut', { reason: { value: 'the grant was cut' } }],
    ["slipping til 20 Jan as governors haven't met", { forecast: { value: '2027-01-20', how: 'said' } }],
    ['paused by the DfE, no date', { reason: { value: 'the DfE' } }],
    [
      'not started, consultation delayed by election',
      { reason: { value: 'consultation delayed by election' } },
    ],
    [
      'minutes are in sharepoint, safeguarding folder',
      { evidence: [{ value: { what: 'minutes are in sharepoint, safeguarding folder' } }] },
    ],
  ])('%s', (text, fields) => {
    expect(read(text)).toMatchObject({ kind: 'reply', reply: fields });
  });

  test('papers that come back are nobody on leave', () => {
    const reading = read('its gone to legal, back w/c 14 dec');
    expect(reading).toMatchObject({ kind: 'reply' });
    expect(reading.kind === 'reply' && reading.reply.snooze).toBeUndefined();
  });

  test('a day that has just passed is asked about', () => {
    expect(read('chase me on 20 November')).toMatchObject({
      kind: 'clarify',
      ask: '20 November 2026 has passed. When shall I ask you again?',
    });
  });

  test('nobody is asked whether it is on track for a day that has passed', () => {
    expect(read('all done except Leigh', '2026-11-27')).toMatchObject({ ask: { wants: 'date' } });
  });

  test('"stop chasing me" is asked until when', () => {
    expect(read('stop chasing me')).toMatchObject({ kind: 'clarify', items: ['3.3(b)'] });
  });

  test.each([
    ['stop asking me about 3.7a', '3.7(a)'],
    ['dont chase me about 3.7a and 4.2d please', '3.7(a) and 4.2(d)'],
  ])('%s: the button speaks of what was named, whatever is in hand', (text, refs) => {
    expect(read(text)).toMatchObject({
      kind: 'clarify',
      ask: `Until when shall I leave you in peace about ${refs}? Nothing was recorded yet.`,
      suggestions: [{ say: `${refs} chase me in 2 weeks` }, { say: `${refs} chase me in 2 months` }],
    });
  });

  test('"stop asking me" may mean all of them, and says how', () => {
    expect(read('stop asking me')).toMatchObject({
      ask: expect.stringMatching(/^Is this about 3\.3\(b\) alone, or about all of yours\?.*away until/),
    });
  });
});
