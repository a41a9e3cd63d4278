/** People's words that stand in the record beside updates: a decline, words for a board, a hold, a decision, a reason, a reading. */
import type { BoardPost } from '../boards/board-post.ts';
import type { Change } from '../change.ts';
import type { Reading } from '../measure.ts';
import type { Decision } from '../papers/decision.ts';
import type { Item, Measure, Plan } from '../plan.ts';
import type { Request } from '../request.ts';
import type { Vouched } from './vouched.ts';

/** A record that may hold such words, as it is stored. */
export type Holder =
  | { kind: 'request'; id: string; body: Request }
  | { kind: 'board-post'; id: string; body: BoardPost }
  | { kind: 'decision'; id: string; body: Decision }
  | { kind: 'change'; id: string; body: Change }
  | { kind: 'item'; id: string; body: Item }
  | { kind: 'plan'; id: string; body: Plan };

export const HOLDERS = ['request', 'board-post', 'decision', 'change', 'item', 'plan'] as const;

/** Words at one place of one record; nothing else is at that place, also when the record changes. */
export type Worded = {
  /** `<id of the record>/<field>`: an update's id has no stroke. */
  place: string;
  /** "reason of a decline": what it is, in words. */
  what: string;
  words: string;
  plan: string;
  /** The action that it is about; null where it is about none. */
  item: string | null;
  by: string | null;
  at: string;
  vouched: Vouched | undefined;
};

export const isPlace = (id: string): boolean => id.includes('/');
export const recordOf = (place: string): string => place.slice(0, place.indexOf('/'));

/** Says for each of the words what is to stand there; the same words leave them. */
type Rewrite = (text: Worded) => string;

/** All such words of a record, in its order. What repeats the words of an update is that update's. */
export function textsIn(holder: Holder): Worded[] {
  const found: Worded[] = [];
  rewritten(holder, (text) => {
    found.push(text);
    return text.words;
  });
  return found;
}

/** The record with other words at one place. */
export const withWords = (holder: Holder, place: string, words: string): Holder =>
  rewritten(holder, (text) => (text.place === place ? words : text.words));

function rewritten(holder: Holder, rewrite: Rewrite): Holder {
  const at = (field: string): string => `${holder.id}/${field}`;
  switch (holder.kind) {
    case 'request':
      return { ...holder, body: ofRequest(holder.body, at, rewrite) };
    case 'board-post':
      return { ...holder, body: ofPost(holder.body, at, rewrite) };
    case 'decision': {
      const { text: words, plan, action: item, by, at: when, vouched } = holder.body;
      const text = rewrite({
        place: at('text'),
        what: 'a decision of a board',
        words,
        plan,
        item,
        by,
        at: when,
        vouched,
      });
      return { ...holder, body: { ...holder.body, text } };
    }
    case 'change': {
      const { reason: words, plan, item, by, at: when, proposed, vouched } = holder.body;
      // What somebody asked for has the reason that they gave in their own update.
      if (words === null || proposed !== undefined) return holder;
      const reason = rewrite({
        place: at('reason'),
        what: 'reason of a change',
        words,
        plan,
        item,
        by,
        at: when,
        vouched,
      });
      return { ...holder, body: { ...holder.body, reason } };
    }
    case 'item': {
      const { plan, id: item } = holder.body;
      return {
        ...holder,
        body: { ...holder.body, measures: ofMeasures(holder.body.measures, { plan, item }, at, rewrite) },
      };
    }
    case 'plan':
      return {
        ...holder,
        body: {
          ...holder.body,
          measures: ofMeasures(holder.body.measures, { plan: holder.body.id, item: null }, at, rewrite),
        },
      };
  }
}

type At = (field: string) => string;

/** By the moment alone: whoever wrote it may be taken out of the record before its words are. */
function commentPlace({ comments }: BoardPost, nth: number, at: string): string {
  const before = comments.slice(0, nth).filter((one) => one.at === at).length;
  return before === 0 ? `comment/${at}` : `comment/${at}/${before + 1}`;
}

