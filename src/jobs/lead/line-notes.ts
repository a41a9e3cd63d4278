/** What a card says beside a line: who asks for it, and when its lead is told that nobody has answered. */
import { chaseNote, warningNote } from '../../cards/lead/line-note.ts';
import type { Book } from '../../domain/book.ts';
import { leadOver, postOfLead } from '../../domain/lead/leading.ts';
import { announces } from '../../domain/lead/silence.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { type PlainDate, personBehind } from '../../domain/plan.ts';
import type { Dated } from '../asked.ts';
import type { Clockwork } from '../clockwork.ts';

export type LineNotes = {
  /** Words by milestone. */
  notes: ReadonlyMap<string, readonly string[]>;
  /** The days that the card names, by milestone: kept once it has arrived. */
  warned: ReadonlyMap<string, PlainDate>;
};

type Said = {
  id: string;
  today: PlainDate;
  by: string | null;
  chasedAt: string | null;
  zone: string;
  tells: {
    said: NonNullable<ReturnType<typeof announces>>;
    post: string | null;
    person: string | null;
  } | null;
};

/** `dated` are milestones that a card may list today; their leads and names are read only where they are told. */
export async function lineNotes(
  work: Clockwork,
  tenant: string,
  dated: readonly Dated[],
): Promise<LineNotes> {
  const said = (await Promise.all(dated.map((one) => saidOf(work, tenant, one)))).filter(
    ({ by, tells }) => by !== null || tells !== null,
  );
  const people = said.flatMap(({ by, tells }) => [by ?? [], tells?.person ?? []].flat());
  const names = people.length === 0 ? new Map<string, string>() : await work.records.names(tenant, people);
  const notes = new Map<string, string[]>();
  const warned = new Map<string, PlainDate>();
  for (const { id, today, zone, by, chasedAt, tells } of said) {
    const words: string[] = [];
    if (by !== null && chasedAt !== null)
      words.push(chaseNote({ who: names.get(by) ?? null, at: chasedAt, today, zone }));
    if (tells) {
      const lead = tells.post ?? (tells.person === null ? null : (names.get(tells.person) ?? null));
      words.push(warningNote({ said: tells.said, post: tells.post !== null, lead, today }));
      if (tells.said !== 'told') warned.set(id, tells.said.by);
    }
    notes.set(id, words);
  }
  return { notes, warned };
}

async function saidOf(work: Clockwork, tenant: string, { plan, today, stored }: Dated): Promise<Said> {
  const { id, chase, lastUpdate, item } = stored.doc.body;
  const asks = chase && (lastUpdate === null || lastUpdate.at < chase.at) ? chase : null;
  const said = announces(stored.doc.body, plan, today);
  const book = said && (await work.records.bookAround(tenant, plan, [item]));
  const tells = said && book ? leadTold(book, stored.doc.body, today) : null;
  return {
    id,
    today,
    zone: plan.timezone,
    by: asks?.by ?? null,
    chasedAt: asks?.at ?? null,
    tells: said && tells ? { said, ...tells } : null,
  };
}

/** Null where the owner would be told of their own silence. Nobody leads it: a strategy officer is told. */
function leadTold(
  book: Book,
  { item, owner }: Milestone,
  today: PlainDate,
): { post: string | null; person: string | null } | null {
  const action = book.byId.get(item);
  const lead = action ? leadOver(book, action, today) : null;
  if (lead === null) return { post: null, person: null };
  if (owner !== null && personBehind(book.plan, owner, today) === lead.person) return null;
  return { post: postOfLead(book, lead), person: lead.person };
}
