/** What a plan file says of the plan as a whole, as the record keeps it. */
import { Completion } from '../domain/kinds.ts';
import { About, type Board, type PlainDate, type Plan, type Post, ReminderPolicy } from '../domain/plan.ts';
import { type FileBoard, FileHead, type FilePost, type PlanFile } from '../domain/plan-file.ts';
import { measureOf } from './item-record.ts';
import type { Names, NewId } from './names.ts';
import { slug } from './slug.ts';

/** The head of the record's plan. `edition` counts from 1. */
export function planHead(file: PlanFile | FileHead, goLive: PlainDate, names: Names, newId: NewId): Plan {
  const { items: _, ...head } = { items: undefined, ...file };
  return {
    id: file.plan,
    title: file.title,
    authority: file.authority,
    goLive,
    timezone: file.timezone,
    levels: file.levels,
    abbreviations: file.abbreviations ?? {},
    posts: (file.posts ?? []).map((post) => postOf(post, names)),
    boards: (file.boards ?? []).map(boardOf),
    reminders: file.reminders ?? ReminderPolicy.parse({}),
    completion: file.completion ?? Completion.parse({}),
    retention: file.retention ?? null,
    elections: file.elections ?? [],
    linkOfficers: (file.linkOfficers ?? []).map(({ person, officer }) => ({
      person: names.personOf(person),
      officer: names.keyOf(officer),
    })),
    about: About.parse(
      Object.fromEntries(Object.keys(About.shape).map((key) => [key, Reflect.get(head, key)])),
    ),
    measures: (file.measures ?? []).map((measure) => measureOf(measure, names, newId('measure'))),
    imported: FileHead.parse(head),
    edition: 1,
  };
}

export const postOf = (post: FilePost, names: Names): Post => ({
  id: post.id,
  title: post.title,
  holders: holdersOf(post).map(({ holder, from }) => ({
    person: names.personOf(holder),
    from: from ?? null,
  })),
  cover: post.cover === undefined ? null : names.personOf(post.cover),
  deputy: post.deputy === undefined ? null : names.keyOf(post.deputy),
  linkOfficer: post.linkOfficer === undefined ? null : names.keyOf(post.linkOfficer),
  quiet: post.quiet ?? null,
});

/** Who holds a post since when, whichever way the file says it; empty for a vacant post. */
export const holdersOf = (post: FilePost): { holder: string; from?: PlainDate | undefined }[] =>
  post.holder === undefined ? (post.holders ?? []) : [{ holder: post.holder, from: post.from }];

export const boardOf = (board: FileBoard): Board => ({
  id: slug(board.body),
  body: board.body,
  channel: board.channel,
  summary: { day: board.summary.day, time: board.summary.time },
  scope: board.scope ?? [],
  meetings: board.meetings ?? [],
  beforeElections: board.beforeElections ?? 'post',
  reports: board.reports ?? [],
  quiet: board.quiet ?? null,
});