/** As places of comments were until they were told by their moment: with the id of whoever wrote it. */
const FORMER_COMMENT = /^(.*\/comment)\/([^/]+)\/(\d{4}-[^/]+)$/;

/** The words at a place; undefined where there are none. A comment's place of before is read as well. */
export function textAt(holder: Holder, place: string): Worded | undefined {
  const texts = textsIn(holder);
  const there = texts.find((one) => one.place === place);
  const [, field, by, at] = FORMER_COMMENT.exec(place) ?? [];
  if (there || field === undefined) return there;
  const then = texts.filter((one) => one.place.startsWith(`${field}/`) && one.at === at);
  return then.length === 1 ? then[0] : then.find((one) => one.by === by);
}

function ofRequest(request: Request, at: At, rewrite: Rewrite): Request {
  const { decided, plan, item } = request;
  if (decided === null || decided.reason === null) return request;
  const reason = rewrite({
    place: at('decided'),
    what: 'reason of a decision on a request',
    words: decided.reason,
    plan,
    item,
    by: decided.by,
    at: decided.at,
    vouched: decided.vouched,
  });
  return { ...request, decided: { ...decided, reason } };
}

function ofPost(post: BoardPost, at: At, rewrite: Rewrite): BoardPost {
  const { plan, hold } = post;
  return {
    ...post,
    comments: post.comments.map((one, nth) => ({
      ...one,
      text: rewrite({
        ...one,
        place: at(commentPlace(post, nth, one.at)),
        what: 'comment on a board’s post',
        words: one.text,
        plan,
        item: null,
        vouched: one.vouched,
      }),
    })),
    lines: post.lines.map((one) => ({
      ...one,
      text: rewrite({
        ...one,
        place: at(`line/${one.item}/${one.at}`),
        what: 'words for a board',
        words: one.text,
        plan,
        vouched: one.vouched,
      }),
    })),
    hold: hold && {
      ...hold,
      reason: rewrite({
        ...hold,
        place: at(`hold/${hold.at}`),
        what: 'reason of a hold',
        words: hold.reason,
        plan,
        item: null,
        vouched: hold.vouched,
      }),
    },
    ...(post.replaced && {
      replaced: post.replaced.map((one, nth, all) => {
        const before = all.slice(0, nth).filter(({ at: then }) => then === one.at).length;
        const text = rewrite({
          ...one,
          place: at(`replaced/${one.at}${before === 0 ? '' : `/${before + 1}`}`),
          what: 'words for a board that gave way to others',
          words: one.text,
          plan,
          vouched: one.vouched,
        });
        return { ...one, text };
      }),
    }),
  };
}

/** Of what somebody gave: readings that came with the plan's file are the plan's own. */
function ofMeasures(
  measures: readonly Measure[],
  of: { plan: string; item: string | null },
  at: At,
  rewrite: Rewrite,
): Measure[] {
  return measures.map((measure) => ({
    ...measure,
    readings: measure.readings.map((reading) => ofReading(measure.id, reading, of, at, rewrite)),
  }));
}

function ofReading(
  measure: string,
  reading: Reading,
  of: { plan: string; item: string | null },
  at: At,
  rewrite: Rewrite,
): Reading {
  const { at: when, by, value, source } = reading;
  if (when === undefined || by === undefined) return reading;
  const said = { ...of, by, at: when, vouched: undefined };
  const place = (field: string): string => at(`${field}/${measure}/${when}`);
  return {
    ...reading,
    ...(typeof value === 'string' && {
      value: rewrite({ ...said, place: place('value'), what: 'words of a reading', words: value }),
    }),
    ...(source !== undefined && {
      source: rewrite({ ...said, place: place('source'), what: 'source of a reading', words: source }),
    }),
  };
}
