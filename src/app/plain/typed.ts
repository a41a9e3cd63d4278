/** Takes what somebody types to a card that they got as text: a number presses its button, "Reason: ..." fills its line. */
import { pressedPlain } from '../../cards/plain.ts';
import { optionOf, type PlainCard, type PlainField, type PlainTalk } from '../../cards/plain-card.ts';
import { fieldName, fieldTeller, takenBy } from '../../cards/plain-field.ts';
import { parseSubmit, type Submit } from '../../cards/submit.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { byWhenIn } from '../../understanding/dates/day-in.ts';
import { cardTurn } from '../card-turn.ts';
import { type App, momentIn } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { find } from '../conversation/lines.ts';
import type { Answer, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { textTurn } from '../text-turn.ts';
import { keepTalk, talkOf } from './saying.ts';

/** Undefined where the text is neither a number nor a line of a card that was sent as text. */
export async function plainTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  text: string,
): Promise<Answer | undefined> {
  if (!speaker.person.plain || origin.scope !== 'personal') return undefined;
  const spoken = NUMBERED.exec(text)?.groups;
  if (spoken) return ofNumber(app, origin, speaker, Number(spoken.number), spoken.words ?? '');
  const number = /^\s*#?(\d{1,2})[.)]?\s*$/.exec(text)?.[1];
  const filled = number === undefined ? linesIn(text) : [];
  if (number === undefined && filled.length === 0) return undefined;
  const talk = await talkOf(app, origin, speaker.person.id);
  if (number !== undefined) return pressed(app, origin, speaker, talk, Number(number));
  return fillIn(app, origin, speaker, talk, filled);
}

/** "2 done": said of what stands at that number, and of nothing else in hand. */
const NUMBERED =
  /^\s*#?(?<number>\d{1,2})[.):]?\s+(?:(?:is|are|now|all)\s+)*(?<words>(?:done|complete[d]?|finished|on[ -]?track|off[ -]?track|at[ -]?risk|red|amber|green|not started|in progress|started|delayed|no change)\b[^\n]{0,300})$/i;

/** Undefined where no numbers stand for anything: then it is read as any other words. */
async function ofNumber(
  app: App,
  origin: Origin,
  speaker: Speaker,
  number: number,
  words: string,
): Promise<Answer | undefined> {
  const talk = await talkOf(app, origin, speaker.person.id);
  if (talk.cards.length === 0) return undefined;
  const option = optionOf(talk, number)?.option;
  const parsed = option && parseSubmit(option.data);
  const of = parsed?.ok ? milestoneIn(parsed.submit) : null;
  const found = of === null ? undefined : await find(app, origin, speaker, of);
  if (found) return textTurn(app, origin, speaker, `${found.line.ref} ${words}`);
  const why = option ? `${number} stands for “${option.title}”` : `no ${number} was offered`;
  const theirs = await refOffered(app, origin, speaker, talk);
  const example = theirs === undefined ? '. Say "mine" to see yours' : `, such as "${theirs} done"`;
  return say(`Nothing was recorded: ${why}. Begin with the number of the action in the plan${example}.`);
}

/** An action that one of the numbers stands for. */
async function refOffered(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { cards }: PlainTalk,
): Promise<string | undefined> {
  const [first] = cards
    .flatMap(({ options }) => options.map(({ data }) => parseSubmit(data)))
    .flatMap((parsed) => (parsed.ok ? (milestoneIn(parsed.submit) ?? []) : []));
  const found = first === undefined ? undefined : await find(app, origin, speaker, first);
  return found?.line.ref;
}

/** The one milestone that a button is about. */
const milestoneIn = (submit: Submit): string | null =>
  'of' in submit && typeof submit.of === 'string' && MILESTONES.includes(submit.do)
    ? submit.of
    : 'shown' in submit
      ? submit.shown.milestone
      : null;
const MILESTONES: readonly Submit['do'][] = ['update', 'more', 'more-time', 'open-wish'];

