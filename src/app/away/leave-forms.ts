/** What is still asked of a leave, as sentences with a gap that read as that leave once it is filled. */
import type { PlainDate } from '../../domain/plan.ts';
import { dayInWords } from '../../understanding/plan-words/scope.ts';

const away = (name: string | null): string => (name === null ? "I'm away" : `${name} is away`);

/** Its last day is missing. A null `name` is the speaker, a null `from` today. */
export function leaveForms(name: string | null, from: PlainDate | null, cover: string | null): string[] {
  const since = from === null ? '' : ` from ${dayInWords(from)}`;
  const covers = cover === null ? '' : `, ${cover} covers`;
  return [
    `${away(name)}${since} until {}${covers}`,
    `${away(name)}${since} {}${covers}`,
    `${away(name)} {}${covers}`,
  ];
}

/** Who covers is missing. */
export function coverForms(name: string | null, from: PlainDate | null, until: PlainDate): string[] {
  const days = `${from === null ? '' : `from ${dayInWords(from)} `}until ${dayInWords(until)}`;
  return [`${away(name)} ${days}, {} covers`, `${away(name)} ${days}, {}`];
}
