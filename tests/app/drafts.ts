/** Drafts for the app's tests: a small plan file to change at will, and the cards that come of sending it. */
import type { Answer } from '../../src/app/message.ts';
import { all } from '../../src/store/store.ts';
import { cardInputs, press } from '../support/card-text.ts';
import { cardOf, OFFICER, type Room, TENANT } from './room.ts';

/** A plan of three actions, as a file. */
export const SCHOOLS = `plan: schools
title: Schools Plan
authority: Sampleton Council
levels: [Priority, Action]
posts:
  - { id: head, title: Head of Schools, holder: alex@example.org }
items:
  - ref: '1'
    title: Every school is a good school
    items:
      - { ref: 1(a), title: Visit each school once, nature: deliverable, due: 2026-10-30, owners: [head] }
      - { ref: 1(b), title: Publish the results, nature: deliverable, due: 2027-01-29, owners: [head] }
      - { ref: 1(c), title: Find a home for the music service, nature: deliverable, when: in time }
`;

/** The plan with one part of its text put in the place of another. */
export function changed(...parts: [string, string][]): string {
  return parts.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the plan does not say ${from}`);
    return text.replace(from, to);
  }, SCHOOLS);
}

/** The officer sends this as a file; the answer is the draft's card. */
export async function sendPlan(room: Room, text: string | Uint8Array, name = 'schools.yml'): Promise<Answer> {
  room.shelf.set(name, text);
  return room.sends(OFFICER, [name]);
}

/** Presses a button of the card that an answer holds; fields are named as their inputs are. */
export const pressed = (
  room: Room,
  answer: Answer,
  title: string,
  typed: Record<string, string> = {},
  who = OFFICER,
): Promise<Answer> => room.taps(who, press(cardOf(answer), title, typed));

/** Applies a first import as of a day. */
export const applied = (room: Room, answer: Answer, goLive = '2026-12-04'): Promise<Answer> =>
  pressed(room, answer, 'Apply', { goLive });

/** The inputs of a card by id, with the value that they came with. */
export const valuesIn = (answer: Answer): Record<string, unknown> =>
  Object.fromEntries(cardInputs(cardOf(answer)).map(({ id, value }) => [id, value]));

export const planIn = (room: Room, plan = 'schools') => room.app.records.book(TENANT, plan);

/** How many documents of each of these kinds the record holds. */
export async function countsOf(room: Room): Promise<Record<string, number>> {
  const kinds = ['plan', 'item', 'milestone', 'change', 'report', 'draft', 'draft-part', 'import'] as const;
  const counts = await Promise.all(
    kinds.map(async (kind) => [kind, (await all(room.store, TENANT, { kind })).length] as const),
  );
  return Object.fromEntries(counts);
}
