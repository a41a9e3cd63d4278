/** Sentences and their mood: what is asked is never taken for something that was stated. */
import { claimed, HIDDEN, type Sight } from './mark.ts';
import { passesItOn } from './replies/passing-on.ts';

export type Sentence = { start: number; end: number; asks: boolean };

const SUBJECT = `(?:(?:i|we|you|u|they|he|she|it|this|that|these|those|the|there|all|any|our|my|everything|anything|everyone|anyone|anybody|somebody|someone)\\b|${claimed('item')})`;
/** What stands before a question and asks nothing: a greeting, an excuse, "I know I keep asking, but". */
const LEAD =
  "(?:(?:and|so|ok|okay|hi|hiya|hello|hey|morning|afternoon|good (?:morning|afternoon|evening)|please|pls|plz|just|but|also|right|thanks|sorry|quick (?:one|question|q)|just (?:checking|wondering)|(?:sorry|apologies|i know|no rush|when you|if you)[^,.?!\\n]{0,60}?(?:,|\\bbut\\b|,? but\\b))(?![\\w'])[ ,:-]*){0,5}";
const WANTED =
  '(?:summar(?:y|ies)|para(?:graph)?|briefing|brief|list|update|overview|breakdown|one[- ]?pager|(?:few|couple of|some) (?:lines|words|bullets)|rundown|report|run-?through|rag|status)';
const ASKING = new RegExp(
  `^${LEAD}(?:(?:what|wot|wat|which|wich|who|whose|when|where|how|hw|why)(?:'?s|'?re|'?ve)?\\b|(?:list|show|find(?! (?:attached|enclosed|herewith))|tell me|give me|gimme|get me|remind me (?:who|what|when|where|how|which|whose|if|whether|of|about)|let me (?:know|see) (?:who|what|when|where|how|which|if|whether|the|all|any|every\\w*)|summari[sz]e|draft(?! (?:only|is|was|needs?|done|due|with|should|shld|will|would|out|by|has|going|goes|went|gone|attached|sent|ready|complete|circulated|agreed|shared|policy|plan|strategy|report|to|in|on|at|[\\uE000-\\uF8FF]))|do we know|any idea|any chance|wondering|i (?:was|am|'m) (?:just )?wondering|i'd (?:be grateful|like to (?:know|see))|i(?:'ve| have) been asked for|i want to (?:know|see)|(?:i )?(?:need|want|could do with|'d like)(?: (?:an?|some|the|your|quick|short|brief)){0,3} ${WANTED})\\b|(?:the |our |my |a |an )?[\\w' ]{2,30}(?:'s| is| are| was| were| has been| keeps?) asking (?:me |us )?(?:about|for|if|whether|how|what|where|when|who|which)\\b|(?:the |all |any |just )*(?:things|actions|ones|stuff|items) (?:that|which|thats|that's|tagged|without|with no)\\b(?![^\\n]*\\b(?:are|is) (?:now|all|done|complete|on track)\\b)|got (?:any|owt)\\b|am i\\b|(?:has|did)\\s(?!(?:been|now|not|just|also|already|to|had|no|since|still|all)\\b)(?:[\\w'-]+\\s(?<!\\band\\s)){1,3}(?:gone|been|got|changed|improved|started|finished|moved|happened?|come|fallen|risen|dropped|met|get)\\b|(?:is|are)\\s(?!(?:now|not|still|all|already|also|going|slightly|on)\\b)(?:[\\w'-]+\\s){1,3}(?:down|up|improving|better|worse|rising|falling)(?=[\\s?.!]*$)|(?:is|are|has|have|did|was|were|does|do)\\s(?!(?:been|now|not|just|also|already|to|had|no|since|still|all|going|slightly|on|under|in|\\w+ing)\\b)(?![^\\n,;]*(?:\\b(?:but|no|not|none|nothing|nobody|without)\\b|n['’]?t\\b))[^\\n,;]{2,80}\\byet(?=[\\s?.!]*$)|does\\s(?:[\\w'-]+\\s){1,6}(?:come|feature|appear|crop|get|have|need|include|count|involve|cover)\\b|any(?:one|body|thing)|owt|any (?:updates?|news|evidence|proof|progress|movement|word|joy|luck|late|overdue|due|outstanding|left|reds?|ambers?|greens?|blockers?|changes?|actions?|problems|issues|concerns)\\b|(?:is|are|was|were|has|have|had|did|do|does|will|can|could|should|would|shall|may|isn't|aren't|hasn't|haven't|didn't|can't)\\s+${SUBJECT}(?!'))`,
  'i',
);
/** "3.3b is it done". */
const ASKED_OF_A_REF = new RegExp(
  `^${LEAD}${claimed('item')}[\\s:,-]*(?:is|are|was|were|has|have|did|does|do|will|can|could)\\s+(?:it|this|that|these|they|we|you|u|anyone|anybody)\\b`,
  'i',
);
/** "SEN review done or not", "county lines - who": the question stands at the end. */
const ASKED_LAST =
  /(?:\bor (?:not|no|what)|\b(?:dead or alive|(?:temperature|health) check)|[\s,;-](?:who|when|how many(?: back| in| done)?|where (?:are|r) we|who (?:leads|owns)))[\s!.]*$/i;
