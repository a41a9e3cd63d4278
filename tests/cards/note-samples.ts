/** The note to officers in its fullest and its barest form. */
import { type Note, noteCard } from '../../src/cards/note.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import type { OutOfReach, Unsent, Wish } from '../../src/domain/unsent.ts';
import { NOW, TODAY, ZONE } from './lines.ts';

export const unsent = (over: Partial<Unsent> = {}): Unsent => ({
  key: 'summary:wigan:partnership:2026-W48',
  since: NOW,
  about: 'summary',
  to: { kind: 'board', body: 'Wigan Education Partnership', plan: 'Wigan education strategy' },
  stands: 'asks',
  reason: 'ECONNRESET',
  mayRetry: true,
  decided: null,
  ...over,
});

export const unreached = (name: string, over: Partial<OutOfReach> = {}): OutOfReach => ({
  person: name.toLowerCase(),
  name,
  why: 'not-met',
  actions: 2,
  ...over,
});

export const noteOf = (over: Partial<Note> = {}) =>
  noteCard({
    note: 'note:t:olu:2026-11-23',
    messages: [unsent()],
    people: [],
    wishes: [],
    zone: ZONE,
    today: TODAY,
    ...over,
  });

export const wish = (over: Partial<Wish> = {}): Wish => ({
  milestone: 'm-33b',
  update: 'u-1',
  by: 'Alex Sample',
  ref: '3.3(b)',
  title: 'Agree the missing education protocol',
  plan: 'Wigan education strategy',
  handOver: { name: 'Beth Sample', from: '2027-07-01' },
  ...over,
});

const LONG = 'A board with a name that goes on and on, as some of them really do, '.repeat(4);

/** One of every form, by name. */
export const noteSamples = (): Record<string, CardMessage> => {
  const card = { about: 'reminder', to: { kind: 'person', name: 'Alex Sample' }, reason: '400' } as const;
  const settled = { by: 'Olu Officer', at: NOW } as const;
  const many = Array.from({ length: 30 }, (_, place) => place);
  return {
    'note with a question': noteOf(),
    'note with all kinds of matter': noteOf({
      messages: [
        unsent(),
        unsent({ key: 'a', stands: 'failed', reason: '404 ConversationNotFound' }),
        unsent({ ...card, key: 'b', stands: 'failed' }),
        unsent({ ...card, key: 'c', stands: 'failed', mayRetry: false }),
      ],
      people: [
        unreached('Robin'),
        unreached('Kim', { why: 'left', actions: 1 }),
        unreached('Lee', { why: 'blocked', actions: 0 }),
      ],
    }),
    'note that is settled': noteOf({
      messages: [
        unsent({ stands: 'sent', decided: { as: 'arrived', ...settled } }),
        unsent({ key: 'a', stands: 'waits', decided: { as: 'again', ...settled } }),
        unsent({ key: 'b', stands: 'sent', decided: { as: 'again', ...settled } }),
        unsent({ key: 'c', stands: 'dropped', decided: { as: 'dropped', by: null, at: NOW } }),
      ],
      alert: 'Nothing was changed: it has been settled meanwhile, as you see below.',
    }),
    'note at its longest': noteOf({
      messages: many.map((place) =>
        unsent({ key: `${place}${'k'.repeat(250)}`, to: { kind: 'board', body: LONG, plan: LONG } }),
      ),
      people: many.map((place) => unreached(`${place} ${LONG}`)),
      wishes: many.map((place) =>
        wish({
          update: `${place}`,
          by: LONG,
          title: LONG,
          plan: LONG,
          handOver: { name: LONG, from: TODAY },
        }),
      ),
    }),
    'note about wishes alone': noteOf({ messages: [], wishes: [wish()] }),
    'note about people alone': noteOf({ messages: [], people: [unreached('Robin', { actions: 1 })] }),
  };
};
