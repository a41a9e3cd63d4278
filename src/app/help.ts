/** What Waymark says of itself: help and greetings, with things to say that fit the person. */
import { noticeCard } from '../cards/notice.ts';
import type { Suggestion } from '../understanding/intent.ts';
import type { Speaker } from './enrol.ts';
import type { Message, Origin } from './message.ts';

const SAYINGS: Suggestion[] = [
  { label: 'My actions', say: 'mine' },
  { label: "What's overdue?", say: "what's overdue" },
  { label: 'Help', say: 'help' },
];

const OFFICER = [
  'You are an officer here: you may update every action, and set the plan up.',
  'Say "what\'s missing" (or "what\'s missing in Priority 3") to fill gaps five at a time, and "what\'s inherited" to settle what was past when the plan went live.',
  'Say "assign 3.3(b) to kim@example.org", "assign everything in Priority 5 to the Head of Skills", "3.3(b) is due 12 February 2027", "the Head of Skills is kim@example.org from 1 January" or "half-termly reports start this term".',
  "Send me a plan, a workbook or a partner's update sheet here as a file: I show what is in it before anything is changed.",
];

export function help(speaker: Speaker, plans: readonly string[], scope: Origin['scope']): Message {
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
      text: 'You have no action or post in a plan that I keep. A strategy officer can give you one; then I will ask you about it here.',
      suggestions: [],
    });
  }
  const lines = [
    `I keep ${plans.join(' and ')}: I ask owners how their actions are going, keep what they say with its evidence, and report to the board.`,
    ...(scope === 'personal'
      ? [
          'To update, say for example "3.3b on track", "done, minutes at https://example.org/minutes" or "slipping, new date 12 March, waiting for data", or press "Update" on a card.',
          'Send me a photo or a file as evidence: say which action it is for, or I ask.',
        ]
      : ['In a channel I answer questions. Updates are for our own chat.']),
    'To ask, say "what\'s overdue in Priority 3", "what\'s due this week", "status of 3.3" or "mine".',
    ...(speaker.officer && scope === 'personal' ? OFFICER : []),
  ];
  return noticeCard({ title: 'What I can do', text: lines.join('\n\n'), suggestions: SAYINGS.slice(0, 2) });
}

export const greeting = (speaker: Speaker): Message =>
  noticeCard({
    text: `Hello ${firstName(speaker.person.name)}. Ask me what is due or overdue, or tell me how an action is going.`,
    suggestions: SAYINGS,
  });

export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
