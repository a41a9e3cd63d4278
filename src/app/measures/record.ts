/** Stores a reading with its entry in the record of changes; of two at once both stand. */
import type { Change as Entry } from '../../domain/change.ts';
import type { Reading } from '../../domain/measure.ts';
import {
  type Given,
  giveReading,
  READING_OF,
  readingInWords,
  type TypedReading,
} from '../../domain/measures/give.ts';
import { samePeriod, standingReadings } from '../../domain/measures/readings.ts';
import type { Measure, Plan } from '../../domain/plan.ts';
import { vouchedFor } from '../../domain/privacy/vouched.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import type { Change } from '../../store/store.ts';
import { type App, momentIn } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { headChange } from '../plans/change-plan.ts';
import { type Reachable, reachable } from './theirs.ts';

export type Recorded =
  | {
      kind: 'given';
      found: Reachable;
      given: Extract<Given, { ok: true }>;
      before: Reading | null;
      at: string;
    }
  | { kind: 'refused'; found: Reachable; given: Extract<Given, { ok: false }> }
  | { kind: 'gone' };

/** Judged on the record as it stands, again whenever somebody else was quicker. */
export async function recordReading(
  app: App,
  origin: Origin,
  speaker: Speaker,
  of: { plan: string; measure: string },
  typed: TypedReading,
  through: 'message' | 'card',
): Promise<Recorded> {
  const id = commandId(origin, `reading:${of.plan}:${of.measure}`);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await reachable(app, origin, speaker, of.plan, of.measure);
    const head = await app.store.get(origin.tenant, 'plan', docId('plan', of.plan));
    if (!found || !head) return { kind: 'gone' };
    const { instant, today } = momentIn(app, found.book.plan.timezone);
    const given = giveReading(typed, found.actor, found, { instant, today });
    if (!given.ok) return { kind: 'refused', found, given };
    const before = given.stood ? null : beforeIt(found, given.reading);
    const done: Recorded = { kind: 'given', found, given, before, at: given.reading.at ?? instant };
    if (given.stood) return done;
    const entry: Entry = {
      id,
      plan: of.plan,
      item: found.item?.id ?? null,
      at: instant,
      by: speaker.person.id,
      through,
      what: 'measure',
      from: before && inEntry(found.measure, before),
      to: inEntry(found.measure, given.reading),
      reason: null,
      ...vouchedFor([typed.value, typed.period, typed.source], speaker.person.id, instant),
    };
    const item = found.item && (await app.store.get(origin.tenant, 'item', docId('item', found.item.id)));
    if (found.item && !item) return { kind: 'gone' };
    // Where the plan was changed since the book was read, it is judged anew on what stands now.
    const fresh = found.item === null ? head.doc.body.measures : item?.doc.body.measures;
    if (JSON.stringify(fresh?.find(({ id: own }) => own === of.measure)) !== JSON.stringify(found.measure))
      continue;
    const plan: Plan =
      found.item === null
        ? { ...head.doc.body, measures: having(head.doc.body.measures, given.measure) }
        : head.doc.body;
    const changes: Change[] = [
      headChange(plan, head),
      ...(item
        ? [
            {
              op: 'put',
              doc: write('item', item.doc.id, {
                ...item.doc.body,
                measures: having(item.doc.body.measures, given.measure),
              }),
              expect: item.version,
            } as const,
          ]
        : []),
      { op: 'put', doc: write('change', docId('change', id), entry), expect: 'absent' },
    ];
    const result = await app.store.commit(origin.tenant, `reading:${id}`, changes);
    if (result.kind !== 'stale') return done;
    // This very turn was carried out before: its entry is there.
    if (result.id === docId('change', id)) return done;
  }
  return { kind: 'gone' };
}

/** How often a reading is judged anew when somebody was quicker. */
const ATTEMPTS = 20;

const having = (measures: readonly Measure[], changed: Measure): Measure[] =>
  measures.map((measure) => (measure.id === changed.id ? changed : measure));

/** What stood of the same period: superseded, or standing before a provisional one. */
const beforeIt = ({ book, measure }: Reachable, { period }: Reading): Reading | null =>
  standingReadings(measure, book.plan).find(({ reading }) => samePeriod(reading.period, period, book.plan))
    ?.reading ?? null;

/** Most letters of an entry's value. */
const LETTERS = 1000;
const inEntry = ({ text, unit }: Measure, reading: Reading): string =>
  `${READING_OF}${text.slice(0, 300)}; ${readingInWords(reading, unit)}`.slice(0, LETTERS);
