/** The measures that a person's card of the day asks readings of, and what is kept once it has arrived. */
import type { Listed } from '../../cards/measures/which-measure.ts';
import { keysAsked, type Presence } from '../../domain/away/who-answers.ts';
import { isPaused } from '../../domain/measures/asking.ts';
import { standingReadings } from '../../domain/measures/readings.ts';
import { measuresWithoutReading } from '../../domain/measures/wanted.ts';
import type { Person } from '../../domain/person.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import type { Change } from '../../store/store.ts';
import { clockOf } from '../clock-document.ts';
import type { Clockwork } from '../clockwork.ts';
import { readingAsks } from './to-ask.ts';

/** Read from the plans as they stand, and only where a reading was wanted of this person. */
export async function readingsOnCard(
  work: Clockwork,
  tenant: string,
  person: Person,
  presence: Presence,
): Promise<Listed[]> {
  const { rolled } = await clockOf(work, tenant);
  if (Object.values(rolled).every(({ readings }) => !readings)) return [];
  const asks = await readingAsks(work, tenant, await work.records.heads(tenant));
  const listed: Listed[] = [];
  for (const [plan, theirs] of Map.groupBy(asks, (one) => one.plan)) {
    const today = theirs[0]?.today;
    if (today === undefined) continue;
    const keys = new Set(keysAsked(plan, person.id, today, presence));
    if (!theirs.some(({ owner }) => keys.has(owner))) continue;
    const book = await work.records.book(tenant, plan.id);
    if (!book) continue;
    for (const { item, measure, owner, period, since } of measuresWithoutReading(book, today)) {
      if (owner === null || !keys.has(owner) || isPaused(person, measure.id, today)) continue;
      const latest = standingReadings(measure, plan).at(-1)?.reading ?? null;
      listed.push({ plan: plan.id, of: item, measure, latest, mine: true, wanted: { period, since } });
    }
  }
  return listed;
}

/** The day on which somebody was asked for readings, on their record as it stands now. */
export async function askedForReadings(
  work: Clockwork,
  tenant: string,
  person: string,
  today: PlainDate,
): Promise<Change[]> {
  const stored = await work.records.person(tenant, person);
  if (!stored || stored.doc.body.readingsAskedOn === today) return [];
  const doc = write('person', docId('person', person), { ...stored.doc.body, readingsAskedOn: today });
  return [{ op: 'put', doc, expect: stored.version }];
}