/** "Transitions - what's at risk", "top quartile, are we there yet": of what stands before, unless that is a report. */
const ASKED_BEHIND =
  /^(?![^,;\n-]*\b(?:all|done|complete[d]?|finished|on track|at risk|off track|fine|ok|okay|good|nearly|started|delayed|slipp\w+|booked|sent|published|approved|agreed|signed|held|sat|waiting|attached|no change|red|amber|green|it|it's|its|we|we've|i|i've)\b)[^,;\n]{2,60}?(?:[,;]|\s-)\s?(?:(?:who(?:'s|s)?|what(?:'s|s| is| are| have| do| does)|which(?:'s| is| are))\s[^\n,;]{2,30}|(?:are|have|do|did) (?:we|they)\b[^\n,;]{2,40}|(?:is|has|are|have|did) (?:it|they|we|there|this|that)\b[^\n,;]{0,40}\byet)[\s!.]*$/i;
/** "Can you mark it as done?" is a polite command; "can you put together a list" is none. */
const POLITE_COMMAND =
  /^(?:(?:hi|hello|hey|please|pls|ok)\b[ ,]*)*(?:(?:can|could|would|will) (?:you|u|we) )?(?:please |pls |just )*(?:mark|set|put(?! together)|record|log|change|close|make(?! me| a list| up))\b/i;
/** "Can you nudge me on Friday?" wants to be asked, and asks nothing. */
const WANTS_A_REMINDER = new RegExp(
  `^${LEAD}(?:(?:can|could|would|will|shall|should) (?:you|u|we|i) )?(?:(?:please|pls|plz|just) )*(?:(?:remind|chase|nudge|ping|prompt|poke|prod|ask|catch) (?:me|us)\\b(?! (?:what|wot|which|who|whose|when|where|how|why|if|whether|of)\\b)|send (?:me |us )?(?:it|this|that) again\\b|give (?:me|us) (?:until|till?|'til|another|an? (?:few|couple|extra)|more)\\b|(?:pick (?:this|it|that) (?:back )?up|come back to (?:this|it|me)|talk(?: about (?:this|it))?|discuss (?:this|it)|revisit (?:this|it)|look at (?:this|it)|do (?:this|it)|catch up|chat|speak)\\b|give me (?:a|another) (?:shout|nudge|reminder|push|prod|kick|buzz|ring|call)\\b)[^\\n]{0,80}?${claimed('date')}`,
  'i',
);
/** "The academic one, I mean": which one the question before it was about. */
const SAYS_WHICH =
  /^(?!.*\b(?:is|are|was|were|has|done|complete|not)\b)(?:i mean|as in|the|that|just|only)\s[^\n,;.]{1,40}?\b(?:ones?|i mean)[\s.!]*$|^(?:i mean|as in|meaning)\s[^\n,;.]{1,30}$/i;

