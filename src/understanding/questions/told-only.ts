/** What has the words of a question and asks nothing: a wish to be left alone, a day of one's own, a promise, a missing proof. */

const POLITE = '(?:(?:hi|hello|ok|okay|sorry|please|pls|thanks|can you|could you|just|so|and)[ ,]+){0,3}';
/** What may stand before: a ref with its colon. */
const REF = '(?:[a-z]{0,3}\\d[\\w.()]{0,8}[ ,:-]+)?';
const TOLD = new RegExp(
  `^${POLITE}${REF}(?:(?:(?:do not|don'?t|stop|quit|no need to|never|enough) (?:keep )?(?:chas|bother|ask|remind|nudg|ping|pester|hassl|email|messag|nagg?)\\w*|(?:chase|remind|nudge|ping|ask|prompt|poke|prod) (?:me|us)\\b(?! (?:what|who|when|where|which|how|of|if)\\b)|snooz\\w+|leave me\\b|(?:give|drop|send) (?!me\\b|us\\b)[\\w'-]{2,30} an? (?:prod|nudge|poke|shout|reminder|push|kick|bell|chaser)\\b|(?:remind|nudge|prod|chivvy|ping|poke|chase) (?:whoever|the (?:owner|lead)|(?!(?:me|us|up|list|lists|who|the|all|everyone|any\\w*|for|on|by|in)\\b)[\\w'-]{2,30} (?:about|on|re|for)\\b)|(?:i'?m |i am |i'll be |im )?(?:on (?:annual |sick |maternity |paternity |study |my )?(?:leave|holiday|hols|secondment)|off sick|off work|out of (?:the )?office|away\\b(?! days?\\b)|on a\\/l)|(?:i'?ll|i will|we'?ll|we will|i'?m going to|going to|will) (?:send|upload|attach|share|forward|get|drop|email|post|find|dig)\\b)|no (?:evidence|proof|minutes|paperwork)\\b[^\\n]{0,30}\\b(?:but|though|although)\\b)`,
  'i',
);

/** How one thing goes, in words that a question may have as well. */
const SAID_OF_IT =
  /^(?:(?:it'?s|it|this|that|we'?re|all|now|still|finally|just|is|very much|well|back|getting|got)\s){0,6}(?:in (?:a )?(?:much )?(?:good|better|bad|ok|decent|fine) (?:place|shape|nick|health|order)|up and running|up to speed|bearing up|holding up|(?:still )?(?:alive|a goer|happening|going ahead)|off the ground|on its feet|looking (?:good|bad|healthy|ok|grim|rosy|shaky)|in the (?:pipeline|diary)|landing|jammed|frozen|bogged down|over the line|in the bag|put to bed|boxed off|sliding|flagging|going nowhere)\b/i;

/** `inHand`: an action is in hand, of which a text without a question's form tells. */
export const isToldOnly = (text: string, inHand: boolean): boolean =>
  TOLD.test(text) || (inHand && SAID_OF_IT.test(text));
