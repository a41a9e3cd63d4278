/** What help offers to whoever has this part: a few words and buttons for each thing that they are here. */
import type { HelpGroup } from '../../cards/help.ts';
import type { Part } from '../../domain/part.ts';
import type { Suggestion } from '../../understanding/intent.ts';
import { type Example, SAY } from './says.ts';

export type Role = Part & { officer: boolean };

/** In the person's own chat; `plain` where they have text in place of cards. */
export function groupsFor(role: Role, example: Example, plain: boolean): HelpGroup[] {
  const { owns, contributes, leads, standsIn, officer } = role;
  return [
    ...(owns ? [ofOwner(example, plain)] : []),
    ...(contributes && !owns ? [ofContributor(example)] : []),
    ...(standsIn ? [ofStandIn(example, owns)] : []),
    ...(leads || officer ? [ofLead(example)] : []),
    ...(officer ? [ofOfficer(example)] : []),
    toAsk(example),
    {
      title: 'More help',
      links: topicsFor(role),
      words: [
        plain
          ? '"Cards again" gives you cards in place of text.'
          : '"Plain text" gives you everything as numbered text in place of cards.',
      ],
    },
  ];
}

const ofOwner = ({ action }: Example, plain: boolean): HelpGroup => ({
  title: 'Your actions',
  words: [
    `Answer ${plain ? 'by number' : 'a card'}, or write: "${action} on track", "${action} slipping - waiting for data, now end of Feb", or "${action} done, minutes at https://example.org/minutes". A photo or a file is evidence, too.`,
    `"Need more time for ${action}" asks the lead, "chase me Thursday" puts me off, "I meant ${action}" puts a slip right, and "undo" takes the last answer back.`,
  ],
  buttons: [SAY.mine, SAY.roundUp, SAY.dueSoon],
});

const ofContributor = ({ action }: Example): HelpGroup => ({
  title: 'What you contribute to',
  words: [
    `Whoever answers for an action says how it stands; you can look at any time: "status of ${action}", "history of ${action}". Tell them what your part has come to.`,
  ],
  buttons: [{ label: `How ${action} stands`, say: `status of ${action}` }],
});

const ofStandIn = ({ action }: Example, owns: boolean): HelpGroup => ({
  title: 'Where you stand in',
  words: [
    `You may answer for somebody else's actions, and get their cards while they are away. Answer as if they were yours: "${action} on track". I record whose they are and that you said it.`,
  ],
  buttons: owns ? [] : [SAY.mine, SAY.roundUp],
});

const ofLead = ({ led: { action, part } }: Example): HelpGroup => ({
  title: 'As a lead',
  words: [
    `"Chase everyone silent in ${part}" shows who would be asked before anybody is. "Set ${action} due 12 February 2027" moves an agreed date. "For the board: posts are being filled (${action})" adds your words to the next summary.`,
  ],
  buttons: [SAY.leadsWeek, SAY.requests, SAY.reach],
});

function ofOfficer({ action, part, post }: Example): HelpGroup {
  const settings = [
    `"assign ${action} to kim@example.org"`,
    ...(post === null
      ? []
      : [`"assign everything in ${part} to the ${post}"`, `"the ${post} is kim@example.org from 1 January"`]),
  ];
  return {
    title: 'As a strategy officer',
    words: [
      `You may set the plan up: ${settings.join(', ')}. I show what would change, and change it after your yes.`,
      'Send me a plan, a workbook or a partner’s update sheet as a file. In a board’s channel, mention me with "set up this board".',
    ],
    buttons: [SAY.missing, SAY.inherited],
  };
}

const toAsk = ({ action, part }: Example): HelpGroup => ({
  title: 'Ask',
  words: [
    `"What's overdue in ${part}", "what's due this week", "history of ${action}", "show me the evidence of ${action}". After an answer, "export" gives it to you as a file.`,
  ],
  buttons: [SAY.overdue, SAY.changed],
});

const TOPIC = {
  dates: { label: 'Dates', say: 'help with dates' },
  evidence: { label: 'Evidence', say: 'help with evidence' },
  away: { label: 'Being away', say: 'help with being away' },
  boards: { label: 'Boards', say: 'help with boards' },
  measures: { label: 'Measures', say: 'help with measures' },
  papers: { label: 'Papers', say: 'help with papers' },
  privacy: { label: 'Privacy', say: 'help with privacy' },
} as const;

function topicsFor({ leads, officer }: Role): Suggestion[] {
  const { dates, evidence, away, boards, measures, papers, privacy } = TOPIC;
  return leads || officer
    ? [dates, evidence, away, boards, measures, papers, privacy]
    : [dates, evidence, away, boards, privacy];
}

/** In a board's channel: what a board can ask. */
export const inChannel = ({ action, part }: Example, officer: boolean): HelpGroup[] => [
  {
    title: 'Ask me here',
    words: [
      `Mention me and write, for example: "what's overdue in ${part}", "what changed since Easter", "status of ${action}", "when does the board meet". I answer in the thread, with posts in place of names.`,
    ],
    buttons: [SAY.overdue, SAY.allDue, SAY.changed, SAY.unreported],
  },
  {
    title: 'In our own chat',
    words: ['Updates, evidence and anything with names in it are for our own chat: write to me there.'],
  },
  ...(officer
    ? [
        {
          title: 'As a strategy officer',
          words: ['Which plan and priorities this board sees, and when its summary comes.'],
          buttons: [SAY.setUpBoard],
        },
      ]
    : []),
];
