/** Help with one thing, on one screen: what it means here, what to say, and what happens then. */
import type { Help } from '../../cards/help.ts';
import type { HelpTopic } from '../../understanding/help-topic.ts';
import type { Suggestion } from '../../understanding/intent.ts';
import type { Role } from './groups.ts';
import { type Example, SAY } from './says.ts';

type Page = { text: string; words: readonly string[]; buttons: readonly Suggestion[] };
type Made = (role: Pick<Role, 'leads' | 'officer'>, example: Example) => Page;

const dates: Made = (role, { action, led }) => ({
  text: 'An agreed date stands until a lead accepts another. The date that you expect is kept beside it, and boards see both.',
  words: [
    `To say when you expect it: "${action} slipping - waiting for data, now end of Feb".`,
    `To ask the lead for a later date: "need more time for ${action}, until 26 Feb because the post is frozen".`,
    ...(leadsOr(role)
      ? [
          `To move an agreed date that is yours to set: "set ${led.action} due 12 February 2027". I show the change first.`,
        ]
      : []),
    '1/2 is 1 February. Half terms, terms and bank holidays are the plan’s own, else England’s. "History of ' +
      `${action}" shows every move of its date, and why.`,
  ],
  buttons: [SAY.dueSoon, SAY.undated],
});

const evidence: Made = (_, { action }) => ({
  text: 'Evidence is a link, a file, or a word on where the thing can be found. An action that is complete without it shows as “unevidenced”.',
  words: [
    `A link: "${action} done, minutes at https://example.org/minutes".`,
    'A photo or a file: send it here with the number of its action, or on its own: then I ask which action it is for.',
    'A message in Teams: open its menu, then More actions, Save as evidence.',
    `"Show me the evidence of ${action}" lists what is there; whoever added a file can take it off again there. No children's names, please, in names of files either.`,
  ],
  buttons: [SAY.mine, { label: `Evidence of ${action}`, say: `show me the evidence of ${action}` }],
});

const away: Made = () => ({
  text: 'While you are away you are not asked. It holds for everything of yours, and ends by itself.',
  words: [
    '"I\'m away until 31 January" is shown first, and noted after your yes. Add who covers, and your cards go to them, with your name on them.',
    'Days on which you never work, and school holidays, are set once under your working days. Cards then come before them, on the last working day.',
    'Back sooner? Say "I\'m back". What is overdue still counts as overdue while you are away.',
  ],
  buttons: [SAY.workingDays, SAY.back],
});

const boards: Made = (role, { led: { action } }) => ({
  text: 'A board gets a summary in its channel every week: what moved, what is overdue, what needs it. It names posts, not people.',
  words: [
    'Members can ask there at any time: mention me, with a question. They see their board’s part of the plan and nothing else.',
    ...(leadsOr(role)
      ? [
          'Two working days before a summary goes out, leads and officers get it as it will be. You may add words or hold it; nobody changes a figure.',
          `"For the board: posts are being filled (${action})" adds your words. "Restrict ${action}" keeps its title and words from boards; it still counts.`,
        ]
      : [
          'What you write in an update is for whoever works on the plan. A lead chooses which words a board reads.',
        ]),
    ...(role.officer ? ['To connect a channel: mention me there with "set up this board".'] : []),
    'A summary is never changed afterwards: a correction comes as a reply to it.',
  ],
  buttons: leadsOr(role) ? [SAY.preview, SAY.changed] : [SAY.changed],
});

const measures: Made = () => ({
  text: 'A measure is what success is read by. A reading is a figure for a time, or a sentence where there is no figure.',
  words: [
    'I ask for a reading with your card when one is wanted: yearly, unless the plan says otherwise. You can give one at any time, with its time: "my readings" has a form for each.',
    'Say where the figure is from, and whether it is provisional. A final figure goes before a provisional one; nothing is lost.',
    'Of a count of children from 1 to 4, only those who lead or own that part see the figure: everybody else reads “fewer than 5”.',
  ],
  buttons: [SAY.readings, SAY.unread],
});

const papers: Made = (role, { board }) => ({
  text: 'Reports and papers for a board are made from the record, in Word and as a workbook.',
  words: [
    `${board === null ? '' : `"Termly report for ${board}", "paper for ${board}" or `}"yearly review": the main figures come here, and leads and officers get the files with them.`,
    'A paper is frozen on its day before the meeting and stays as it was. What moved after that is listed apart.',
    ...(role.officer && board !== null
      ? [
          `"${board} meets on 12 January" counts the other dates back from the meeting. "Decision of ${board} on 12 January: open two more mentor places" records a decision.`,
        ]
      : []),
  ],
  buttons: board === null ? [SAY.yearly] : [SAY.meetings, SAY.sincePapers, SAY.yearly],
});

const privacy: Made = (role, { action }) => ({
  text: 'No children’s names, please: not in a reason, a comment, a link or the name of a file.',
  words: [
    'What looks like a child’s data is held back before it is stored, and you choose: say it in other words, or tell me that it is not about a child.',
    'Your updates carry your name for those who work on the plan. In a board’s channel and in papers posts stand in place of names.',
    role.officer
      ? `If something got in, "redact ${action}" takes its words out for good, once a second officer has agreed. Status and figures stay.`
      : 'If something got in, tell a strategy officer: two of them together can take the words out for good.',
  ],
  buttons: role.officer ? [SAY.redactions] : [],
});

const leadsOr = ({ leads, officer }: Pick<Role, 'leads' | 'officer'>): boolean => leads || officer;

const PAGES: Readonly<Record<HelpTopic, readonly [title: string, made: Made]>> = {
  dates: ['Help with dates', dates],
  evidence: ['Help with evidence', evidence],
  away: ['Help with being away', away],
  boards: ['Help with boards', boards],
  measures: ['Help with measures', measures],
  papers: ['Help with reports and papers', papers],
  privacy: ['Help with privacy', privacy],
};

/** The page of a topic; `open`: whether its buttons answer here. */
export function topicPage(topic: HelpTopic, role: Role, example: Example, open: boolean): Help {
  const [title, made] = PAGES[topic];
  const { text, words, buttons } = made(role, example);
  return {
    title,
    text,
    groups: [{ words }, { buttons: [...(open ? buttons : []), SAY.help] }],
  };
}
