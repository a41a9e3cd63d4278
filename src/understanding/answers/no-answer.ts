/** Words that answer nothing: they withdraw, acknowledge, put off or do not follow, and are never taken for a reason or a name. */

const OPENING =
  "(?:(?:oops|please|pls|no|ok|okay|oh|well|um+|er+m?|actually|hi|hello|hey|just|can you|could you|i want to|i need to|i'd like to|you can)\\b[ ,.!-]*){0,5}";
const THAT =
  '(?: (?:it|that|this|one|all|them|everything|(?:that|this|my|the)(?: last| latest)? (?:one|update|answer|reply|message|entry)))?';
const CLOSING =
  '(?:[ ,]*(?:it|that|this|please|pls|thanks|thank you|now|sorry|mate|then|for now|a (?:sec|second|minute|moment|bit)|me|again|at the moment|yet|really|today|tomorrow|later))*';
const WITHDRAWS = [
  `(?:undo|revert|cancel|delete|remove|scrap|ignore|forget|clear|withdraw|discard|abort|undelete|take back|start again|start over|go back|back)${THAT}`,
  'hang on|hold on|wait|one (?:sec|second|moment|minute)|stop(?: asking| messaging| chasing| it| that)*|sorry|apologies|oops|my (?:mistake|bad)|mistake',
  'wrong (?:one|action|item|button|ref|number|person|chat)|never ?mind|nvm|leave (?:it|me)(?: alone| out)?|skip(?: it| this)?',
];
const ACKNOWLEDGES = [
  'k|kk|right|fine|sure|cool|great|good|noted|will do|understood|got it|thanks|cheers|ta|thank you|no thank(?:s| you)|hm+|uh+|eh|huh|what|pardon|test(?:ing)?|x+|lol|ha(?:ha)*|fair enough|if you say so|all right|alright|ok then|oh|y|n|yes|no|hi|hello|bye',
  'okay|ok',
];
const PUZZLED = [
  "(?:sorry )?(?:i |we )?(?:do not|don'?t|didn'?t) (?:understand|follow|get (?:it|that)|know what (?:you mean|this is|that means))(?: you| that| this| the question)*",
  "(?:say|ask)(?: that| it)? again|come again|what do you mean|(?:not|i'm not) sure what you(?:'re| are)? (?:mean|asking|want)(?: by that)?|unsubscribe|go away|shut up",
];
const POINTS_ELSEWHERE = [
  '(?:as |see |refer to )+(?:above|below|before|previous(?:ly)?|discussed|agreed|attached|said|stated|mentioned|explained|reported|usual|already (?:said|told|discussed|explained)|per (?:my |the |our )?(?:last )?(?:e-?mail|message|update|call|chat)|(?:i|we) said(?: before| already| last time)?|(?:my |the |our )?(?:last |previous |earlier )?(?:e-?mails?|messages?|updates?|notes?|reply|comments?|report|minutes))',
  "ditto|same(?: as)?(?: before| above| last time| ever)?|(?:i'?ve |i |we )?already (?:told you|said|explained|answered|reported)|you know(?: why| already)?",
];
const REFUSES = [
  "(?:that's |it's )?(?:none of|not) your (?:business|concern|problem)|mind your own(?: business)?|no comment|nothing(?: at all| really| much)?|(?:i |we )?(?:don'?t|do not) (?:care|want to say)|who cares|whatever|n\\/?a|not applicable|as ever|stuff|things|various|reasons|because|just because|long story",
];
const BUSY = [
  "(?:i'?m |i am |we'?re |currently |still )?(?:in (?:a |back to back )?(?:meetings?|class|interviews?|court)|busy|driving|teaching|on (?:a call|leave|holiday|the phone|my way|annual leave)|away|out of (?:the )?office|off sick|tied up)",
];
const NO_ANSWER = new RegExp(
  `^${OPENING}(?:${[...WITHDRAWS, ...ACKNOWLEDGES, ...PUZZLED, ...POINTS_ELSEWHERE, ...REFUSES, ...BUSY].join('|')})${CLOSING}[\\s.!?]*$`,
  'i',
);
/** What speaks of an update or of a date of the plan, and not of what is in the way. */
const SPEAKS_OF_THE_RECORD =
  /^(?:(?:no|sorry|oops|actually|and|but)\b[ ,.!]*)*(?:i (?:meant|mean)\b|the (?:agreed|due|plan'?s?) (?:date|deadline) (?:is|was|has|should|will)\b|(?:agreed|due) date\b|set (?:the )?(?:due |agreed )?date\b)/i;
const LATER =
  /^(?:(?:sorry|ok|can i|i'?ll|i will|we'?ll|will|let me|i can|i need to|need to|have to|would need to)[ ,]+)*(?:tell|let|update|get back|come back|find out|check|reply|answer|ask|look into|send|write|say|think about|confirm)\b[^\n,;]{0,30}?(?:\b(?:later|tomorrow|know|soon|shortly|monday|tuesday|wednesday|thursday|friday|next|when|after|back|it|this|you|around)\b[^\n,;]{0,20})[.! ]*$/i;
const LONGEST = 90;

/** Whether the words leave a question as open as it was. */
export const isNoAnswer = (text: string): boolean =>
  text.length <= LONGEST && (NO_ANSWER.test(text) || SPEAKS_OF_THE_RECORD.test(text));

/** "Tell you tomorrow": the answer is to come. */
export const answersLater = (text: string): boolean => text.length <= LONGEST && LATER.test(text);

/** One or two words that are causes, and could hardly be anything else. */
const CAUSE =
  /\b(?:staff\w*|capacity|workload|fund\w*|money|budget\w*|costs?|cash|grant|sick\w*|illness|absence\w*|recruit\w*|vacanc\w*|turnover|leavers?|legal|lawyers?|procure\w*|tender\w*|contracts?|suppliers?|contractors?|builders?|weather|snow|floods?|strikes?|covid|pandemic|flu|holidays?|it|ict|systems?|software|data|gdpr|hr|ofsted|dfe|icb|nhs|election|purdah|planning|consultation|delays?|delayed|freeze|restructure|reorganisation|premises|venue|room|space|transport|union\w*|governors?|cabinet|approval|sign[- ]?off|permission|partners?|schools?|parents?|engagement|take[- ]?up|demand|referrals?|wait\w*|awaiting|lack|no \w+|lost|left|late|short\w*|stuck|blocked|held|cuts?|time|resources?|resourcing|training|quality|safety|safeguarding|insurance|access|leave|maternity|retire\w*|resign\w*|priorit\w*|policy|guidance|politics|academy|trust)\b/i;
const SURE_WORDS = 4;

/** Whether words after "what is holding it up?" can hardly be anything but the reason. */
export const isSurelyAReason = (text: string): boolean =>
  CAUSE.test(text) || text.split(/\s+/).length >= SURE_WORDS;
