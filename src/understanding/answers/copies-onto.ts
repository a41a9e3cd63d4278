/** "Same for 1.1a": what was said last is meant to hold for that one as well; "same as 1.1a" is the other way round. */
const ONTO =
  /^(?:(?:and|also|then|please|pls|ok|it'?s|its|exactly|just)[ ,]+)*(?:(?:the |exactly the )?(?:same|ditto|likewise|identical|copy (?:it|that|this))(?: (?:again|thing|story|update|answer|applies|goes|holds|is true|reason))*)[ ,]*(?:for|to|on|onto|with|goes for|applies to|of)\b(?! the (?:last|same))/i;

export const copiesOnto = (text: string): boolean => text.length <= 120 && ONTO.test(text.trim());
