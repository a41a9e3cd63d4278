/** Writes parts of the record out in the plan file's form; what is empty is left out. */
import type { Reading } from '../domain/measure.ts';
import type { Board, Item, Measure, OwnerKey, Plan, Post } from '../domain/plan.ts';
import type { FileBoard, FileHead, FileItemAlone, FileMeasure, FilePost } from '../domain/plan-file.ts';

/** The address of a person of the record; undefined for somebody who has none. */
export type AddressOf = (person: string) => string | undefined;

const some = <T>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list]);

/** A post's id, or an address. Somebody without an address cannot be named in a file, and is left out. */
const nameOf = (key: OwnerKey, addressOf: AddressOf): string | undefined =>
  key.startsWith('post:') ? key.slice('post:'.length) : addressOf(key.slice('person:'.length));

type Loose<T> = { [K in keyof T]: T[K] | undefined };

export const writtenItem = (item: Item, addressOf: AddressOf): Loose<Required<FileItemAlone>> => ({
  ref: item.ref,
  printedRef: item.printedRef ?? undefined,
  title: item.title,
  description: item.description ?? undefined,
  aliases: some(item.aliases),
  lead: item.lead === null ? undefined : nameOf(item.lead, addressOf),
  kind: item.kind ?? undefined,
  nature: item.nature ?? undefined,
  when: item.byWhen ?? undefined,
  due: item.due ?? undefined,
  checkIns: item.checkIns ?? undefined,
  // The first name of a file is the accountable owner: whoever only contributes may not stand there alone.
  owners: item.owners.some(({ part }) => part === 'accountable')
    ? some(
        [...item.owners]
          .sort((a, b) => a.part.localeCompare(b.part))
          .flatMap(({ key }) => nameOf(key, addressOf) ?? []),
      )
    : undefined,
  outcomes: some(item.outcomes),
  restricted: item.restricted || undefined,
  bodies: some(item.bodies),
  links: some(item.links),
  measures: some(item.measures.map((measure) => writtenMeasure(measure, addressOf))),
  difference: some(item.difference),
});

function writtenMeasure(measure: Measure, addressOf: AddressOf): FileMeasure {
  const { id: _, target, baseline, frequency, owner, readings, ...facts } = measure;
  const name = owner === null ? undefined : nameOf(owner, addressOf);
  return {
    ...facts,
    ...(target === null ? {} : { target }),
    ...(baseline === null ? {} : { baseline }),
    ...(frequency === null ? {} : { frequency }),
    ...(name === undefined ? {} : { owner: name }),
    ...(readings.length === 0 ? {} : { readings: readings.map((one) => writtenReading(one, addressOf)) }),
  };
}

/** Whoever gave it is named by their address; where they have none, nobody is. */
function writtenReading({ by, ...reading }: Reading, addressOf: AddressOf): Reading {
  const address = by === undefined ? undefined : addressOf(by);
  return address === undefined ? reading : { ...reading, by: address };
}

/** The head without its duties, which stand in the record as items. */
export const writtenHead = (plan: Plan, addressOf: AddressOf): Loose<Required<FileHead>> => ({
  plan: plan.id,
  title: plan.title,
  authority: plan.authority,
  goLive: plan.goLive,
  timezone: plan.timezone,
  levels: plan.levels,
  abbreviations: Object.keys(plan.abbreviations).length === 0 ? undefined : plan.abbreviations,
  posts: some(plan.posts.map((post) => writtenPost(post, addressOf))),
  boards: some(plan.boards.map(writtenBoard)),
  reminders: plan.reminders,
  completion: plan.completion,
  retention: plan.retention ?? undefined,
  elections: some(plan.elections),
  linkOfficers: some(
    plan.linkOfficers.flatMap(({ person, officer }) => {
      const [of, by] = [addressOf(person), nameOf(officer, addressOf)];
      return of === undefined || by === undefined ? [] : [{ person: of, officer: by }];
    }),
  ),
  measures: some(plan.measures.map((measure) => writtenMeasure(measure, addressOf))),
  source: plan.about.source,
  period: plan.about.period,
  delivery: plan.about.delivery,
  yearOne: plan.about.yearOne,
  terms: plan.about.terms,
  outcomes: plan.about.outcomes,
  bodies: plan.about.bodies,
  timeline: plan.about.timeline,
  strategyTimeline: plan.about.strategyTimeline,
  nextSteps: plan.about.nextSteps,
  commitments: plan.about.commitments,
  principles: plan.about.principles,
  statements: plan.about.statements,
});

function writtenPost(post: Post, addressOf: AddressOf): FilePost {
  const holders = post.holders.flatMap(({ person, from }) => {
    const holder = addressOf(person);
    return holder === undefined ? [] : [{ holder, ...(from === null ? {} : { from }) }];
  });
  const [only, ...others] = holders;
  const cover = post.cover === null ? undefined : addressOf(post.cover);
  const deputy = post.deputy === null ? undefined : nameOf(post.deputy, addressOf);
  const linkOfficer = post.linkOfficer === null ? undefined : nameOf(post.linkOfficer, addressOf);
  return {
    id: post.id,
    title: post.title,
    ...(only && others.length === 0 ? only : holders.length > 0 ? { holders } : {}),
    ...(cover === undefined ? {} : { cover }),
    ...(deputy === undefined ? {} : { deputy }),
    ...(linkOfficer === undefined ? {} : { linkOfficer }),
    ...(post.quiet === null ? {} : { quiet: post.quiet }),
  };
}

const writtenBoard = (board: Board): FileBoard => ({
  body: board.body,
  channel: board.channel,
  summary: { every: 'week', day: board.summary.day, time: board.summary.time },
  ...(board.scope.length === 0 ? {} : { scope: board.scope }),
  ...(board.meetings.length === 0 ? {} : { meetings: board.meetings }),
  ...(board.beforeElections === 'post' ? {} : { beforeElections: board.beforeElections }),
  ...(board.reports.length === 0 ? {} : { reports: board.reports }),
  ...(board.quiet === null ? {} : { quiet: board.quiet }),
});
