/** Whole texts that need no plan: help, greetings, yes and no. */
import { type HelpTopic, readHelpTopics, topicSpokenOf } from './help-topic.ts';
import type { Reading } from './intent.ts';

const POLITE = '(?:\\s*(?:please|pls|thanks|thank you|cheers|ta|mate|all|there|again|bot|team|waymark))*';
const whole = (words: string): RegExp =>
  new RegExp(`^(?:${words})${POLITE}[\\s.!,]*(?:[\\p{Emoji_Presentation}\\s])*$`, 'iu');

type Talk = 'help' | 'hello' | 'thanks' | 'noted' | 'yes' | 'no';

const rows: readonly [RegExp, Talk][] = [
  [
    /^(?:(?:please |pls |can you |i need (?:some )?)?help(?: me)?(?: out)?(?: please| pls)?|\?+|menu|commands?|options|instructions|(?:so |hi,? )?what (?:can|do|else can) (?:you|u|i) (?:do|ask|say|type)(?: here| for me)?|how (?:do(?:es)?|can) (?:i|this|you|it) (?:use (?:this|you|it)|work)|who are you|(?:sorry,? |so,? )?what (?:sort|kind|type)s? of (?:things?|questions?|stuff) (?:can|could|do|should|may) (?:i|you|we|u) \w+(?: you| here| me)?|what (?:are you|is this))[\s?!.]*$/i,
    'help',
  ],
  [
    /^(?:(?:hi|hello|hey|so|sorry|ok|and)\b[ ,]*)*what (?:do|should|can|could|must|would|might) (?:i|we|you|u) (?:type|say|write|put|enter|press|click|tap|ask)(?: (?:in|here|you|u|about|to|if|for|when)\b[^\n.]{0,50})?[\s?.!]*$/i,
    'help',
  ],
  [
    /^(?:(?:hi|hello|hey|so|sorry|ok|and)\b[ ,]*)*(?:can|could|may) (?:i|we|you|u) (?:get|have|receive|see|send|turn off|mute|stop|change)(?: me| us)? (?:this|these|those|the|my|all)(?: of)?(?: (?:stuff|reminders?|emails?|messages?|cards?|notifications?|things?|this|updates?))? (?:by|via|as|in|on|over|to) (?:an? )?(?:e-?mails?|text|texts|sms|phone|outlook|pdf|excel|my (?:phone|inbox|outlook))(?: instead| too| as well)?[\s?.!]*$/i,
    'help',
  ],
  [
    /^(?:(?:hi|hello|hey|so|sorry|ok|and)\b[ ,]*)*(?:how|where) (?:do|can|should|would|must|could|to|d'you)(?: i| we| you| u| people| owners)? (?:change|set|add|update|attach|mark|report|assign|re-?assign|upload|send|submit|record|delete|remove|move|edit|correct|undo|log|put|snooze|stop|turn|ask|get started|see my|find my|reply|answer|complete|close|hand)\b[^\n.]{0,50}$/i,
    'help',
  ],
  [
    /^(?:(?:sorry|oh|hi|hey|but|so|er+m*|um+)\b[ ,]*)*(?:(?:i |we )?(?:really |still )?(?:do not|don't|dont|didn't|didnt) (?:understand|follow|get (?:it|that|this))(?: (?:you|that|this|it|any of (?:it|this)|the question|what (?:you mean|this is)))*|what do you mean(?: by (?:that|this))?|(?:i'm |im |i am )?(?:a bit |so |very )?(?:lost|confused)|huh|pardon|come again)[\s?.!]*$/i,
    'help',
  ],
  [
    whole(
      "y|yes|yep|yeah|yup|ya|ok|okay|k|sure|confirm(?:ed)?|correct|that's right|thats right|right|go ahead|do it|please do|yes,? (?:confirm|do it|go ahead|that's right|correct)|save it|👍|👌",
    ),
    'yes',
  ],
  [
    whole(
      "n|no|nope|nah|never ?mind|cancel(?: that| it)?|forget it|don't|dont|do not|leave it|no,? (?:don't|leave it|cancel)|👎",
    ),
    'no',
  ],
  [
    /^(?:(?:lovely|great|brilliant|perfect|ok|oh|ah|super)[ ,.!-]+)*(?:thanks|thank you|cheers|ta|thx)\b(?![^\n]*(?:\d|\?|\b(?:done|track|risk|but|and|what|who|when|which|how|can|could|show|now|delayed|slipping|complete|finished|started|red|amber|green|also|just|not|progress|going)\b))[^\n]*$/i,
    'thanks',
  ],
  [
    whole(
      "thanks(?: a lot| so much| very much| a million)?|thank you(?: so much| very much)?|many thanks|thx|ty|cheers|ta|great|brilliant|lovely|perfect|excellent|fab|fantastic|amazing|(?:thanks|thank you|ta|cheers|great|ok|ah|oh)?[ ,.!-]*that(?:'s|s| is| was) (?:great|lovely|helpful|brilliant|perfect|all|really helpful|very helpful|useful|it|fab|kind|excellent)|much appreciated|appreciated|nice one|good (?:bot|job|stuff)|well done|🙏",
    ),
    'thanks',
  ],
  [
    whole(
      "got it|gotcha|understood|noted|no (?:worries|problem|bother)|np|you're welcome|lol|haha+|have a (?:good|nice|great|lovely) (?:day|weekend|evening|one)|see you (?:later|tomorrow|soon)|bye|goodbye|see you",
    ),
    'noted',
  ],
  [
    whole('hi|hiya|hello|hey|helo|morning|good (?:morning|afternoon|evening)|afternoon|(?:hello|hi|hey)[?]+'),
    'hello',
  ],
];

export function readSmallTalk(text: string): Reading | null {
  const spoken = text.replace(/[\u{1F3FB}-\u{1F3FF}]/gu, '').trim();
  if (spoken.length > LONGEST) return null;
  const topics = readHelpTopics(spoken);
  if (topics.length > 0) return pagesOn(topics);
  const talk = rows.find(([pattern]) => pattern.test(spoken))?.[1];
  switch (talk) {
    case undefined:
      return null;
    case 'help': {
      const about = topicSpokenOf(spoken);
      return about ? { kind: 'help', about } : { kind: 'help' };
    }
    case 'hello':
      return { kind: 'greeting' };
    case 'thanks':
    case 'noted':
      return { kind: 'greeting', as: talk };
    default:
      return { kind: talk };
  }
}

const LONGEST = 60;

/** "Help with dates and boards" is a page for each. */
function pagesOn(topics: readonly HelpTopic[]): Reading {
  const [first, ...others] = topics.map((about) => ({ kind: 'help', about }) as const);
  if (!first) return { kind: 'help' };
  return others.length === 0 ? first : { kind: 'several', parts: [first, ...others] };
}
