/** What Waymark says of itself: help and greetings, with things to say that fit the person. */
import { noticeCard } from '../cards/notice.ts';
import { type Book, topOf } from '../domain/book.ts';
import { type Item, isAction } from '../domain/plan.ts';
import type { Suggestion } from '../understanding/intent.ts';
import type { Speaker } from './enrol.ts';
import type { Message, Origin } from './message.ts';

const SAYINGS: Suggestion[] = [
  { label: 'My actions', say: 'mine' },
  { label: "What's overdue?", say: "what's overdue" },
  { label: 'Help', say: 'help' },
];

/** What sentences take as an example: an action, and the priority that it stands under, as the plan calls them. */
type Example = { action: string; part: string };

function exampleIn(books: readonly Book[], { person, officer }: Speaker): Example {
  const isTheirs = ({ plan }: Book, { owners }: Item): boolean =>
    owners.some(
      ({ key }) =>
        key === `person:${person.id}` ||
        plan.posts.some(({ id, holders }) => key === `post:${id}` && holders.at(-1)?.person === person.id),
    );
  const book =
    books.find((one) => one.items.some((item) => isAction(item) && isTheirs(one, item))) ?? books[0];
  const actions = book?.items.filter(isAction) ?? [];
  const action = (officer ? undefined : actions.find((item) => book && isTheirs(book, item))) ?? actions[0];
  const top = book && action ? topOf(book, action) : undefined;
  const level = book?.plan.levels[0];
  return {
    action: action?.ref ?? 'it',
    part: top ? `${level === undefined ? '' : `${level} `}${top.ref}` : 'the plan',
  };
}

const toldBy = ({ action }: Example): string[] => [
  `To update, say "${action} on track", "slipping - waiting for data, now end of Feb", "done, minutes at https://example.org/minutes" or "no change", or press "Update" on a card.`,
  `"Chase me Thursday" puts me off until then, "ask Kim, from 1 July" hands an action over, "For Kim: ${action} done" records somebody else's word, and "I meant ${action}" puts a slip right.`,
  'Send me a photo or a file as evidence: say which action it is for, or I ask.',
];

const askedBy = ({ action, part }: Example): string =>
  `To ask, say "what's overdue in ${part}", "what's due this week", "what changed since Easter", "history of ${action}", "show me the evidence of ${action}" or "mine".`;

const setBy = ({ action, part }: Example): string[] => [
  'You are an officer here: you may update every action, and set the plan up.',
  `Say "what's missing" (or "what's missing in ${part}") to fill gaps five at a time, and "what's inherited" to settle what was past when the plan went live.`,
  `Say "assign ${action} to kim@example.org", "assign everything in ${part} to the Head of Skills", "set ${action} due 12 February 2027", "the Head of Skills is kim@example.org from 1 January" or "half-termly reports start this term": I show what would change, and change it after your yes.`,
  "Send me a plan, a workbook or a partner's update sheet here as a file: I show what is in it before anything is changed.",
];

export function help(speaker: Speaker, books: readonly Book[], scope: Origin['scope']): Message {
  const plans = books.map(({ plan }) => plan.title);
  if (plans.length === 0 && scope === 'channel') {
    return noticeCard({
      text: 'Here I answer only in the channel of a board, about its plan. Ask me in our own chat.',
      suggestions: [],
    });
  }
  if (plans.length === 0 && speaker.officer) {
    return noticeCard({
      title: 'No plan is here yet',
      text: 'Send me your plan as a file: a document (.docx, .pdf), a workbook (.xlsx, .csv) or a plan file (.yml, .json). I show you what I read, and nothing is in use before you apply it.',
      suggestions: [],
    });
  }
  if (plans.length === 0) {
    return noticeCard({
      title: 'Nothing here is yours yet',
      text: "You have no action or post in a plan that I keep, so I can't answer here. Questions about a plan are answered in the channel of its board in Teams: mention me there. If an action should be yours, a strategy officer can give it to you; then I ask you about it here.",
      suggestions: [],
    });
  }
  const example = exampleIn(books, speaker);
  const lines = [
    `I keep ${plans.join(' and ')}: I ask owners how their actions are going, keep what they say with its evidence, and report to the board.`,
    ...(scope === 'personal'
      ? toldBy(example)
      : ['In a channel I answer questions. Updates are for our own chat.']),
    askedBy(example),
    ...(speaker.officer && scope === 'personal' ? setBy(example) : []),
  ];
  return noticeCard({ title: 'What I can do', text: lines.join('\n\n'), suggestions: SAYINGS.slice(0, 2) });
}

export const greeting = (speaker: Speaker): Message =>
  noticeCard({
    text: `Hello ${firstName(speaker.person.name)}. Ask me what is due or overdue, or tell me how an action is going.`,
    suggestions: SAYINGS,
  });

export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
