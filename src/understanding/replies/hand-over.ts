/** Parser: somebody else is to have the action ("Passing to Beth from 1st July", "ask Karen", "wrong person"). */
import { DATE, dateIn, dayAfter } from '../dates/dated.ts';
import { claimed, type How, type Mark, matchesOf, overwrite, type Parser, type Sight } from '../mark.ts';
import { nameAt, nameBefore, type SaidName } from '../plan-words/said-name.ts';

const ITEM = claimed('item');
const IT = `(?:it|this|that|this one|that one|these|them|ownership|responsibility|(?:the|this|my) (?:action|item|task|one)|everything|${ITEM})`;
const CLAUSE = '(?<=^|[\\n,;:.!(-]\\s?|\\b(?:and|but|so)\\s)';
const ASIDE =
  "(?:(?:no idea|no clue|dunno|please|pls|pl|just|maybe|probably|perhaps|sorry|hi|hello|guv|mate|you(?:'d| would)? (?:need|want|should|could|might want|better|best|had better|will need)(?: to)?|you'll need to|(?:i'd |i would )?suggest(?: you)?|best(?: to)?|better(?: to| off)?|can you|could you|it's best to)\\s+)*";

/**
 * What ends in the name: `sure` verbs name a new owner with any name, others want a capitalised one. `wanted`: "I'll pass
 * it to Kim" is enough to propose it.
 */
const naming: readonly { pattern: RegExp; how: How; wanted: boolean }[] = [
  {
    how: 'said',
    wanted: true,
    words: `\\b(?:pass(?:ed|ing)?|hand(?:ed|ing)? over|hand(?:ed|ing)?|delegat(?:ed|ing|e)|(?:re-?)?assign(?:ed|ing)?|(?:re-?)?allocat(?:ed|ing|e)|re-?direct(?:ed|ing)?|transfer(?:red|ring)?)(?:\\s+${IT})?(?:\\s+(?:over|on|across))*\\s+to\\s+`,
  },
  {
    how: 'said',
    wanted: true,
    words: `\\b(?:mov(?:e|ed|ing)|giv(?:e|en|ing)|gave|send|sent|forward(?:ed|ing)?|assign(?:ed|ing)?|switch(?:ed|ing)?|swap(?:ped|ping)?|put)\\s+${IT}(?:\\s+(?:over|on|across))*\\s+(?:to|on to|onto|with)\\s+`,
  },
  {
    how: 'said',
    wanted: true,
    words: `\\b(?:leav(?:e|ing)|left)\\s+${IT}(?:\\s+one)?\\s+(?:with|to|for)\\s+`,
  },
  {
    how: 'said',
    words: `\\b(?:(?:best|right|correct|main|proper|new) (?:person|contact|bet|one|lead|officer)(?: (?:to ask|for this|on this|now))*(?: (?:is|would be|will be|now))+|better (?:off )?(?:ask|try|speak|talk)ing(?: to| with)?)\\s+`,
  },
  {
    how: 'implied',
    words: `${CLAUSE}${ASIDE}(?:(?:needs?|wants?) to )?(?:move|switch|change|swap)(?:\\s+over)?\\s+to\\s+`,
  },
  // "Not me any more. Kim Sample since Easter."
  {
    how: 'implied',
    words: `${claimed('hand-over')}(?: any ?more)?[\\s!.,;-]{1,6}(?:(?:it's|its|that's|now|try|ask)\\s+){0,2}`,
  },
  {
    how: 'said',
    words: `${CLAUSE}(?:tell|email|message|ring|call)\\s+(?=[^\\n.;!?]{3,40}?,?\\s+(?:she|he|they|who)\\b)`,
  },
  {
    how: 'implied',
    words: `\\b(?:left|gone|moved on|retired|resigned|off sick|on maternity)(?:\\s\\w+){0,3}[\\s,.;-]+(?:so |and )?(?:it'?s )?now\\s+`,
  },
  {
    how: 'said',
    words: `${CLAUSE}${ASIDE}(?:ask(?:ing)?|try(?:ing)?|speak(?:ing)? (?:to|with)|talk(?:ing)? to|contact(?:ing)?|chase|check with|refer(?: ${IT})? to|direct(?: ${IT})? to|send(?: ${IT})? to|go to|over to)\\s+(?:(?:my|our|me)\\s+(?:colleague|manager|boss|deputy|line manager|assistant|successor|replacement)\\s+)?`,
  },
  {
    how: 'said',
    words: `\\b(?:new (?:owner|lead|contact)|owner|action owner|lead officer|my (?:replacement|successor))\\s*(?:is now|is|will be|should be|now|:|=|-)\\s*(?:now\\s+)?`,
  },
  {
    how: 'said',
    words: `\\b(?:${IT}|that's|this's|it's|its|thats)(?:\\s+(?:is|was|should be|would be|will be|now|has|have|one|ones|an?|question|matter|job|better|best|something|really|actually|all|probably))*\\s+(?:for|(?:now )?(?:sits?|lies|rests|stays|lives|belongs) (?:with|in|under)|(?:falls|comes) (?:to|under)|went to|transferred to|down to|(?:now )?belongs? to|belong to|(?:should |needs? to )?(?:go|come|be sent) to|owned by|led by|gone to|moved to|passed to|been (?:passed|moved|given|handed over|handed|reassigned|transferred|assigned) to|under)\\s+`,
  },
  {
    how: 'said',
    words: `\\b(?:replaced by|taken over by|picked up by|covered by|taken on by|you(?:'ll| will|'d| would)? (?:want|need|be after|'re after|are after))\\s+`,
  },
  {
    how: 'implied',
    words: `\\b(?:${IT}\\s+(?:is|sits|now sits|is now|now|should be|will be)|it's|its|that's|thats|${CLAUSE}(?:should|needs to|ought to) (?:be|sit|go))\\s+(?:(?:now|all|really|actually)\\s+)*(?:(?:with|to|under)\\s+)?`,
  },
].map(({ how, wanted, words }) => ({
  how: how === 'said' ? 'said' : 'implied',
  wanted: wanted ?? false,
  pattern: new RegExp(words, 'gi'),
}));

