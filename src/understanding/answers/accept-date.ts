/** A lead's word on a date that an owner expects: "accept 3.1a's date", "ok move 3.1a to the new date". */
const DATE =
  "(?:(?:new|proposed|expected|forecast|revised|later|suggested|requested|other|owner'?s?|their|his|her) )*(?:dates?|deadline|forecast|extension|move)";
const ACCEPTS = new RegExp(
  `^(?:(?:ok|okay|yes|fine|please|pls|i|we|i'm|happy to|can you|you can|let's|lets|that's fine|all right|alright)[ ,.:-]+)*(?:` +
    `(?:accept(?:ed|s|ing)?|agree(?:d|s)?(?: to| with)?|approve[ds]?|allow|grant|confirm(?:ed|s)?|sign(?:ed)? off|happy with|fine with)\\b[^?]{0,60}\\b${DATE}\\b` +
    `|(?:move|shift|change|set|put|take|go with|use|reset)\\b[^?]{0,60}\\b(?:the|that|this|their|his|her|its) ${DATE}\\b` +
    `|(?:the |that )?(?:new |proposed |expected )date\\b[^?]{0,40}\\b(?:is (?:fine|ok|okay|accepted|agreed|approved)|accepted|agreed|approved)\\b)[^?]*$`,
  'i',
);

/** A day that is named is set as such, and refusing is no acceptance. */
const ANOTHER =
  /\b(?:not|don'?t|never|reject|refuse|no)\b|\d{1,2} ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

export const acceptsDate = (text: string): boolean =>
  text.length <= 160 && ACCEPTS.test(text.trim()) && !ANOTHER.test(text);
