/** Every phrase of docs/what-you-can-say.md, said to the sample plan by somebody there: none is missed, and what asks for a yes asks. */
import { cardActions } from '../../support/card-text.ts';
import { headingsOfPhrases, rowsUnder } from '../../support/what-you-can-say.ts';
import { openDemoRoom } from '../demo-room.ts';
import { inChannel, OFFICER, type Room, wordsOf } from '../room.ts';

let room: Room;
beforeAll(async () => {
  room = await openDemoRoom();
});
afterAll(() => room.close());

/** Who says what stands under a heading. Alex owns 3.3(b), and leads what stands around it. */
const SAYS: { readonly [heading: string]: string } = {
  "Keeping children's data out": OFFICER,
  'Changing something': OFFICER,
  'Boards and their posts': OFFICER,
  'Boards: reports, papers, meetings, decisions': OFFICER,
  'Setting the plan up': OFFICER,
  'Deputies and link officers': OFFICER,
};
const speaker = (phrase: string, heading: string): string =>
  /^Farid (?:is off sick|has left)|^quiet days of/.test(phrase) ? OFFICER : (SAYS[heading] ?? 'alex');

const MISSED =
  /did not understand|could not read|don't know what|I know no\b|do not know who|I do not know|There is no (?:post|\d)|no action of yours|Which plan do you mean/i;

/** Shown first, and done after a yes. */
const ASKS: readonly string[] = [
  'Boards and their posts',
  'Setting the plan up',
  'Deputies and link officers',
  'Changing something',
];
const SHOWS = /^(?:what's|what is held|preview|set up this board|delete everything)/;
/** What must have been said before: what stands in the plan already, or is nobody's yet, asks for no yes. */
const BEFORE: { readonly [phrase: string]: readonly [who: string, text: string][] } = {
  '3.3b is due 12 February 2027': [
    [OFFICER, 'set 3.3b due 5 February 2027'],
    [OFFICER, 'yes'],
  ],
  'stop requiring evidence': [
    [OFFICER, 'require evidence'],
    [OFFICER, 'yes'],
  ],
  'unrestrict 3.3b': [
    [OFFICER, 'restrict 3.3b'],
    [OFFICER, 'yes'],
  ],
  'remove the deputy of the Head of Inclusion': [
    [OFFICER, 'make Farid Sample deputy of the Head of Inclusion'],
    [OFFICER, 'yes'],
  ],
};
const AFTER_A_REMINDER = 'Telling how it is going';
const IN_A_CHANNEL = "In a board's channel";

test.each(headingsOfPhrases())('%s', async (heading) => {
  const wrong: string[] = [];
  for (const [phrase] of rowsUnder(heading)) {
    const who = speaker(phrase, heading);
    for (const [by, text] of BEFORE[phrase] ?? []) await room.says(by, text);
    if (heading === AFTER_A_REMINDER) await room.says(who, '3.3b?');
    const where = heading === IN_A_CHANNEL ? inChannel('team-education-partnership') : {};
    const answer = await room.says(who, phrase, where);
    const words = wordsOf(answer);
    const asks = answer.say.some(
      (message) =>
        'card' in message &&
        cardActions(message.card).some(({ title }) => /^(?:Yes|Confirm)$/.test(title ?? '')),
    );
    if (words === '' || MISSED.test(words) || (ASKS.includes(heading) && !SHOWS.test(phrase) && !asks))
      wrong.push(`${phrase}: ${words.slice(0, 200)}`);
    // What was shown is not done, and waits for no yes when the next is said.
    if (asks) await room.says(who, 'no', where);
  }
  expect(wrong).toEqual([]);
});