/** What a name stands before. The first row wants no more than that. */
const OWNING = [
  `(?:has|have|is|will be|'s|'ll be)?\\s?(?:now\\s)?(?:lead(?:s|ing)?(?: on)?|owns?|look(?:s|ing)? after|deal(?:s|ing)? with|do(?:es|ing)?|handl(?:es?|ing)|manag(?:es?|ing)|respons?ible for|in charge of|cover(?:s|ing)?|pick(?:s|ing|ed)? up|tak(?:es?|ing|en) on)\\s+(?:all\\s+(?:of\\s+)?)?${IT}(?!\\s+(?:bit|part|week|month|term|year|section|piece|work|meeting|session))\\b`,
  `(?:has|have|is|will be|'s|'ll be|will)\\s+(?:now\\s+|just\\s+)?(?:tak(?:en?|ing) (?:this |it |that )?(?:over|on)|tak(?:en?|ing) over (?:this|it|that)|got (?:this|it|that)(?: one)?(?=\\s*(?:$|[,;.!\\n]|covered))|(?:the |your )?(?:best |right |main |correct )?(?:person|one|man|woman|bet|contact)(?: to (?:ask|speak to|talk to|contact|chase)| for this| you (?:want|need))?|who you (?:want|need)|pick(?:ed|ing) (?:this|it|that|mine) up|got (?:this|it) now|the (?:new )?(?:owner|lead)(?: on this| for this| now)?|leading now|in charge now|responsible now)\\b`,
  `(?:(?:took|takes) (?:(?:this|it|that) )?(?:over|on)(?=\\s*(?:$|[,;.!\\n]|\\w+ (?:me|us)|from|in|on|last|when))|(?:has|have) mine\\b|pick(?:ed|s) (?:this|it|that) up)\\b`,
  `(?:has|have|had) (?:this|it|that|these)(?: one)? now\\b`,
  "'s\\s+(?:now|area|remit|job|patch|action|one|responsibility|baby|bag|thing|project)\\b",
  "(?=$|[,;.!\\n])(?<=(?:this|that|it) is [\\p{L} ]{2,40}'s)",
  // One space at a time: what is hidden is a long run of them.
].map((words) => new RegExp(`(?:\\s|(?='s))${words}`, 'giu'));

