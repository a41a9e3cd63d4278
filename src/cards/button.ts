/** A card's button: an Action.Execute, which every Teams client knows, with data that `submit.ts` parses. */
import type { Evidence } from '../domain/milestone.ts';
import { type Pressed, type Shown, wire } from './submit.ts';
import { clip } from './text.ts';

export type Button = {
  type: 'Action.Execute';
  verb: 'waymark';
  title: string;
  data: Record<string, unknown>;
  style?: 'positive';
  tooltip?: string;
  associatedInputs?: 'none';
};

type Look = {
  style?: 'positive';
  /** Read out where several buttons of a card have the same title. */
  tooltip?: string;
  /** `none`: what was typed stays out of the data. */
  associatedInputs?: 'none';
};

/** What the button sends parses with `parseSubmit`. */
export function button(title: string, pressed: Pressed, look: Look = {}): Button {
  return { type: 'Action.Execute', verb: 'waymark', title, data: wire(pressed), ...look };
}

/** The way back from a form or a receipt to what is left of the list; none when nothing is. */
export const backButtons = (list: readonly Shown[]): Button[] =>
  list.length > 0
    ? [button(`Back to my list (${list.length} not answered yet)`, { do: 'back', list: [...list] })]
    : [];

/** "Open file" for each file among the evidence, three at most: named where there are several. */
export function openButtons(evidence: readonly Evidence[]): Button[] {
  const files = evidence.filter((one) => one.kind === 'file').slice(0, 3);
  return files.map(({ file, name }) =>
    button(files.length === 1 ? 'Open file' : `Open ${clip(name, 40)}`, { do: 'open-file', file }),
  );
}
