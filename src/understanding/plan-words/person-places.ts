/** Where a sentence has a place for somebody: patterns with the name as their group. */

const TITLE =
  '(?:[Dd]r|[Mm]rs?|[Mm]s|[Mm]iss|[Pp]rof|[Pp]rofessor|[Cc]llr|[Cc]ouncillor|[Ss]ir|[Dd]ame|[Rr]ev)';
const WORD = "\\p{L}[\\p{L}'’-]{0,30}";
const UPPER = "\\p{Lu}[\\p{L}'’-]{0,30}";
/** A title, a first name and a surname; lazily, so that the words behind keep their own meaning. */
const NAME = `(?<name>(?:${TITLE}\\.?\\s)?${WORD}(?:\\s${WORD})?)`;
const LAZY = `(?<name>(?:${TITLE}\\.?\\s)?${WORD}(?:\\s${WORD})??)`;
const WRITTEN = `(?<name>(?:${TITLE}\\.?\\s)?${UPPER}(?:\\s${UPPER})?)`;
const END =
  '(?=\\s*(?:$|[?.!,;:\\n]|\\b(?:please|pls|plz|thanks|today|this|next|in|by|since|before|and)\\b))';

const HOLDS =
  '(?:down for|got|gotten|doing|(?:up|on) (?:to|with)|working on|responsible for|accountable for|own|owns|lead|leads|leading|owe|owes|look(?:s|ing)? after|handling|dealing with|in charge of|late|behind|due|overdue|outstanding|signed up|on the hook|juggling|lumbered with|carrying|supposed to|meant to|have|need|covering)';
const HOLDS_SHORTLY =
  '(?:down for|got|gotten|doing|up to|on the hook|juggling|working on|responsible for|late|behind|overdue|outstanding)';
const DID =
  '(?:(?:all |really |even |ever |already |still |not )?(?:behind|late|overdue|on (?:track|top|it)|up to date|got|repl(?:y|ied)|report(?:ed)?|updat(?:ed|e)|respond(?:ed)?|answer(?:ed)?|sen[dt]|sa(?:y|id)|done|finished|giv(?:en|e)|submit(?:ted)?|ok|okay|coping|own|lead|have|start(?:ed)?|complet(?:ed|e)|missed|slipping|in charge|responsible|working|doing))';
const THINGS =
  '(?:(?:overdue|due|late|open|outstanding|red|amber|green|other|remaining) )?(?:actions?|actns|list|stuff|bits|items?|tasks?|work|ones|things|jobs|lot|overdue|due|updates?|deadlines?|outstanding|reds?|ambers?|plate|workload|portfolio)';

/** `has`: an s at the end may be "has", "is" or a possessive without its apostrophe. */
export type PersonPlace = { pattern: RegExp; has?: true; written?: true };

const place = (pattern: string, more: Omit<PersonPlace, 'pattern'> = {}): PersonPlace => ({
  pattern: new RegExp(pattern, more.written ? 'gu' : 'giu'),
  ...more,
});

const OF_TWO =
  '\\b(?:what|wot|which|actions|anything|everything|stuff|things)(?: \\p{L}+)?(?: have| has| are| do| did| were)\\s';
/** An earlier one wins. `written`: only a name with a capital letter is one here. */
export const PERSON_PLACES: readonly PersonPlace[] = [
  place(`\\b(?<name>${TITLE}\\.?\\s${WORD}(?:\\s${UPPER})?)`, { written: true }),
  place(
    `\\b(?:what|wot|which|whats|what's|how|where|when|actions|anything|everything|all|stuff|things|ones)(?: \\p{L}+)?(?: is| are| has| have| does| did| was)\\s${LAZY}\\s${HOLDS}(?!\\p{L})`,
  ),
  place(
    `\\b(?:what|which|everything|anything|all|things|stuff|ones|actions|those|list)(?: that)?\\s${LAZY}(?:'s| is| was| has| had| hasn't| isn't| owes| owns| leads)(?: \\p{L}+)?\\s${HOLDS}(?!\\p{L})`,
  ),
  place(
    `\\b(?:what|which|how)(?:'s|s| is| are| has)\\s${LAZY}\\s(?:${HOLDS_SHORTLY}|getting on|coping|on top of)(?!\\p{L})`,
  ),
  place(`\\bwhat\\s(?!(?:has|is|was|does)\\s)(?<name>${WORD}s)\\s${HOLDS_SHORTLY}(?!\\p{L})`, { has: true }),
  place(`\\b(?:is|has|did|does|was|will|isn't|hasn't|isnt|hasnt)\\s${LAZY}\\s${DID}(?!\\p{L})`),
  place(
    `(?<![\\p{L}\\d])${NAME.replace('?<name>', '?<name>(?!(?:what|who|how|where|when|it|that|let|here|there)|(?:on|in|of|for|from|at|with|by|to|and|all|the|is|are|any|show|list|me|about)\\s)')}(?<='s|s')(?=\\s${THINGS}(?!\\p{L}))`,
  ),
  place(
    `(?<![\\p{L}\\d])(?<name>${UPPER}s)(?=\\s(?:actions|actns|list|stuff|bits|tasks|plate|workload)(?!\\p{L}))`,
    {
      has: true,
      written: true,
    },
  ),
  place(
    `(?<=^|[.?!,]\\s|\\bshow |\\bme )(?<name>${WORD}s)(?=\\s(?:actions|actns|list|stuff|bits|tasks|plate|workload)(?!\\p{L}))`,
    {
      has: true,
    },
  ),
  // "What have Ann and Ben got on".
  place(`${OF_TWO}${LAZY}\\s(?:and|&|or)\\s${WORD}(?:\\s${WORD})??\\s${HOLDS}(?!\\p{L})`),
  place(`${OF_TWO}${WORD}(?:\\s${WORD})??\\s(?:and|&|or)\\s${LAZY}\\s${HOLDS}(?!\\p{L})`),
  place(`\\bsame(?: again| thing| question)?(?: but)? (?:for|with)\\s${LAZY}${END}`),
  place(
    `\\b(?:covering|standing in|acting up|deputising|filling in) for\\s${LAZY}(?=\\s*(?:$|[?.!,;:\\n-]))`,
  ),
  place(`\\b(?:anything|any|everything|all|owt|stuff|something|which|what) of (?<name>${WORD}s)(?!\\p{L})`, {
    has: true,
  }),
  place(
    `\\b(?:owned by|assigned to|allocated to|led by|held by|belong(?:s|ing)? to|down to|down as|name of)\\s${LAZY}${END}`,
  ),
  place(
    `\\b(?:[Ff]or|[Ff]rom|with|[Bb]y|[Oo]n|[Cc]hase|[Nn]udge|[Rr]emind|[Pp]ing|about|to|[Ll]ist|[Ss]how(?: me)?|[Ff]ind)\\s${WRITTEN}(?=$|[\\s?.!,;])`,
    {
      written: true,
    },
  ),
  place(
    `\\b(?:actions?|overdue|due|outstanding|list|stuff|late|anything|everything|nothing|updates?|left|red|amber|green|chase|nudge|remind|ping)(?: (?:is|are|up|out))? (?:(?:for|from|with) )?${LAZY}\\s*(?=$|[?.!])`,
  ),
  place(`(?<=^|[,;.]\\s)${WRITTEN}(?=\\s(?:-\\s)?${THINGS}(?!\\p{L}))`, { written: true }),
];
