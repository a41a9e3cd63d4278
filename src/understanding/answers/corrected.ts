/** "I meant 90%": the words that were meant instead, to be read by themselves. */

const MEANT =
  /^(?:(?:sorry|oops|no|nope|actually|wait|and|but|my mistake|my bad|hang on)\b[ ,.!-]*){0,4}i (?:meant|mean)(?: to (?:say|put|write|type))?[ ,:]+(?<rest>\S.{0,100})$/is;

/** Null where nothing is put right so. */
export const correctedTo = (text: string): string | null => MEANT.exec(text)?.groups?.rest?.trim() ?? null;
