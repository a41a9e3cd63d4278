/** What a person typed, freed from the markup that Teams puts around it: mentions, tags, entities. */

/** A mention as an activity lists it. */
export type Mention = {
  text?: string | null | undefined;
  mentioned?: { id?: string | undefined } | null | undefined;
};

const ATTRIBUTES = '(?:\\s+[\\w-]+="[^"<>]*")*\\s*/?';
const LINE_END = new RegExp(`<br${ATTRIBUTES}>|</(?:p|div|li|h[1-6]|blockquote)>`, 'gi');
/** Only tags that Teams writes: "5 < 6 and 7 > 3" is a sentence, and stays one. */
const TAG = new RegExp(
  `</?(?:at|p|div|span|b|strong|i|em|u|s|strike|pre|code|ul|ol|li|blockquote|h[1-6]|font|attachment)${ATTRIBUTES}>`,
  'gi',
);
const LINK = /<a\s[^<>]*href="([^"<>]*)"[^<>]*>([^<>]*)<\/a>/gi;
const ENTITY = /&(lt|gt|amp|quot|apos|nbsp|#39|#160);/g;
const CHARACTER: Record<string, string> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
  '#160': ' ',
};

/** The bare words of a message. The bot's own mention is dropped; other people's names stay, and so do links. */
export function typedText(text: string, mentions: readonly Mention[], bot: string): string {
  let bare = text;
  for (const mention of mentions) {
    if (mention.mentioned?.id === bot && mention.text) bare = bare.replaceAll(mention.text, ' ');
  }
  return bare
    .replace(LINE_END, '\n')
    .replace(TAG, '')
    .replace(LINK, (_, href: string, label: string) => (label.includes(href) ? label : `${label} ${href}`))
    .replace(ENTITY, (_, name: string) => CHARACTER[name] ?? '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}