/** What a number pressed is kept: delivered again, it presses the same, whatever the numbers stand for by then. */
async function pressed(
  app: App,
  origin: Origin,
  speaker: Speaker,
  talk: PlainTalk,
  number: number,
): Promise<Answer | undefined> {
  const turn = commandId(origin, 'number');
  const before = talk.pressed.find((one) => one.turn === turn);
  if (before) return cardTurn(app, origin, speaker, before.data);
  if (talk.cards.length === 0) return undefined;
  const found = optionOf(talk, number);
  if (!found) {
    const most = talk.cards.reduce((sum, { options }) => sum + options.length, 0);
    return most === 0
      ? undefined
      : say(`Nothing was done: the numbers go from 1 to ${most}. Say "mine" for your list.`);
  }
  const data = pressedPlain(found.card, found.option);
  await keepTalk(app, origin, speaker.person.id, {
    ...talk,
    pressed: [...talk.pressed, { turn, data }].slice(-10),
  });
  return cardTurn(app, origin, speaker, data);
}

type Line = { label: string; value: string };

/** "Reason: waiting for HR", one or several lines of such; none when anything else is said. */
function linesIn(text: string): Line[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.flatMap((line): Line[] => {
    const match = /^\s*-?\s*([^:=]{2,120}?)\s*[:=]\s*(.*)$/su.exec(line);
    return match ? [{ label: plainLabel(match[1] ?? ''), value: (match[2] ?? '').trim() }] : [];
  });
  return read.length === lines.length ? read : [];
}

const plainLabel = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

async function fillIn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  talk: PlainTalk,
  lines: readonly Line[],
): Promise<Answer | undefined> {
  const { today } = momentIn(app, HOME_ZONE);
  const asks = (field: PlainField, { label }: Line): boolean => {
    const names = [field.label, fieldName(field.label)].map(plainLabel);
    return (
      !field.hidden && names.some((name) => name === label || (label.length > 2 && name.startsWith(label)))
    );
  };
  // The last card that asks for all of these: two cards of a turn may have lines of one name.
  const place = talk.cards.findLastIndex(({ fields }) =>
    lines.every((line) => fields.some((field) => asks(field, line))),
  );
  const card = talk.cards[place];
  if (!card) return undefined;
  const faults: string[] = [];
  const fields = card.fields.map((field) => {
    const line = lines.findLast((one) => asks(field, one));
    const value = line && sentAs(field, line.value, today);
    if (value === null) faults.push(refusal(field));
    return typeof value === 'string' ? { ...field, value } : field;
  });
  const cards = talk.cards.with(place, { ...card, fields });
  await keepTalk(app, origin, speaker.person.id, { ...talk, cards });
  return say(
    [...faults, ...(faults.length > 0 ? [''] : []), ...standing(cards, place, { ...card, fields })].join(
      '\n',
    ),
  );
}

/** As the card would send it; null when it is none of what can be filled in. */
function sentAs({ kind, choices, many }: PlainField, typed: string, today: PlainDate): string | null {
  if (typed === '') return '';
  if (kind === 'date') return byWhenIn(typed, today);
  if (kind === 'toggle')
    return /^(?:yes|y|true|on)$/i.test(typed) ? 'true' : /^(?:no|n|false|off)$/i.test(typed) ? 'false' : null;
  if (kind !== 'choice') return typed;
  const picked = (many ? typed.split(/,| and /) : [typed]).map((one) => {
    const name = plainLabel(one);
    const begins = choices.filter(({ title }) => name !== '' && plainLabel(title).startsWith(name));
    return (
      choices.find(({ title, value }) => plainLabel(title) === name || value.toLowerCase() === name) ??
      (begins.length === 1 ? begins[0] : undefined)
    );
  });
  return picked.every((one) => one !== undefined) ? picked.map(({ value }) => value).join(',') : null;
}

const refusal = (field: PlainField): string =>
  field.kind === 'date'
    ? `${fieldName(field.label)} was not filled in: that is no date I can read. Try "12 March 2027".`
    : `${fieldName(field.label)} was not filled in: it takes ${takenBy(field)}.`;

/** How the card stands now, with the numbers that send it. */
function standing(cards: readonly PlainCard[], place: number, card: PlainCard): string[] {
  const before = cards.slice(0, place).reduce((sum, { options }) => sum + options.length, 0);
  return [
    'Not saved yet:',
    ...card.fields.filter(({ hidden }) => !hidden).map(fieldTeller()),
    '',
    ...card.options.map(({ title }, index) => `${before + index + 1}. ${title}`),
    '',
    'Fill in more, or reply with a number.',
  ];
}

const say = (text: string): Answer => ({
  say: [{ summary: text.split('\n')[0] ?? text, text }],
  replace: null,
});
