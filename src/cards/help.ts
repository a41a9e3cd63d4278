/** Help on one screen: groups of a few words each, with buttons that say the thing. */
import { button } from './button.ts';
import template from './help.json' with { type: 'json' };
import { type CardMessage, compile } from './render.ts';
import { clip, escapeMarkdown, run } from './text.ts';

const fill = compile(template);

type Saying = { label: string; say: string };
export type HelpGroup = {
  title?: string;
  /** Each is a paragraph. */
  words?: readonly string[];
  /** `say` is what pressing says. */
  buttons?: readonly Saying[];
  /** As words to press, two beside each other. */
  links?: readonly Saying[];
};
export type Help = { title: string; text: string; groups: readonly HelpGroup[] };

export function helpCard({ title, text, groups }: Help): CardMessage {
  const card = fill({
    title: escapeMarkdown(title),
    lead: [[run(clip(text, 500))]],
    groups: groups.map((group) => ({
      headings: group.title === undefined ? [] : [escapeMarkdown(group.title)],
      words: (group.words ?? []).map((words) => [run(clip(words, 500))]),
      sets: setsOf(group.buttons ?? []),
      rows: rowsOf(group.links ?? []),
    })),
  });
  return { summary: clip(`${title}: ${text}`, 200), card };
}

const rowsOf = (links: readonly Saying[]): object[] =>
  links
    .flatMap((_, place) => (place % 2 === 0 ? [links.slice(place, place + 2)] : []))
    .map((pair) => ({
      columns: pair.map(({ label, say }) => {
        const { type, verb, title, data } = button(label, { do: 'say', text: say });
        return { inlines: [run(label, { selectAction: { type, verb, title, data } })] };
      }),
    }));

const setsOf = (buttons: readonly Saying[]): object[] =>
  buttons.length === 0
    ? []
    : [{ buttons: buttons.map(({ label, say }) => button(clip(label, 60), { do: 'say', text: say })) }];
