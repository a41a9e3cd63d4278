/** "What became of my request": each that the speaker made lately, whom it waits for, or what was decided and by whom. */
import { day, moment } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { decidedWords } from '../../cards/requests/request-words.ts';
import { clip } from '../../cards/text.ts';
import { localDate } from '../../domain/calendar.ts';
import { stillAsks } from '../../domain/requests/stands.ts';
import { stamp } from '../../domain/stamp.ts';
import { withDecider } from '../../store/request-names.ts';
import { type Asking, askingOf, decidersOf } from '../../store/requests.ts';
import { all } from '../../store/store.ts';
import type { App } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { NOT_HERE } from '../refusal.ts';
import { namesWithin } from '../requests/asked-note.ts';
import { readerIn } from '../requests/decide.ts';
import type { ErrandTurn } from './turns.ts';

/** What is decided is told of for so long; what waits, for as long as it waits. */
const LATELY = Temporal.Duration.from({ hours: 60 * 24 });
const MOST = 8;

export const ownRequestsTurn: ErrandTurn<'own-requests'> = async (
  app,
  origin,
  speaker,
  { ref },
  { plan },
) => {
  if (origin.scope === 'channel') return [notice(NOT_HERE)];
  const own = (await ownAskings(app, origin, speaker)).filter(
    ({ request, action }) => (ref === null || action.ref === ref) && (plan === null || request.plan === plan),
  );
  if (own.length === 0) {
    const about = ref === null ? ' in the last two months' : ` about ${clip(ref, 30)}`;
    return [
      notice(
        `You have asked nobody for anything${about}. To ask for a later date, say, for example, “need more time for ${clip(ref ?? '3.1(a)', 30)}, until 26 Feb because” and why.`,
        ref === null ? [WAITS] : [{ label: `How ${clip(ref, 30)} stands`, say: `status of ${ref}` }, WAITS],
      ),
    ];
  }
  const lines: string[] = [];
  for (const asking of own.slice(0, MOST)) lines.push(await wordsOf(app, origin, speaker, asking));
  if (own.length > MOST) lines.push(`And ${own.length - MOST} older.`);
  return [notice(lines.join('\n'), own.some(waits) ? [WAITS] : [])];
};

const WAITS = { label: 'What waits', say: 'my requests' };

const waits = ({ request, action, milestone }: Asking): boolean =>
  request.state === 'open' && stillAsks(request, action, milestone);

/** Newest first. */
async function ownAskings(app: App, { tenant }: Origin, { person }: Speaker): Promise<Asking[]> {
  const now = app.clock.now();
  const [open, late] = await Promise.all([
    all(app.store, tenant, { kind: 'request', where: [{ field: 'state', is: 'eq', to: 'open' }] }),
    all(app.store, tenant, {
      kind: 'request',
      where: [{ field: 'at', is: 'gte', to: stamp(now.subtract(LATELY)) }],
    }),
  ]);
  const own = new Map(
    [...open, ...late]
      .map(({ doc }) => doc.body)
      .filter(({ by }) => by === person.id)
      .map((request) => [request.id, request]),
  );
  const found = await Promise.all(
    [...own.values()].map((request) => askingOf(app.store, app.records, tenant, request, now)),
  );
  return found
    .filter((asking) => asking !== undefined)
    .sort((a, b) => b.request.at.localeCompare(a.request.at));
}

/** By number alone: whoever asked may no longer see what is restricted. */
async function wordsOf(app: App, origin: Origin, speaker: Speaker, asking: Asking): Promise<string> {
  const { request, action, book, today } = asking;
  const { timezone } = book.plan;
  if (waits(asking)) {
    const whom = namesWithin(await decidersOf(app, origin.tenant, asking));
    const since = day(localDate(Temporal.Instant.from(request.at), timezone), today);
    return `${clip(action.ref, 30)}: on ${since} you asked for ${ASKED[request.kind](request.date === null ? null : day(request.date, today))}. It waits for ${whom}.`;
  }
  const told = await withDecider(app.records, origin.tenant, asking, false, readerIn(app, origin, speaker));
  const by =
    request.decided && told.decidedBy !== null
      ? ` ${clip(told.decidedBy, 80)}, ${moment(request.decided.at, timezone)}.`
      : '';
  return `${decidedWords(told)}${by}`;
}

const ASKED = {
  'more-time': (date: string | null) => (date === null ? 'more time' : `more time, until ${date}`),
  'hand-over': (date: string | null) => (date === null ? 'a hand-over' : `a hand-over from ${date}`),
  'sign-off': () => 'a check of its completion',
} as const;

const notice = (text: string, suggestions: readonly { label: string; say: string }[] = []): Message =>
  noticeCard({ text, suggestions });
