/** Words that take back what was recorded: a completion that is none, a hand-over that is not wanted any more. */
const NOT_DONE =
  /\b(?:not|never|isn'?t|wasn'?t|hasn'?t been|aint|ain'?t)(?: \w+){0,2} (?:done|complete[d]?|finished|closed|ready)\b|\b(?:still|put (?:it|that|this)|make (?:it|that)|re-?)(?: \w+)? ?open(?:ed)?\b|\b(?:undo|un-?close|un-?done|take (?:it|that|this) back|put (?:it|that|this) back|too (?:early|soon)|spoke too soon|jumped the gun|wrong (?:status|button|one))\b/i;

/** "No wait, not done", "undo", "reopen it" after a completion. */
export const deniesDone = (text: string): boolean =>
  text.length <= 200 && NOT_DONE.test(text) && !/\?/.test(text);

/** What stands behind it ("not done, governors still need to sign it"): why it is open; null where there is nothing. */
export function whyNotDone(text: string): string | null {
  const match = NOT_DONE.exec(text);
  const behind = match ? text.slice(match.index + match[0].length) : '';
  const why = behind
    .replace(/^[\s,.;:-]*(?:yet|after all|sorry)?[\s,.;:-]*(?:because|as|since|cos)?\s*/i, '')
    .trim();
  return why.split(/\s+/).length >= FEWEST ? why.replace(/[.!\s]+$/, '') : null;
}
const FEWEST = 3;

const KEEPS =
  /\b(?:(?:i'?ll|i will|i'?m|i am|we'?ll|we are|we'?re|i|we|am|going to|decided to|happy to)(?: \w+){0,3} (?:keep(?:ing)?|hold(?:ing)? on to|hang(?:ing)? on to|stay(?:ing)? with)(?: hold of)?(?: (?:it|this|that|the action))?|(?:stay(?:s|ing)?|remain(?:s|ing)?) (?:with me|mine)|(?:not|no longer|don'?t) (?:passing|handing|giving|pass|hand|give)\b|(?:forget|cancel|scrap|drop|stop|withdraw|ignore) (?:the |that |this )?hand(?:ing)?[ -]?over|it'?s (?:still )?mine(?: after all)?)\b/i;
const NOT_KEPT = /\b(?:not|can'?t|cannot|won'?t|don'?t) (?:going to |want to )?(?:keep|keeping|hold)\b|\?/i;

/** "Never mind, I'm keeping it", "not passing it on any more". */
export const keepsIt = (text: string): boolean =>
  text.length <= 160 && KEEPS.test(text) && !NOT_KEPT.test(text);
