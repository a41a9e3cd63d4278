/** How a draft stands to the record at this moment: what applying it would bring in or change, and what it asks first. */
import { asDate } from '../../cards/submit.ts';
import { anchorsOf } from '../../domain/by-when.ts';
import { localDate } from '../../domain/calendar.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { conflictId, type Difference, differenceOf } from '../../importing/again/difference.ts';
import type { Choices, Merge } from '../../importing/again/merge.ts';
import { type Draft as Drafted, draftPlan } from '../../importing/draft.ts';
import type { App } from '../context.ts';
import { digest } from '../conversation/command-id.ts';
import { idsOf } from '../plans/import-ids.ts';
import { addressesOf, knownPeople } from '../plans/import-plan.ts';
import { previewEdition } from '../plans/reimport-plan.ts';
import type { Head, Sent } from './kept.ts';

/** What the sender has said so far. `goLive` is the text of the card's field, null before there was one. */
export type Said = Pick<Head, 'answers' | 'keeps'> & { goLive: string | null };

export type Standing =
  | { kind: 'first'; drafted: Drafted; goLive: string; fault: string | null }
  | { kind: 'edition'; merge: Merge; difference: Difference };

export async function standingOf(app: App, tenant: string, sent: Sent, said: Said): Promise<Standing> {
  const { file, base, findings } = sent;
  const merge = await previewEdition(app.store, tenant, { file, base, choices: choicesIn(said) });
  const today = localDate(app.clock.now(), file.timezone);
  if (merge) {
    const anchors = anchorsOf(merge.head, merge.head.goLive ?? today);
    return { kind: 'edition', merge, difference: differenceOf(merge, anchors) };
  }
  const goLive = said.goLive ?? file.goLive ?? today;
  const read = goLiveIn(goLive, today);
  const drafted = draftPlan(file, {
    goLive: read.date ?? today,
    today,
    newId: idsOf(file.plan),
    known: await knownPeople(app.store, tenant, addressesOf(file)),
    findings,
  });
  return { kind: 'first', drafted, goLive, fault: read.fault };
}

/** Each occurrence since the go-live date is a milestone of its own, so that a slip of the pen could make millions. */
const FURTHEST = Temporal.Duration.from({ years: 5 });

function goLiveIn(
  text: string,
  today: PlainDate,
): { date: PlainDate; fault: null } | { date: null; fault: string } {
  const date = asDate(text);
  const around = Temporal.PlainDate.from(today);
  if (date === null)
    return { date, fault: 'Please give the day from which the plan is live, such as 2026-12-04.' };
  if (date < around.subtract(FURTHEST).toString() || date > around.add(FURTHEST).toString())
    return { date: null, fault: 'Please give a day within five years of today.' };
  return { date, fault: null };
}

/** Whatever the sender has not spoken of stays as people set it. */
export const choicesIn = ({ answers, keeps }: Pick<Said, 'answers' | 'keeps'>): Choices => ({
  answers: new Map(Object.entries(answers)),
  prefer: (ref, field) => keeps[conflictKey(conflictId(ref, field))] ?? 'record',
});

/** A conflict on a card: what it is about may be a whole sentence, and an input's name is short. */
export const conflictKey = (id: string): string => digest(id);

/** The conflicts of a standing, so that one that was not there when the card was made is noticed. */
export const conflictsOf = (standing: Standing): string[] =>
  standing.kind === 'first'
    ? []
    : standing.difference.conflicts.map(({ id, record, file }) => digest(`${id}\n${record}\n${file}`));
