/** A yes with more behind it ("yes. 1.1a done"): the yes, and what is said besides. */
const YES_FIRST =
  /^(?:yes|yep|yeah|yup|y|correct|right|agreed|confirmed|that'?s right|👍|✅)(?:[ ,]+(?:that'?s (?:right|correct|it)|it is|correct|right|thanks|thank you|please|confirm(?:ed)?))*(?:[ ]*[.,;!:\n]+\s*(?:and |also |plus )?|\s+(?:and|also|plus|then)\s+)(?<rest>\S[\s\S]+)$/iu;

/** What stands behind the yes; null where there is nothing, or what follows takes the yes back. */
export function behindYes(text: string): string | null {
  const rest = YES_FIRST.exec(text.trim())?.groups?.rest?.replace(/^(?:and|also|plus)\s+/i, '') ?? null;
  return rest === null || /^(?:but|except|only|not|no|if|when|once|unless|just)\b/i.test(rest) ? null : rest;
}
