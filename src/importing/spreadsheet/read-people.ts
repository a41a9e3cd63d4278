/** The Posts and Boards sheets of a set-up workbook, as they came back. */
import { CHANNEL_FORM, isChannelId } from '../../domain/channel-id.ts';
import { Weekday } from '../../domain/kinds.ts';
import { isAddress } from '../../domain/plan-file.ts';
import { slug } from '../slug.ts';
import type { Sheet } from './grid.ts';
import { BOARDS, POSTS, SHEET } from './own-layout.ts';
import { dayIn, type OwnRow, ownSheet, type Reader, unchanged } from './own-sheet.ts';
import { readNames, showNames } from './post-names.ts';
import type { SetUp, SetUpBoard, SetUpPost } from './set-up.ts';
import { shownBoard, shownPost } from './set-up-shown.ts';
import { partedNames } from './several.ts';

type PostRow = OwnRow<(typeof POSTS)[keyof typeof POSTS]>;

/** One post of the sheet: its rows share an id; each is a holder. */
type Draft = { post: Omit<SetUpPost, 'deputy'>; deputy: { text: string; where: string; was: string | null } };

/** The posts; null when the sheet is missing. */
export function readPosts(sheets: readonly Sheet[], before: SetUp, faults: Reader): SetUpPost[] | null {
  const read = ownSheet(sheets, SHEET.posts, Object.values(POSTS), 'p');
  if (read === null) return null;
  const origins = before.posts.flatMap((post) =>
    shownPost(post, showNames(before.posts)).map((shown, index) => ({ post, shown, index })),
  );
  const drafts = new Map<string, Draft>();
  for (const row of read.rows)
    readPost(row, row.key === null ? null : (origins[row.key] ?? null), drafts, faults);
  const readName = readNames(
    [...drafts.values()].map(({ post }) => post),
    before.posts,
  );
  return [...drafts.values()].map(({ post, deputy }) => {
    if (deputy.text === '') return { ...post, deputy: null };
    const named = readName(deputy.text);
    if ('name' in named) return { ...post, deputy: named.name };
    faults.wrong(deputy.where, named.fault);
    return { ...post, deputy: deputy.was };
  });
}

type Origin = { post: SetUpPost; shown: ReturnType<typeof shownPost>[number]; index: number };

function readPost(row: PostRow, origin: Origin | null, drafts: Map<string, Draft>, faults: Reader): void {
  const { post: was, shown, index } = origin ?? { post: null, shown: null, index: 0 };
  const kept = (
    heading: (typeof POSTS)[keyof typeof POSTS],
    value: string | number | null | undefined,
  ): boolean => value !== undefined && unchanged(row.cell(heading), value);
  const typed = row.cell(POSTS.title).text;
  const title = was !== null && kept(POSTS.title, shown?.title) ? was.title : typed;
  const id = was !== null && kept(POSTS.id, shown?.id) ? was.id : idFor(row, title, drafts);
  const known = drafts.get(id);
  if (title === '' && known === undefined) {
    faults.wrong(row.where(POSTS.title), 'has no title; write what the post is called');
    return;
  }
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(id)) {
    faults.wrong(
      row.where(POSTS.id),
      `"${id.slice(0, 60)}" is no post id; write a short name such as head-of-inclusion`,
    );
    return;
  }
  const address = (
    heading: typeof POSTS.holder | typeof POSTS.cover,
    before: string | null | undefined,
  ): string | null => {
    const cell = row.cell(heading);
    if (before !== undefined && before !== null && unchanged(cell, before)) return before;
    const text = cell.text.replace(/^mailto:/i, '');
    if (text === '' || isAddress(text)) return text === '' ? null : text;
    faults.wrong(
      row.where(heading),
      `"${text.slice(0, 80)}" is no e-mail address; correct it, or empty the cell`,
    );
    return null;
  };
  const held = was?.holders[index];
  const holder = address(POSTS.holder, held?.holder);
  const from = kept(POSTS.from, shown?.from)
    ? (held?.from ?? null)
    : (dayIn(row.cell(POSTS.from), row.where(POSTS.from), faults) ?? null);
  if (from !== null && row.cell(POSTS.holder).text === '') {
    faults.wrong(
      row.where(POSTS.from),
      'says since when, but not who; fill in the holder, or empty the date',
    );
  }
  const cover = address(POSTS.cover, was?.cover);
  const deputy = {
    text: row.cell(POSTS.deputy).text,
    where: row.where(POSTS.deputy),
    was: was?.deputy ?? null,
  };
  const holders = holder === null ? [] : [{ holder, from }];
  if (known === undefined) drafts.set(id, { post: { id, title, holders, cover }, deputy });
  else if (holder === null)
    faults.wrong(row.where(), `names the post ${id} again without a holder; remove the row`);
  else known.post.holders.push({ holder, from });
}

