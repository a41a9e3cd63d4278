/** "Don't tell Sam, but 1.1b is going badly": what is said is read for itself, and nothing can be kept from anybody. */
const SECRET =
  /^(?:(?:please|pls|hi|ok|and|but|so)[ ,]+)*(?:(?:don'?t|do not|never) (?:(?:tell|mention (?:it |this )?to) (?<told>[\p{L}][\p{L}'’. -]{0,40}?)|let (?<known>[\p{L}][\p{L}'’. -]{0,40}?) know)(?: (?:yet|please|pls|this|it))*|between (?:you and me|us|ourselves)|off the record|in confidence)[ ,:;.-]+(?:but |that |and )?(?<rest>\S[\s\S]*)$/iu;

/** `from`: whom it is to be kept from, where somebody is named. */
export type Secret = { from: string | null; rest: string };

/** Null where nothing is asked to be kept. */
export function inConfidence(text: string): Secret | null {
  const found = SECRET.exec(text)?.groups;
  return found?.rest === undefined || SECRET.test(found.rest)
    ? null
    : { from: found.told ?? found.known ?? null, rest: found.rest };
}
