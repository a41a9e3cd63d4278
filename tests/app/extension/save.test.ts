/** "Save as evidence" on any message: asked which action, then a link to it is recorded, and its words only where that was ticked. */
import type { Quoted, Returned } from '../../../src/app/message.ts';
import { cardInputs, cardText } from '../../support/card-text.ts';
import { ALEX, ROBIN } from '../../support/sample-plan.ts';
import { OFFICER, openRoom, type Room, wordsOf } from '../room.ts';

const LINK = 'https://teams.microsoft.com/l/message/19:x@thread.v2/1606515483514';
const MESSAGE: Quoted = {
  link: LINK,
  at: '2026-12-03T15:30:12.500Z',
  text: 'All six schools have signed.',
  files: [{ name: 'signed.docx', url: 'https://sampleton.sharepoint.com/signed.docx' }],
};
const WORDS_ONLY: Quoted = { ...MESSAGE, files: [] };
const ELSEWHERE = { scope: 'channel', channel: null, conversation: 'chat-of-two' } as const;

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  for (const who of [ALEX, ROBIN, OFFICER]) await room.meets(who);
});
afterEach(() => room.close());

const returned = (answer: { returns?: Returned }): Returned => {
  if (!answer.returns) throw new Error('nothing was returned');
  return answer.returns;
};
const opens = async (who: string, message = MESSAGE) =>
  returned(await room.turns(who, (origin) => ({ kind: 'fetch-task', origin, message }), ELSEWHERE));
const saves = async (who: string, data: unknown, message = WORDS_ONLY) =>
  returned(await room.turns(who, (origin) => ({ kind: 'submit-task', origin, message, data }), ELSEWHERE));
const filled = (over: Record<string, unknown> = {}) => ({
  do: 'save-as-evidence',
  milestone: 'milestone-1.1(b)',
  note: '',
  keep: 'false',
  ...over,
});
const told = (one: Returned): string =>
  one.kind === 'words' ? one.text : one.kind === 'dialog' ? cardText(one.card).join('\n') : 'results';
const evidence = async () => (await room.updates('1.1(b)')).map(({ said }) => said.evidence);

test('the form asks which of their open actions, for a note, and whether the words are kept', async () => {
  const form = await opens(ALEX);
  if (form.kind !== 'dialog') throw new Error(told(form));
  expect(form.title).toBe('Save as evidence');
  expect(cardText(form.card).slice(0, 2)).toEqual([
    'I keep a link to the message of Thu 3 Dec 2026, 15:30, and a link to its file. Its words stay where they are.',
    'signed.docx',
  ]);
  const inputs = cardInputs(form.card);
  expect(inputs.map(({ label }) => label)).toEqual([
    'Evidence for',
    'Or another action, by its number',
    "Note, if you like. No children's names.",
    'The words of the message',
  ]);
  const [choice] = inputs;
  expect(JSON.stringify(choice)).toContain('1.1(a) Offer home visits');
  expect(JSON.stringify(form)).not.toContain('signed.\\"');
  expect(JSON.stringify(form)).not.toContain('All six schools');
});

test('what is picked gets the link with the day of the message, and nothing of its words', async () => {
  expect(told(await saves(ALEX, filled()))).toBe(
    'Recorded. This message is now evidence for 1.1(b) Check on every two-year-old.',
  );
  expect(await evidence()).toEqual([[{ kind: 'link', url: LINK, at: MESSAGE.at }]]);
  expect(JSON.stringify(await room.updates())).not.toContain('All six schools');
  expect((await room.milestone('1.1(b)')).evidence?.count).toBe(1);
});

test('its files come by their links, its words and a note where that is said', async () => {
  await saves(ALEX, filled({ note: 'as agreed', keep: 'true' }), MESSAGE);
  expect(await evidence()).toEqual([
    [
      { kind: 'link', url: LINK, at: MESSAGE.at },
      {
        kind: 'location',
        what: 'A message in Teams of Thu 3 Dec 2026, 15:30: “All six schools have signed.” – as agreed',
      },
      { kind: 'link', url: 'https://sampleton.sharepoint.com/signed.docx' },
    ],
  ]);
});

test('a message of which Teams gives no link is described by its day', async () => {
  await saves(ALEX, filled(), { link: null, at: MESSAGE.at, text: null, files: [] });
  expect(await evidence()).toEqual([
    [{ kind: 'location', what: 'A message in Teams of Thu 3 Dec 2026, 15:30' }],
  ]);
});

test('pressed twice it counts once', async () => {
  await saves(ALEX, filled());
  expect(told(await saves(ALEX, filled()))).toMatch(/^Recorded\./);
  expect(await evidence()).toHaveLength(1);
});

test('the evidence shows when the message was sent, and opens it', async () => {
  await saves(ALEX, filled());
  const shown = await room.says(ALEX, 'show me the evidence of 1.1b');
  expect(wordsOf(shown)).toContain('Message of Thu 3 Dec 2026, 15:30');
  expect(JSON.stringify(shown)).toContain(LINK);
});

test('nothing picked, or a number that is none, keeps what was typed and says what is missing', async () => {
  const again = await saves(ALEX, filled({ milestone: '', note: 'my note' }));
  expect(told(again)).toContain('Please pick the action that it is evidence for.');
  expect(JSON.stringify(again)).toContain('my note');
  expect(told(await saves(ALEX, filled({ milestone: '', ref: '9.9' })))).toMatch(
    /no single action of that number/,
  );
  expect(await room.updates('1.1(b)')).toEqual([]);
});

test('a lead or an officer names another action by its number', async () => {
  expect(told(await saves(OFFICER, filled({ milestone: '', ref: '1.1b' })))).toMatch(
    /is now evidence for 1\.1\(b\)/,
  );
  expect((await room.updates('1.1(b)')).map(({ by }) => by)).toHaveLength(1);
});

test.each([
  ['somebody who has no part in a plan', 'sam', filled()],
  ['an action that is not theirs', ALEX, filled({ milestone: 'milestone-2.1(a)' })],
  ['an action that is nowhere', ALEX, filled({ milestone: 'milestone-of-nothing' })],
  ['a form of another make', ALEX, { do: 'confirm', proposal: 'p' }],
  ['no form at all', ALEX, null],
])('nothing is recorded of %s, and that is said', async (_name, who, data) => {
  expect(told(await saves(who, data))).toMatch(/^Nothing was (?:recorded|saved)/);
  expect(await room.updates('1.1(b)')).toEqual([]);
  expect(await room.updates('2.1(a)')).toEqual([]);
});

test('whoever may give no evidence is told so before they fill anything in', async () => {
  expect(told(await opens('sam'))).toMatch(/^Nothing was saved: evidence comes from the owner/);
});

test('words that look like a pupil’s data are not kept', async () => {
  const note = 'UPN A123456789012 of the pupil';
  expect(told(await saves(ALEX, filled({ note })))).toMatch(/Nothing was (?:stored|saved)/);
  const pupil = { ...WORDS_ONLY, text: 'Kit Sample, born 3 May 2015, NHS 943 476 5919' };
  expect(told(await saves(ALEX, filled({ keep: 'true' }), pupil))).toMatch(/Nothing was (?:stored|saved)/);
  expect(await room.updates('1.1(b)')).toEqual([]);
  // Not kept, they are nobody's concern.
  expect(told(await saves(ALEX, filled(), pupil))).toMatch(/^Recorded\./);
});
