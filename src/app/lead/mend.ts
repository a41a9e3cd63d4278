/** Dates and owners that a lead gives from the form behind their note: what is still a gap is filled, the rest stands. */
import { mendFormCard } from '../../cards/lead/mend-form.ts';
import { noticeCard } from '../../cards/notice.ts';
import { asDate, type Submit } from '../../cards/submit.ts';
import type { Book } from '../../domain/book.ts';
import { rowsIn } from '../../domain/lead/lead-note.ts';
import { may } from '../../domain/permission.ts';
import { accountable, type Item, isAction, OwnerKey } from '../../domain/plan.ts';
import { type Edits, withOwner } from '../../domain/set-up-edits.ts';
import { leadNotesFor } from '../../store/lead-facts.ts';
import { type App, momentIn } from '../context.ts';
import { actorIn } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { closeByDate } from '../requests/close-by-date.ts';
import { commitSetUp } from '../set-up/commit.ts';
import { ownersToPick } from '../set-up/owners.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });
const GONE = 'Nothing was changed: that plan is no longer there, or not yours to set.';
const UNFINISHED = 'Nothing was changed: others are changing the plan at this moment. Please try again.';

type What = Extract<Submit, { do: 'mend-form' }>['what'];

/** The most that a form offers to pick from, whoever is in the plan first. */
const MOST_OWNERS = 40;

export async function mendForm(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { plan, what }: { plan: string; what: What },
  said?: string,
): Promise<Message> {
  const book = await app.records.book(origin.tenant, plan);
  if (!book) return notice(GONE);
  const who = { person: speaker.person.id, officer: speaker.officer };
  const rowsOf = async (scope: 'asked' | 'plan') => {
    const { notes } = await leadNotesFor(app.store, app.records, origin.tenant, who, app.clock.now(), scope);
    const note = notes.find((one) => one.plan.id === plan);
    return note ? rowsIn(note, what === 'date' ? 'no-date' : 'no-owner') : [];
  };
  // An officer sets those of their own part first.
  const own = await rowsOf('asked');
  const rows = own.length === 0 && speaker.officer ? await rowsOf('plan') : own;
  const actor = actorIn(app, book, origin, speaker);
  const lines = rows.map(({ line }) => line).filter(({ item }) => maySet(book, actor, item, what));
  if (lines.length === 0)
    return notice(said ?? `Every action that you lead has ${what === 'date' ? 'a date' : 'an owner'}.`);
  const { today } = momentIn(app, book.plan.timezone);
  const owners = what === 'owner' ? (await ownersToPick(app, origin.tenant, book)).slice(0, MOST_OWNERS) : [];
  return mendFormCard({
    plan: { id: plan, title: book.plan.title },
    what,
    lines,
    owners,
    today,
    ...(said !== undefined && { notice: said }),
  });
}

const maySet = (book: Book, actor: ReturnType<typeof actorIn>, id: string, what: What): boolean => {
  const item = book.byId.get(id);
  return item !== undefined && may(actor, what === 'date' ? 'set-date' : 'assign', book, item);
};

export async function saveMend(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { plan, what, rows, inputs }: Extract<Submit, { do: 'save-mend' }>,
): Promise<Message> {
  const book = await app.records.book(origin.tenant, plan);
  if (!book) return notice(GONE);
  const actor = actorIn(app, book, origin, speaker);
  const wanted = new Map(
    rows.flatMap((id) => ((text) => (text ? [[id, text] as const] : []))(inputs.get(id))),
  );
  if (wanted.size === 0) return mendForm(app, origin, speaker, { plan, what }, 'Nothing was filled in.');
  const offered = what === 'owner' ? await ownersToPick(app, origin.tenant, book) : [];
  const known = new Set(offered.map(({ key }) => key));
  const edits = await commitSetUp(app, origin, speaker, plan, [], 'card', (now): Edits => {
    const changed = [...wanted].flatMap(([id, text]) => {
      const before = now.byId.get(id);
      if (!before || !isAction(before) || !maySet(now, actor, id, what)) return [];
      const after = what === 'date' ? dated(before, text) : owned(before, text, known);
      return after === before ? [] : [{ before, after }];
    });
    return { head: now.plan, edits: changed };
  });
  if (!edits) return notice(UNFINISHED);
  if (what === 'date')
    await closeByDate(
      app,
      origin.tenant,
      edits.edits.map(({ before }) => before.id),
    );
  const refs = edits.edits.map(({ after }) => after.ref);
  const said =
    refs.length === 0
      ? 'Nothing was changed: somebody has set that meanwhile, or it is not yours to set.'
      : `Saved for ${refs.join(', ')}.`;
  return mendForm(app, origin, speaker, { plan, what }, said);
}

/** What has a date by now keeps it. */
function dated(item: Item, text: string): Item {
  const due = asDate(text);
  return due === null || item.due !== null ? item : { ...item, due };
}

function owned(item: Item, text: string, known: ReadonlySet<string>): Item {
  const key = OwnerKey.safeParse(text);
  return !key.success || !known.has(key.data) || accountable(item) !== null
    ? item
    : withOwner(item, key.data);
}
