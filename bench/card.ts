/** What it costs to render a card through its template, beside building the same object in code. */
import { isDeepStrictEqual } from 'node:util';
import { button } from '../src/cards/button.ts';
import { STATUS_CHOICES } from '../src/cards/format.ts';
import { dueRun, forecastRuns, lastWordRuns, nameRuns, restRuns, shownOf } from '../src/cards/line-words.ts';
import { type Reminder, reminderCard } from '../src/cards/reminder.ts';
import { shortOf } from '../src/cards/short-status.ts';
import { lineInput } from '../src/cards/submit.ts';
import { clip, dotted } from '../src/cards/text.ts';
import type { Line } from '../src/domain/line.ts';
import { type Bench, byTurns, compared, type Side, type Size } from './measure.ts';
import { sampleReminder } from './reminder.ts';

const SIZES: Record<Size, { rounds: number; cards: number }> = {
  full: { rounds: 15, cards: 2000 },
  tiny: { rounds: 1, cards: 2 },
};

export const card: Bench = {
  about: 'what it costs to render a card',
  async run(size) {
    const { rounds, cards } = SIZES[size];
    const asked = sampleReminder();
    const rendered = reminderCard(asked);
    const { body, actions } = rendered.card;
    const [heading, intro] = Array.isArray(body) ? body : [];
    const words = { heading: String(heading?.text), intro: String(intro?.text) };
    if (!isDeepStrictEqual(rendered.card, byHand(asked, words)))
      throw new Error(`the card by hand is another: ${JSON.stringify({ body, actions })}`);
    const [template, hand] = await byTurns(rounds, [
      side('by its template', cards, () => reminderCard(asked)),
      side('by hand', cards, () => byHand(asked, words)),
    ]);
    return [compared('A reminder of five actions', 'µs', template, hand, 3)];
  },
};

const side = (name: string, cards: number, make: () => object): Side<'µs'> => ({
  name,
  async round() {
    const began = performance.now();
    for (let n = 0; n < cards; n += 1) make();
    return { µs: ((performance.now() - began) / cards) * 1000 };
  },
});

/** The same words in an object literal: no template, no check of what came out, no measuring of its size. */
function byHand({ lines, today, zone }: Reminder, { heading, intro }: { heading: string; intro: string }) {
  const list = lines.map(shownOf);
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    msteams: { width: 'full' },
    body: [
      { type: 'TextBlock', style: 'heading', size: 'Large', weight: 'Bolder', wrap: true, text: heading },
      { type: 'TextBlock', wrap: true, spacing: 'Small', text: intro },
      ...lines.map((line) => row(line, today, zone)),
    ],
    actions: [
      button('All on track', { do: 'all-on-track', list }),
      button('Save these answers', { do: 'answer-list', list }, { style: 'positive' }),
    ],
  };
}

function row(line: Line, today: string, zone: string) {
  const words = dotted([
    [dueRun(line, today), ...restRuns(line)],
    forecastRuns(line, today),
    lastWordRuns(line, today, zone),
    [],
  ]);
  const input = {
    type: 'Input.ChoiceSet',
    id: lineInput(line.milestone),
    label: `Status of ${clip(line.ref, 30)}`,
    placeholder: 'Choose',
    choices: STATUS_CHOICES.map(({ title, value }) => ({ title, value: shortOf(value) })),
  };
  const of = line.milestone;
  const actions = [
    button('Update', { do: 'update', of }),
    button('Need more time', { do: 'more-time', of }),
    button('More', { do: 'more', of }),
  ];
  return {
    type: 'Container',
    separator: true,
    items: [
      { type: 'RichTextBlock', inlines: nameRuns(line) },
      { type: 'RichTextBlock', spacing: 'None', inlines: words },
      input,
      { type: 'ActionSet', actions },
    ],
  };
}
