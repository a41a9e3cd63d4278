/** Gathers what a card tells of a request beside the request itself: names, the plan, how often the date was put off. */
import type { Book } from '../domain/book.ts';
import { type Line, lineOf } from '../domain/line.ts';
import type { Actor } from '../domain/person.ts';
import type { PlainDate } from '../domain/plan.ts';
import type { Request } from '../domain/request.ts';
import { milestoneSeen, seenBy } from '../domain/restricted.ts';
import type { Records } from './records.ts';
import { type Asking, timesMoved } from './requests.ts';

/** Whoever reads it: of what is restricted, a receiver who has not accepted sees no more than others do. */
export type Reader = (book: Book) => Actor;

type About = {
  request: Request;
  line: Line;
  /** The plan's title, where its reader sees several. */
  plan: string | null;
  today: PlainDate;
  /** The name of a hand-over's receiver, and whether no message reaches them. */
  to: string | null;
  unmet: boolean;
};

/** A request that waits, with the name of whoever asks. */
export async function withAsker(
  records: Records,
  tenant: string,
  asking: Asking,
  several: boolean,
  reader: Reader,
): Promise<About & { by: string; moved: number; alone: boolean }> {
  const { request, action, book } = asking;
  const names = await records.names(tenant, [request.by]);
  const moved = request.kind === 'more-time' ? await timesMoved(records, tenant, action.id) : 0;
  return {
    ...(await about(records, tenant, asking, several, reader)),
    by: names.get(request.by) ?? 'Somebody who is no longer known',
    moved,
    alone: request.by === reader(book).person,
  };
}

/** A request that was decided, with the name of whoever did. */
export async function withDecider(
  records: Records,
  tenant: string,
  asking: Asking,
  several: boolean,
  reader: Reader,
): Promise<About & { decidedBy: string | null; zone: string }> {
  const by = asking.request.decided?.by;
  const names = await records.names(tenant, by === undefined ? [] : [by]);
  return {
    ...(await about(records, tenant, asking, several, reader)),
    decidedBy: by === undefined ? null : (names.get(by) ?? 'Somebody who is no longer known'),
    zone: asking.book.plan.timezone,
  };
}

async function about(
  records: Records,
  tenant: string,
  { request, book, milestone, today }: Asking,
  several: boolean,
  reader: Reader,
): Promise<About> {
  const seen = seenBy(book, reader(book));
  const line = lineOf(seen, milestoneSeen(seen, milestone), today);
  const receiver = request.to === null ? undefined : (await records.person(tenant, request.to))?.doc.body;
  const plan = several ? book.plan.title : null;
  const unmet = receiver !== undefined && receiver.address === null;
  return { request, line, plan, today, to: receiver?.name ?? null, unmet };
}
