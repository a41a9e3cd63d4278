/** A field of a card that was sent as text: how its line reads, and what it is called there. */
import { longDay } from './format.ts';
import type { PlainField } from './plain-card.ts';
import { asDate } from './submit.ts';
import { CARE } from './words-of-care.ts';

/** More choices than this are not read out. */
const MOST_CHOICES = 15;
const MOST_TOLD_AGAIN = 5;
const OPTIONAL = '(optional)';

/** Tells the fields of a text one after the other: a long list of choices is told once. */
export function fieldTeller(): (field: PlainField) => string {
  const told = new Set<string>();
  return (field) => {
    const choices = JSON.stringify(field.choices);
    const again = field.choices.length > MOST_TOLD_AGAIN && told.has(choices);
    told.add(choices);
    return fieldLine(field, again);
  };
}

/** "Reason: waiting for HR", "Status: not filled in (takes one of On track, At risk, Off track)". */
export function fieldLine(field: PlainField, again = false): string {
  const { label, value, choices, kind } = field;
  const chosen = value
    .split(',')
    .flatMap((one) => choices.find((choice) => choice.value === one)?.title ?? []);
  const typed = kind === 'date' ? dateWords(value) : value;
  const stands = choices.length > 0 ? chosen.join(', ') : typed;
  const notes = stands === '' ? emptyNotes(field, again) : otherNotes(field, chosen);
  return `- ${fieldName(label)}: ${stands === '' ? 'not filled in' : stands}${notes === '' ? '' : ` (${notes})`}`;
}

const emptyNotes = (field: PlainField, again: boolean): string => {
  const takes = again ? 'one of the same' : takenBy(field);
  return [
    ...(field.label.includes(OPTIONAL) ? ['optional'] : []),
    ...(takes === '' ? [] : [`takes ${takes}`]),
  ].join(', ');
};

const otherNotes = ({ choices, many }: PlainField, chosen: readonly string[]): string => {
  const others = choices.map(({ title }) => title).filter((title) => !chosen.includes(title));
  return others.length === 0 ? '' : `or ${offer(others, many)}`;
};

/** "one of On track, At risk, Off track", "a number"; empty where it takes any words. */
export const takenBy = ({ choices, many, kind }: PlainField): string =>
  choices.length > 0
    ? offer(
        choices.map(({ title }) => title),
        many,
      )
    : KINDS[kind];

function offer(titles: readonly string[], many: boolean): string {
  const [only, second] = titles;
  if (titles.length === 1 && only) return `“${only}”`;
  if (titles.length === 2 && !many) return `“${only}” or “${second}”`;
  const of = many ? 'any of' : 'one of';
  if (titles.length > MOST_CHOICES) return `${of} ${titles.length}, such as ${titles.slice(0, 3).join(', ')}`;
  return `${of} ${titles.join(titles.some((title) => title.includes(',')) ? '; ' : ', ')}`;
}

const KINDS = {
  text: '',
  number: 'a number',
  date: 'a date, such as 12 March 2027',
  choice: '',
  toggle: 'yes or no',
} as const;

const dateWords = (value: string): string => {
  const date = asDate(value);
  return date === null ? value : longDay(date);
};

/** What a field is called, without what its label says to whoever sees the form; a colon follows it, so it has none. */
export const fieldName = (label: string): string =>
  label
    .replace(CARE, '')
    .replace(OPTIONAL, '')
    .replace(/[\s.:?]+$/, '')
    .replace(/\s*:\s+/g, ', ');

/** As much of the name as tells it from the others. */
export function shortName(label: string, others: readonly string[]): string {
  const name = fieldName(label);
  const short = name.split(/[?,]\s|\s\(|[.]\s/, 1)[0]?.trim() ?? '';
  const fits = short !== '' && others.every((other) => !fieldName(other).startsWith(short));
  return fits ? short : name;
}
