/** What somebody wants help with: "help with dates", "how do papers work", "how do I attach a photo". */
import { z } from 'zod/v4';

export const HelpTopic = z.enum(['dates', 'evidence', 'away', 'boards', 'measures', 'papers', 'privacy']);
export type HelpTopic = z.infer<typeof HelpTopic>;

const NAMES: Readonly<Record<HelpTopic, string>> = {
  dates: '(?:due |agreed )?dates?|deadlines?|more time',
  evidence: 'evidence|files?|photos?|attachments?',
  away: '(?:being |going |time )?away|(?:annual )?leave|holidays?|working days|quiet days|cover',
  boards:
    '(?:the )?boards?(?: (?:posts?|summar(?:y|ies)))?|(?:the )?(?:weekly )?summar(?:y|ies)|channels?|previews?',
  measures: 'measures?|readings?|indicators?|kpis?',
  papers: '(?:board )?papers?|(?:board )?reports?|meetings?|decisions?',
  privacy:
    "privacy|data protection|gdpr|(?:personal|pupils?['’]?|children['’]?s) data|(?:children['’]?s|pupils?['’]?) names?|redact(?:ing|ions?)?",
};

const OPENING = String.raw`^(?:(?:hi|hello|please|pls|can you|could you|can i have|can i get|i need|i want|give me|show me|some|more)[\s,]+)*`;
const CLOSING = String.raw`(?: please| pls)?[\s.!?]*$`;
const wholly = (topic: string): RegExp =>
  new RegExp(
    `${OPENING}(?:(?:help(?: me)?(?: with| on| about| for)?|more (?:on|about)|on|about) (?:my |the )?(?:${topic})|(?:${topic}) help|how (?:do|does) (?:my |the )?(?:${topic}) work)${CLOSING}`,
    'i',
  );
const patterns = HelpTopic.options.map((topic) => ({ topic, whole: wholly(NAMES[topic]) }));

/** "Help with dates, evidence and boards": what stands behind the asking words. */
const LISTED = new RegExp(
  `${OPENING}(?:help(?: me)?(?: with| on| about| for)?|more (?:on|about)) (?<list>[^.!?\\n]{1,60}?)${CLOSING}`,
  'i',
);
const JOINS = /\s*(?:,|&|\band\b|\bor\b)\s*/i;
const named = HelpTopic.options.map((topic) => ({
  topic,
  whole: new RegExp(`^(?:my |the )?(?:${NAMES[topic]})$`, 'i'),
}));
const topicNamed = (name: string): HelpTopic | null =>
  named.find(({ whole }) => whole.test(name))?.topic ?? null;

/** The topics of a text that asks for help with them; none for any other text. */
export function readHelpTopics(text: string): HelpTopic[] {
  if (!/\b(?:help|how|more)\b/i.test(text)) return [];
  const only = patterns.find(({ whole }) => whole.test(text))?.topic;
  if (only) return [only];
  const names = (LISTED.exec(text)?.groups?.list ?? '').split(JOINS).filter((name) => name !== '');
  const topics = names.map(topicNamed).filter((topic) => topic !== null);
  return topics.length === names.length ? [...new Set(topics)] : [];
}

const inside = (words: string): RegExp => new RegExp(String.raw`\b(?:${words})\b`, 'i');
/** In a question about how something is done, the first of these that is spoken of. */
const spoken: readonly (readonly [HelpTopic, RegExp])[] = [
  ['evidence', inside('evidence|files?|photos?|pictures?|attach|upload|documents?')],
  ['boards', inside('boards?|summar(?:y|ies)|channels?')],
  ['papers', inside('papers?|reports?|meetings?|decisions?')],
  ['measures', inside('measures?|readings?|figures?|kpis?')],
  ['privacy', inside("privacy|data protection|pupils?|child(?:ren)?(?:['’]?s)?|redact")],
  ['away', inside('leave|holidays?|away|cover|working days')],
  ['dates', inside('dates?|deadlines?|more time')],
];

/** What "how do I …" is about; null where it names none of the topics. */
export const topicSpokenOf = (text: string): HelpTopic | null =>
  spoken.find(([, words]) => words.test(text))?.[0] ?? null;