const NOT_ME = new RegExp(
  [
    `\\bwrong (?:person|man|woman|guy|chap|lady|bloke|team|officer|contact)\\b`,
    `\\bnot (?:me|mine)(?=\\s*(?:$|[\\n,;.!-]|guv|mate|sorry|i'm afraid|im afraid|any ?more|now|pal|for this|this one|on this|to (?:do|own|lead|update)))`,
    `\\b(?:isn'?t|is not|ain'?t|not|never|no longer|not really|never been|wasn'?t) (?:really )?(?:me|mine|my (?:action|area|job|one|patch|remit|responsibility|bag|role|team|project|work ?stream|task|item|thing|department|service))\\b(?! (?:to say|to decide|decision|alone|only))`,
    `\\bnot (?:really |one for |for )+(?:us|ours|me|mine)(?=\\s*(?:$|[\\n,;.!-]))`,
    `\\bwho(?: the \\w+)?(?:'s| has| have)? (?:put|gave|given|give|assigned|listed|signed|added|named|nominated|volunteered|allocated) (?:me|us|my name|this|it)\\b[^\\n,;.!?]{0,40}`,
    `\\b(?:whose|what) idea was (?:it|this)\\b[^\\n,;.!?]{0,40}`,
    `\\b(?:what(?:'?s| has| is| does)? (?:this|it) (?:got )?to do with (?:me|us))\\b`,
    `\\b(?:no longer|not|isn'?t|not really) (?:one of )?(?:ours|mine)\\b(?! (?:to|alone|only))`,
    `\\b(?:take|strike|knock) (?:my name|me|us) off(?: (?:it|this|that|here|the list))?|\\bremove (?:me|my name)(?: from (?:it|this|that|here))?`,
    `\\bnot us(?=\\s*(?:$|[\\n,;.!-]|guv|mate|sorry|any ?more|now|this time))`,
    `\\b(?:i'?m|i am|we'?re|we are|am) not (?:really |actually )?(?:the )?(?:right|best|correct|relevant|owner|lead|person|one|responsible|involved)\\b(?: (?:person|one|owner|officer|team|contact|to ask|for|of|on|in|with|this|it|that|any ?more))*`,
    `\\b(?:dunno|don'?t know|do not know|not sure|no idea|unsure|no clue)(?: yet)? who(?:'?s| is| has| will be| will| gets|'ll)? (?:now )?(?:be )?(?:pick(?:s|ing)?|tak(?:es?|ing)|cover(?:s|ing)?|do(?:es|ing)|lead(?:s|ing)?|own(?:s|ing)?|got|has|have|hav(?:e|ing)|inherits?|looks? after|looking after|responsible for)\\b[^\\n,;.]{0,30}`,
    `\\bnothing to do with (?:me|us|my team)\\b`,
    `\\b(?:i|we) (?:don'?t|do not|no longer|never) (?:own|lead|run|manage|do|deal with|look after|work (?:on|in|for|there|here)|cover|have) ?(?:on )?(?:this|it|that|these|there|here|any of this)?(?: (?:one|area|work|team|any ?more|now))*(?=\\s*(?:$|[\\n,;.!-]))`,
    `\\b(?:i'?ve|i have|have|i) (?:now )?(?:moved|changed|left|switched) (?:(?:the |that |this |my )?(?:jobs?|roles?|teams?|posts?|departments?|services?|authority|school)|on|the council)\\b`,
    `\\bi (?:don'?t|no longer) (?:work|do) (?:there|here|this|that)\\b`,
    `\\b(?:you'?ve|have you) got the wrong\\b`,
    `\\bwhy (?:the \\w+ )?(?:am i|are we|have i|have we|was i|were we|did i|do i|do we|has this|has it|is this|is it|did this|are you)\\b[^?\\n,;.!]{0,40}`,
    `\\b(?:not sure why i'?m|don'?t know why i'?m|no idea why i'?m|unsure why i'?m|why i'?m) (?:getting|down for|listed|being asked|on this)\\b`,
    `\\bshould(?:n'?t| not)?(?: (?:this|it|that))?(?: not)? (?:be|sit|go|come) (?:me|with us|to me|to us|with me|mine|on my list|assigned to me)\\b`,
  ].join('|'),
  'gi',
);

