/** "Rest on track", "the other two are on track": what is said of those of a list that were not named before. */
const REST =
  /^(?:(?:and|but|so|ok|then|with)\s+)*(?:all (?:of )?)?(?:the |my )?(?:rest(?: of (?:them|it|these|those|mine))?|others|other ones?|other (?:two|three|four|five|six|\d)|remaining (?:ones?|two|three|four|five|\d)|remainder|everything else|all (?:the )?others?)(?:\s+(?:is|are|all|both|still|remain|remains))*[\s,:-]+(?<words>\S[\s\S]*)$/i;

/** What is said of them; null where the text speaks of something else. */
export const saidOfRest = (text: string): string | null =>
  text.length > 300 || text.includes('?') ? null : (REST.exec(text.trim())?.groups?.words ?? null);
