/** Whether a text orders a change ("mark 3.7a as done") and does not report one: what it orders is shown before it is stored. */

const POLITE = '(?:(?:please|pls|plz|can|could|would|you|hi|hey|hello|ok|and|then|now|so)\\b[ ,]{0,3}){0,5}';
const VERB =
  '(?:mark|set|change|put|flag|close(?:\\s{1,3}off)?|record|log|update|make|move|push|bring|turn|switch|show|tick(?:\\s{1,3}off)?|re-?open|complete|withdraw)';
/** What is ordered to change: something that is pointed at or named, so that "update: done" stays a report. */
const WHAT =
  '(?:it|this|that|them|these|those|both|all|everything|status|deadline|due|date|(?:the|my|our|its)\\s|(?:action|activity|item|objective|obj|priority|theme|phase)s?\\s{0,3}\\S|[a-z]{0,3}\\d)';
const COMMAND = new RegExp(`^\\W{0,5}${POLITE}${VERB}\\s{1,3}${WHAT}`, 'i');
/** "Make it clear", "show that it works" and "push this through" say something else. */
const OTHERWISE =
  /^\W{0,5}(?:make (?:it|this|that) (?:clear|work|happen)|show (?:it|this|that|them|these|those|me|the|my|our|all|everything|both)\b|push (?:it|this|that) through)/i;

/** `text` is as it was typed. */
export const isCommand = (text: string): boolean => {
  const start = text.trimStart().slice(0, 200);
  return COMMAND.test(start) && !OTHERWISE.test(start);
};