const NEGATED =
  /(?:\b(?:not|never|haven'?t|hasn'?t|won'?t|can'?t|don'?t|didn'?t|cannot|isn'?t|wasn'?t|once|when|if|until|till?|after|before|unless|whether|need(?:s|ing)? to|want(?:s|ing)? to|going to|have to|plan(?:ning)? to|try(?:ing)? to|hope to|could|might|i'll|we'll|ill|let me|i need to|i will|we will|still)|n't)\s+(?:\S+\s+){0,2}$/i;
/** "Ask Karen about the venue" asks her for something, and gives her nothing. */
const OTHER_ASK =
  /^\s+(?:(?:about|regarding|on|re|for)\s+(?!(?:this|it|that|these|here|now|an? update|updates?)\b)|if\b(?!\s+(?:that|you|it'?s|its|ok|poss|needed|needs? be|all right))|(?:whether|how|when|what|which|where|why)\b|to\s+(?!(?:lead|own|take|pick|do (?:this|it)|update (?:this|it))\b)\p{L}+)/iu;
const INTENDS =
  /(?:\b(?:i'?ll|we'?ll|(?:i|we)(?:'d like to| will| want to| would like to|'m going to|'re going to)|(?:can|could|may|shall|should) (?:i|we)|let'?s|going to|plan(?:ning)? to))\s+(?:(?:just|now|probably|be|have to)\s+)?$/i;
/** Only for an opinion or a signature: it comes back. */
const FOR_NOW =
  /^\s*(?:\([^)]{0,40}\)\s*)?(?:for|to|pending|awaiting|re)\s+(?:(?:a|an|final|their|his|her|some|the)\s+)*(?:comments?|review|sign|approval|approve|check|info|information|feedback|views?|input|quote|proof|consider|look|read|amend|edit|decision|advice|print|confirm|clarif)/i;
const OWNS =
  /^'?s?\s*(?:now|one|job|area|patch|remit|action|responsibility)?\b\s*(?:$|[\n,;.!-]|now\b|not\b)/i;
/** "Everything" may be more than the action in hand. */
const SWEEPING = /\b(?:everything|all)\b/i;
const OTHER_THING = /^\s*(?:'s\b|(?:'s)?\s+(?:email|report|data|list|office|view|site|page))/i;
const FROM = new RegExp(
  `^[^\\n.;!?]{0,40}?\\b(?:from|as (?:of|from)|wef|w\\.e\\.f\\.?|starting|with effect from|effective(?: from)?|after)\\s+(?:the\\s+)?${DATE}`,
  'i',
);
/** The place is known and the person is not. */
const WHO_IS_UNKNOWN =
  /\b(?:not sure|don'?t know|no idea|unsure|not certain|haven'?t a clue|no clue|dunno)\s+(?:who|which (?:person|officer))\b(?! put| gave)/i;
const OPENING_DATE = new RegExp(`(?:from|as of|after)\\s+(?:the\\s+)?${DATE}[\\s,]*$`, 'i');

export const handOvers: Parser = (sight) => {
  const notMe = matchesOf(NOT_ME, sight.left).map(
    (match): Mark => ({
      start: match.index,
      end: match.index + match[0].length,
      text: sight.text.slice(match.index, match.index + match[0].length),
      kind: 'hand-over',
      to: { name: null, from: null },
      how: 'said',
    }),
  );
  const rest = { ...sight, left: overwrite(sight.left, notMe) };
  const named = firstNamed(rest, notMe.length > 0);
  return named
    ? [named, ...notMe.filter((mark) => mark.end <= named.start || mark.start >= named.end)]
    : notMe;
};

function firstNamed(sight: Sight, notMe: boolean): Mark | null {
  for (const { pattern, how, wanted } of naming)
    for (const match of matchesOf(pattern, sight.left)) {
      const at = match.index + match[0].length;
      const name = nameAt(sight.left.slice(at, at + 100));
      const ahead = before(sight, match.index);
      const intends = wanted && INTENDS.test(ahead);
      if (!name || (!intends && NEGATED.test(ahead))) continue;
      const behind = sight.left.slice(at + name.length, at + name.length + 60);
      if (FOR_NOW.test(behind) || OTHER_ASK.test(behind) || (OTHER_THING.test(behind) && !OWNS.test(behind)))
        continue;
      if (how === 'implied' && !name.sure) continue;
      if (
        how === 'implied' &&
        !notMe &&
        !/^(?:'s)?\s*(?:$|[\n,;.!-]|now\b|not\b|who\b|you\b|from\b|in\b|at\b)/i.test(behind)
      )
        continue;
      const dated = OPENING_DATE.test(ahead);
      const intended = intends || /\b(?:will|going to)\s+(?:\w+\s+)?$/i.test(ahead);
      const sure =
        name.sure &&
        !intended &&
        !SWEEPING.test(match[0]) &&
        (how === 'said' || notMe || dated || /^'s now\b/i.test(behind));
      return marked(sight, match.index, at + name.length, name, sure ? 'said' : 'implied');
    }
  for (const [place, pattern] of OWNING.entries())
    for (const match of matchesOf(pattern, sight.left)) {
      const after = sight.left.slice(match.index + match[0].length - 4);
      const settled = place === 1 || /\bnow\b|\bnot (?:me|us)\b/i.test(after) || notMe;
      const name = nameBefore(sight.left.slice(0, match.index), settled);
      const start = match.index - (name?.length ?? 0);
      if (!name || NEGATED.test(before(sight, start))) continue;
      return marked(
        sight,
        start,
        match.index + match[0].length,
        name,
        name.sure && place < 5 ? 'said' : 'implied',
      );
    }
  return null;
}

const before = (sight: Sight, at: number): string => sight.left.slice(Math.max(0, at - 40), at);

function marked(sight: Sight, from: number, to: number, { name }: SaidName, how: How): Mark {
  const ahead = FROM.exec(sight.left.slice(to, to + 120));
  const opened = ahead ? null : OPENING_DATE.exec(sight.left.slice(Math.max(0, from - 60), from));
  const start = opened ? Math.max(0, from - 60) + opened.index : from;
  const end = ahead ? to + ahead[0].length : to;
  const dated = ahead ?? opened;
  const at = ahead ? to : start;
  const date = dated ? dateIn(Object.assign(dated, { index: at }), sight) : null;
  const after = /\bafter\s+(?:the\s+)?[\uE000-\uF8FF]+[\s,]*$/i.test(dated?.[0] ?? '');
  return {
    start,
    end,
    text: sight.text.slice(start, end),
    kind: 'hand-over',
    to: {
      name: WHO_IS_UNKNOWN.test(sight.text) ? null : name,
      from: date && (after ? dayAfter(date.days.to) : date.days.from),
    },
    how,
  };
}
