/** Reads what somebody asks of Waymark itself: how often it writes, who reads it, what silence does, how it ends. */
import type { Errand } from './errand.ts';
import type { ErrandReader } from './errands.ts';

const OPENING = String.raw`^(?:(?:hi|hello|hey|so|and|but|ok|okay|please|pls|just|sorry|oh|actually|can you tell me|tell me|do you know)\b[\s,.!]*)*`;
const END = String.raw`(?:[\s,]+(?:please|pls|thanks|thank you|waymark|again|now|here|then|for me))*[\s?.!]*$`;
const whole = (...words: readonly string[]): RegExp =>
  new RegExp(`${OPENING}(?:${words.join('|')})${END}`, 'i');

const WRITE =
  '(?:write|ask|message|contact|remind|chase|e-?mail|bother|nag|ping|text|nudge|card|get in touch|(?:be |keep |keep on )?(?:writing|asking|messaging|contacting|reminding|chasing|e-?mailing|bothering|nagging|pinging))';
const ME = '(?: (?:to|with))?(?: (?:me|us|people|owners|everyone|everybody))?';
const SILENT =
  "(?:say nothing|ignore (?:you|this|it|that|the card|your cards?|your messages?)|never (?:answer|reply|respond)|(?:don'?t|do not|never) (?:ever )?(?:answer|reply|respond|say anything|write back|update(?: (?:it|you|this|anything))?|do (?:anything|it|this))(?: (?:you|it|this|to (?:you|it|this|the card)|at all|in time))?)";
const MINE =
  '(?:what (?:i|we) (?:say|write|type|tell you|send|send you|put|put here|say here|report)|my (?:answers?|updates?|words|replies|messages?|reasons?|comments?)|(?:all )?(?:this|it|that))';
const DATA = '(?:personal )?(?:data|information|details|records?)';

type Of = Extract<Errand, { do: 'how-i-work' }>['of'];
/** What of it is asked. */
const ASKS: readonly (readonly [Of, RegExp])[] = [
  [
    'silence',
    whole(
      `what (?:happens|do you do|will happen|will you do|would happen) (?:if|when) (?:i|we|someone|somebody|people|an owner) ${SILENT}`,
      `what if (?:i|we) ${SILENT}`,
    ),
  ],
  [
    'often',
    whole(
      `how (?:often|frequently|regularly|many times(?: a week)?) (?:will|do|are|would|can) you(?: going to)? ${WRITE}${ME}(?: (?:a|each|every) (?:week|day|month|term))?`,
      '(?:how many|how often) (?:cards|messages|reminders|notes|e-?mails) (?:will|do|can) (?:i|you|we) (?:get|send|receive|expect)(?: me| us)?(?: (?:a|each|every|per) (?:week|day|month|term))?',
      `why (?:do|are|did|have) you (?:always |keep |keep on )?${WRITE}${ME}(?: (?:so (?:often|much|many times)|all the time|again|every (?:day|week)|this))*`,
    ),
  ],
  [
    'readers',
    whole(
      `who (?:else )?(?:sees|reads|can (?:see|read)|gets to (?:see|read)|will (?:see|read)|is (?:shown|told)) ${MINE}`,
      `(?:is|are) ${MINE} (?:private|confidential|public|secret|anonymous|shared(?: with (?:anyone|anybody|the board|others))?)`,
    ),
  ],
  [
    'held',
    whole(
      `what(?: ${DATA})? (?:do|have) you (?:got |know|store|stored|keep|kept|record|recorded|hold|held|have|remember)?(?: ?(?:about|on|of) (?:me|us))?`,
      `(?:show|send|give) me (?:all )?(?:of )?(?:my|the) ${DATA}(?: (?:that )?you (?:hold|keep|have|store))?(?: (?:about|on) me)?`,
      `(?:(?:this is|i(?:'d| would) like to make|i want to make|i make) )?(?:an? )?(?:subject access request|s\\.?a\\.?r\\.?)`,
      `(?:can you |could you |i want you to )?(?:erase|forget) (?:all )?(?:of )?(?:me|everything (?:about|on) me|my ${DATA}|what you (?:know|hold|keep|have) (?:about|on) me)`,
      `what happens to my ${DATA}(?: when i leave)?`,
    ),
  ],
  [
    'itself',
    whole(
      '(?:are you|is this|is that|am i (?:talking|speaking|writing|chatting) (?:to|with)) (?:an? )?(?:real |actual |live )*(?:human(?: being)?|person|people|robot|bot|chat ?bot|machine|computer|program|ai|somebody|someone|real|alive)(?: or (?:an? )?(?:human|person|robot|bot|machine|computer|program|ai))?',
      '(?:call|phone|ring) me(?: (?:up|back|later|tomorrow))?',
    ),
  ],
  [
    'stop',
    whole(
      '(?:stop|stop it|stop this|leave me (?:alone|be|in peace)|leave us alone|let me be|go away|unsubscribe(?: me)?|opt(?: me)? out|shut up|sign me off|get lost|mute)',
      "(?:stop|no more|cancel|switch off|turn off|mute|end|i don'?t want|unsubscribe (?:me )?from) (?:sending (?:me )?)?(?:the |my |your |these |this |any more |all )*(?:weekly |lead'?s'? |leads'? |monday )*(?:notes?|cards?|messages?|e-?mails?|notifications?|summar(?:y|ies) for me)(?: (?:to me|for me|any ?more|every week))*",
    ),
  ],
  [
    'next',
    whole(
      `when (?:will|do|are|would) you (?:next )?(?:going to )?${WRITE}${ME}(?: (?:again|next|back))*`,
      'when (?:is|comes|will be|does) (?:my|the) next (?:card|reminder|message)(?: (?:due|coming|come|to come))?',
      'when (?:do|will|would|can) i (?:next )?(?:hear from you|get (?:a|my|the|the next|my next|another) (?:card|reminder|message))(?: (?:again|next|from you))*',
    ),
  ],
];

export const readHowIWork: ErrandReader = ({ text, context }) => {
  if (context.asked !== null || text.length > LONGEST) return null;
  const of = ASKS.find(([, words]) => words.test(text))?.[0];
  return of === undefined ? null : { kind: 'errand', plan: null, errand: { do: 'how-i-work', of } };
};

const LONGEST = 120;
