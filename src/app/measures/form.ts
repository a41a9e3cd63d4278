/** The form for a reading: opened with the last source, judged on saving, and given back with every fault beside its field. */
import { readingFormCard } from '../../cards/measures/reading-form.ts';
import { readingReceiptCard } from '../../cards/measures/reading-receipt.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Submit } from '../../cards/submit.ts';
import { localDate } from '../../domain/calendar.ts';
import {
  type ReadingFault,
  readingFaults,
  type TypedReading,
  WHO_READS,
} from '../../domain/measures/give.ts';
import { standingReadings } from '../../domain/measures/readings.ts';
import { periodBefore } from '../../domain/measures/rhythm.ts';
import { wantedPeriod } from '../../domain/measures/wanted.ts';
import type { App } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { type Recorded, recordReading } from './record.ts';
import { mayGive, type Reachable, reachable, wantedOf } from './theirs.ts';

type Of<D extends Submit['do']> = Extract<Submit, { do: D }>;

export async function openReading(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { plan, measure, reading }: Of<'open-reading'>,
): Promise<Message> {
  const found =
    plan === null || measure === null
      ? (await wantedOf(app, origin, speaker))[0]
      : await reachable(app, origin, speaker, plan, measure);
  if (!found) return notice(measure === null ? 'No measure of yours needs a reading at the moment.' : GONE);
  if (!mayGive(found)) return notice(NOT_THEIRS);
  return readingForm(found, reading ?? starting(found, app), []);
}

export async function saveReading(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { plan, measure, inputs }: Of<'save-reading'>,
): Promise<Message> {
  const typed: TypedReading = {
    value: inputs.get('value') ?? '',
    period: inputs.get('period') ?? '',
    source: inputs.get('source') ?? '',
    provisional: STATES[inputs.get('state') ?? ''] ?? null,
  };
  const found = await reachable(app, origin, speaker, plan, measure);
  if (typed.provisional === null && found && mayGive(found)) {
    const today = localDate(app.clock.now(), found.book.plan.timezone);
    const faults = readingFaults(typed, found.measure, found.book, today);
    return readingForm(found, typed, [...faults, UNSAID]);
  }
  return takeReading(app, origin, speaker, { plan, measure }, typed, 'card');
}

const STATES: Readonly<Record<string, boolean>> = { provisional: true, final: false };
const UNSAID: ReadingFault = { field: 'state', message: 'Say whether it is provisional or final.' };

/** Records it and says what was recorded, or gives the form back with what has to be put right. */
export async function takeReading(
  app: App,
  origin: Origin,
  speaker: Speaker,
  of: { plan: string; measure: string },
  typed: TypedReading,
  through: 'message' | 'card',
): Promise<Message> {
  const recorded = await recordReading(app, origin, speaker, of, typed, through);
  switch (recorded.kind) {
    case 'gone':
      return notice(GONE);
    case 'refused':
      return recorded.given.code === 'not-allowed'
        ? notice(NOT_THEIRS)
        : readingForm(recorded.found, typed, recorded.given.faults);
    case 'given':
      return receipt(app, origin, speaker, recorded, typed.provisional === null);
  }
}

async function receipt(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { found, given, before, at }: Extract<Recorded, { kind: 'given' }>,
  unsaid: boolean,
): Promise<Message> {
  const { book, item } = found;
  return readingReceiptCard({
    plan: book.plan.id,
    of: item,
    measure: given.measure,
    reading: given.reading,
    before,
    stood: given.stood,
    unsaid,
    who: speaker.person.name,
    at,
    zone: book.plan.timezone,
    left: (await wantedOf(app, origin, speaker)).filter(({ measure }) => measure.id !== given.measure.id)
      .length,
  });
}

export function readingForm(
  { book, item, measure }: Reachable,
  typed: TypedReading,
  faults: Parameters<typeof readingFormCard>[0]['faults'],
  why?: string,
): Message {
  return readingFormCard({
    plan: book.plan.id,
    of: item,
    measure,
    latest: standingReadings(measure, book.plan).at(-1)?.reading ?? null,
    typed,
    faults,
    ...(why === undefined ? {} : { notice: why }),
  });
}

/** The period that is waited for, and where the last reading came from. */
export function starting({ book: { plan }, measure }: Reachable, app: App): TypedReading {
  const today = localDate(app.clock.now(), plan.timezone);
  const period = wantedPeriod(measure, plan, today) ?? periodBefore(measure, plan, today);
  const last = standingReadings(measure, plan).at(-1)?.reading;
  return { value: '', period: period?.label ?? '', source: last?.source ?? '', provisional: null };
}

const GONE =
  'Nothing was recorded: that measure is no longer in a plan that you have a part in. Ask “measures” to see them.';
export const NOT_THEIRS = `Nothing was recorded: readings of this measure are for ${WHO_READS}. Ask one of them to give it.`;
const notice = (text: string): Message => noticeCard({ text, suggestions: [] });