/** "60?" is how far it is, and a doubt about that. */
const UNSURE_FIGURE = /^(?:(?:about|maybe|say|around|roughly)\s)?(?:\d{2}|\d{1,3}\s?%)\s?\?+$/i;

/** "List at https://..." gives one, and asks for none. */
const HANDS_OVER_A_LINK = new RegExp(
  `^${LEAD}(?:list|show|find|draft|summary|report|update|overview|breakdown)\\b[^?]*${claimed('link')}[^?]*$`,
  'i',
);

const ENDS_ASKING = /\?[\s!?.)"'\p{Extended_Pictographic}]*$/u;

/** Splits at the end of sentences and lines. Refs, dates and links must have been read before: their dots end nothing. */
export function sentencesOf(left: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (const match of left.matchAll(/[^\n]+?(?:[.!?]{1,20}(?=\s|$)|(?=\n)|$)/g)) {
    const words = match[0].trim();
    if (words === '') continue;
    const asks =
      !POLITE_COMMAND.test(words) &&
      !WANTS_A_REMINDER.test(words) &&
      !passesItOn(words) &&
      !UNSURE_FIGURE.test(words) &&
      !HANDS_OVER_A_LINK.test(words) &&
      [ENDS_ASKING, ASKING, ASKED_LAST, ASKED_BEHIND, ASKED_OF_A_REF].some((form) => form.test(words));
    const saysWhich = sentences.at(-1)?.asks === true && SAYS_WHICH.test(words);
    sentences.push({ start: match.index, end: match.index + match[0].length, asks: asks || saysWhich });
  }
  return sentences;
}

/** The sight with only some of its sentences left to read. */
export function onlySentences(
  sight: Sight,
  sentences: readonly Sentence[],
  wanted: (sentence: Sentence) => boolean,
): Sight {
  let left = sight.left;
  const hidden = sentences.filter((sentence) => !wanted(sentence));
  for (const { start, end } of hidden)
    left = left.slice(0, start) + HIDDEN.repeat(end - start) + left.slice(end);
  const isHidden = (at: number): boolean => hidden.some(({ start, end }) => at >= start && at < end);
  return { ...sight, left, marks: sight.marks.filter((mark) => !isHidden(mark.start)) };
}

/** Work that was done, is under way or is in the way. */
const PROGRESS =
  /\b(?:done|doing|do(?:es)? it|finish\w*|complet\w*|clos(?:e|ed|ing)|progress\w*|start(?:s|ed|ing)?|begun|began|going|ongoing|moving|track|risk|late|later|behind|ahead|delay\w*|slip\w*|slow\w*|stuck|block\w*|stall\w*|paus\w*|hold|held|halt\w*|wait\w*|awaiting|chas(?:ed|ing)|ready|nearly|almost|half(?:way)?|most(?:ly)?|partly|underway|under way|happen\w*|pending|outstanding|due|overdue|deadline|schedul\w*|book(?:ed|ing)|draft\w*|writ(?:ing|ten)|wrote|sent|sending|submit\w*|issued|circulated|publish\w*|launch\w*|deliver\w*|train(?:ed|ing)|met|meeting|discuss\w*|agree[ds]?|approv\w*|sign(?:ed|ing)|review(?:ed|ing)|consult\w*|recruit\w*|appoint\w*|hired|working on|worked on|set up|sorted|achiev\w*|fund\w*|budget|capacity|staff\w*|sick|vacan\w*|resourc\w*|problem|issue|trouble|difficult\w*|struggl\w*|improv\w*|worse|better|red|amber|green|per ?cent)\b|\d\s?%/i;

/** Whether words that could not be read tell of how something goes: nobody reports by a question. */
export const speaksOfProgress = (text: string): boolean =>
  PROGRESS.test(text) && !ASKING.test(text) && !ENDS_ASKING.test(text);