/** The id that was typed, or one made from the title. A further row of a post may leave it out. */
function idFor(row: PostRow, title: string, drafts: ReadonlyMap<string, Draft>): string {
  const typed = row.cell(POSTS.id).text;
  if (typed !== '') return typed;
  const again = [...drafts.values()].find(({ post }) => post.title.toLowerCase() === title.toLowerCase());
  if (again !== undefined) return again.post.id;
  const stem =
    slug(title)
      .replace(/[^a-z0-9-]+/g, '')
      .replace(/^-+/, '')
      .slice(0, 55)
      .replace(/-+$/, '') || 'post';
  let id = stem;
  for (let count = 2; drafts.has(id); count += 1) id = `${stem}-${count}`;
  return id;
}

/** The boards; null when the sheet is missing. Whether the refs of a scope exist is seen when the plan is checked. */
export function readBoards(sheets: readonly Sheet[], before: SetUp, faults: Reader): SetUpBoard[] | null {
  const read = ownSheet(sheets, SHEET.boards, Object.values(BOARDS), 'b');
  return read === null
    ? null
    : read.rows.flatMap((row) =>
        readBoard(row, row.key === null ? null : (before.boards[row.key] ?? null), faults),
      );
}

function readBoard(
  row: OwnRow<(typeof BOARDS)[keyof typeof BOARDS]>,
  was: SetUpBoard | null,
  faults: Reader,
): SetUpBoard[] {
  const shown = was === null ? null : shownBoard(was);
  const text = (key: 'body' | 'channel'): string => {
    const cell = row.cell(BOARDS[key]);
    if (was !== null && unchanged(cell, was[key])) return was[key];
    if (cell.text === '')
      faults.wrong(
        row.where(BOARDS[key]),
        `is empty; fill in the ${key === 'body' ? "board's name" : "channel's id"}`,
      );
    else if (key === 'channel' && !isChannelId(cell.text)) faults.wrong(row.where(BOARDS[key]), CHANNEL_FORM);
    return cell.text;
  };
  const day = Weekday.options.find((one) =>
    one.toLowerCase().startsWith(row.cell(BOARDS.day).text.toLowerCase()),
  );
  const typedDay = row.cell(BOARDS.day).text;
  if (day === undefined || typedDay.length < 3) {
    faults.wrong(
      row.where(BOARDS.day),
      `"${typedDay.slice(0, 40)}" is no day of the week; pick one from the list`,
    );
  }
  const time = timeIn(row.cell(BOARDS.time));
  if (time === null) faults.wrong(row.where(BOARDS.time), 'is no time of day; write it like 08:30');
  const scope = row.cell(BOARDS.scope);
  return [
    {
      body: text('body'),
      channel: text('channel'),
      day: day ?? 'Monday',
      time: time ?? '08:30',
      scope:
        was !== null && shown !== null && unchanged(scope, shown.scope) ? was.scope : partedNames(scope.text),
    },
  ];
}

/** `8:30`, `08.30`, or a time of day as a spreadsheet counts it, a part of 1. */
function timeIn({ text, figure }: { text: string; figure: number | null }): string | null {
  const typed = /^(\d{1,2})[:.](\d{2})(?::00)?$/.exec(text);
  if (typed !== null && figure === null) return asTime(Number(typed[1]), Number(typed[2]));
  if (figure === null || figure < 0 || figure >= 1) return null;
  const minutes = Math.round(figure * 24 * 60);
  return asTime(Math.floor(minutes / 60), minutes % 60);
}

const asTime = (hours: number, minutes: number): string | null =>
  hours < 24 && minutes < 60 ? `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` : null;
