/** Questions that are none: who asks why it came to them, or whether somebody else could be asked, hands the action on. */

const PLEASE = '(?:(?:hi|hello|hey|sorry|ok|so|and|but|please|pls|plz|just|maybe|perhaps)\\b[ ,]{0,3}){0,4}';
const WOULD_YOU =
  "(?:(?:can|could|would|will|might|may) (?:you|u|we|i)|would it be (?:better|best|ok|possible)|is it (?:better|best|possible)|wouldn'?t it be better|any chance (?:you|u) (?:can|could)|do you mind|would you mind)";
const SOMEBODY =
  "(?!(?:me|us|him|her|them|it|this|for|if|whether|how|what|when|why|again|about|to)\\b)[\\p{L}'&.-]{2,30}(?:\\s(?!(?:how|if|whether|about|for|what|when|why|where|which|to|that)\\b)[\\p{L}'&.-]{2,30}){0,4}?";
const INSTEAD =
  '(?=\\s*(?:$|[\\n,;.?!(-]|(?:instead|please|pls|now|not me|from now|as|because|cos|on this|for this|about this|who|she|he|they|if|in|at)\\b))';
const TO =
  '(?:(?:it|this|that|these|them|this one|that one|the action)\\s(?:on |over |across )?)?(?:on )?(?:to|with)';

const PASSES_ON = new RegExp(
  [
    `^${PLEASE}${WOULD_YOU} (?:please |pls |just |to |be )*(?:ask(?:ing)?|try(?:ing)?|contact(?:ing)?|speak(?:ing)? (?:to|with)|talk(?:ing)? to|check(?:ing)? with|(?:send|redirect|direct|pass|hand|give|move|transfer|re-?assign|assign|forward|switch|put|leave)(?:ing)? ${TO}) ${SOMEBODY}${INSTEAD}`,
    `^${PLEASE}who(?: the \\w+)?(?:'?s| has| have)? (?:put|gave|given|give|assigned|listed|signed|added|named|nominated|volunteered|allocated|decided|said) (?:(?:me|us|my name|this (?:one )?to (?:me|us)|it to (?:me|us))\\b|(?:this|it) was (?:me|mine|ours))`,
    `^${PLEASE}(?:whose|what) idea was (?:it|this)[^?\\n]{0,30}\\b(?:me|us|my)\\b`,
    `^${PLEASE}why (?:the \\w+ )?(?:am i|are we|have i|have we|was i|were we|did i|do i|do we|has this|has it|is this|is it|did this|does this|are you)\\b[^?\\n]{0,30}\\b(?:getting|get|got|down|on|asked|asking me|chased|chasing me|sent|receiving|named|listed|with me|with us|(?:come|coming|sent|assigned) to (?:me|us)|mine|ours)\\b`,
    `^${PLEASE}what(?:'?s| has| is| does)? (?:this|it) (?:got )?to do with (?:me|us)\\b`,
    `^${PLEASE}(?:should|shouldn'?t) (?:this|it|that)(?: one)? (?:not |really )?(?:be|go|sit|come) (?:with|to) (?:me|us)\\b`,
  ].join('|'),
  'iu',
);

/** Whether the words of a sentence ask in form only. */
export const passesItOn = (words: string): boolean => PASSES_ON.test(words.slice(0, 200));
