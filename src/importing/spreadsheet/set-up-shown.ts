/** What the cells of the set-up workbook say for a value: the writer writes it, the reader knows by it what was changed. */

import type { ACTIONS, BOARDS, DUTIES, MEASURES, POSTS, READINGS } from './own-layout.ts';
import { YES } from './own-layout.ts';
import type { ShowName } from './post-names.ts';
import type { SetUp, SetUpBoard, SetUpItem, SetUpMeasure, SetUpPost } from './set-up.ts';
import { joinedNames } from './several.ts';

/** A text, a number, or a day as an ISO date; null for an empty cell. */
export type Shown = string | number | null;

type Row<T> = { [K in keyof T]: Shown };

const name = (one: string | null, show: ShowName): Shown => (one === null ? null : show(one));
const names = (list: readonly string[]): Shown => (list.length === 0 ? null : joinedNames(list));

/** `level` is the name of the item's level, `under` the ref of what it stands under. */
export const shownItem = (
  item: SetUpItem,
  show: ShowName,
  level: string | null,
  under: string | null,
): Row<typeof ACTIONS> => {
  const [accountable, ...others] = item.owners;
  return {
    ref: item.ref,
    level,
    under,
    title: item.title,
    nature: item.nature,
    when: item.when,
    due: item.due,
    owner: name(accountable ?? null, show),
    contributors: names(others.map((one) => show(one))),
    lead: name(item.lead, show),
    checkIns: item.checkIns,
    aliases: names(item.aliases),
  };
};

/** One row a holder; a vacant post has one without. */
export const shownPost = (post: SetUpPost, show: ShowName): Row<typeof POSTS>[] =>
  (post.holders.length === 0 ? [null] : post.holders).map((held) => ({
    id: post.id,
    title: post.title,
    holder: held?.holder ?? null,
    from: held?.from ?? null,
    cover: post.cover,
    deputy: name(post.deputy, show),
  }));

export const shownBoard = (board: SetUpBoard): Row<typeof BOARDS> => ({
  body: board.body,
  channel: board.channel,
  day: board.day,
  time: board.time,
  scope: names(board.scope),
});

export const shownMeasure = (measure: SetUpMeasure, show: ShowName): Row<typeof MEASURES> => ({
  item: measure.item,
  text: measure.text,
  direction: measure.direction,
  target: measure.target,
  baseline: measure.baseline,
  unit: measure.unit,
  frequency: measure.frequency,
  owner: name(measure.owner, show),
});

export const shownReadings = (measure: SetUpMeasure): Row<typeof READINGS>[] =>
  measure.readings.map((reading) => ({
    item: measure.item,
    text: measure.text,
    period: reading.period,
    value: reading.value,
    source: reading.source ?? null,
    provisional: reading.provisional === true ? YES : null,
  }));

export const shownDuty = (duty: SetUp['duties'][number], show: ShowName): Row<typeof DUTIES> => ({
  body: duty.body,
  ref: duty.ref,
  text: duty.text,
  when: duty.when,
  owner: name(duty.owner, show),
});
