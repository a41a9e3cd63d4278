/** What a body is called: its full name, what stands in brackets behind it, its parts, its initials. */

const SMALL = /^(?:and|of|the|for|in|on|to|a|at|with|&)$/i;

/** Names as they are compared: lower case, no apostrophes, no leading article. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .replace(/^the /, '');

/** First letters of a name of three words or more: "Education and Learning Partnership Board" is the ELPB. */
function initialsOf(name: string): string[] {
  const words = name.split(/[^\p{L}\d'’]+/u).filter((word) => word !== '' && !SMALL.test(word));
  return words.length < 3 ? [] : [words.map((word) => word.charAt(0)).join('')];
}

/**
 * Each way of saying a body's name with the name that it stands for: a part of a name that joins two bodies
 * ("Executive and Partners") stands for itself. Explanations in brackets ("not yet agreed") are no names.
 */
export function waysToSay(name: string, aliases: readonly string[] = []): { said: string; body: string }[] {
  const bracketed = [...name.matchAll(/\(([^()]{2,200})\)/g)].map((match) => match[1] ?? '');
  const acronyms = bracketed.filter((words) => /^\p{Lu}[\p{L}&]{1,9}$/u.test(words));
  const outside = name.replace(/\([^()]*\)/g, ' ').trim();
  const variants = outside.split(/\s*\/\s*/).filter((part) => part !== '');
  const [joined = ''] = variants;
  const parts = /^(\p{L}+) and (\p{L}+)$/u.exec(joined)?.slice(1) ?? [];
  const whole = [name, outside, ...variants, ...acronyms, ...aliases, ...variants.flatMap(initialsOf)];
  const ways = [
    ...whole.map((said) => ({ said: plain(said), body: name })),
    ...parts.map((said) => ({ said: plain(said), body: said })),
  ];
  return ways.filter(({ said }, at) => said !== '' && ways.findIndex((way) => way.said === said) === at);
}

/** Whether two names are of one body, as far as the names tell: "HSIP" and "Herefordshire School ... (HSIP)". */
export function sameBody(one: string, other: string): boolean {
  const names = (name: string): string[] => waysToSay(name).map(({ said }) => said);
  const others = new Set(names(other));
  return names(one).some((said) => others.has(said));
}
