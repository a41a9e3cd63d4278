/** Carries out a chase that was shown: judged on the record as it stands, and recorded with who chased whom and when. */
import { type ChaseView, chaseReceiptCard } from '../../cards/lead/chase.ts';
import { noticeCard } from '../../cards/notice.ts';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import type { Change as Entry } from '../../domain/change.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { openRow, rowDoc } from '../../store/outbox.ts';
import type { Change } from '../../store/store.ts';
import { lowerWakeUp, wakeBy } from '../../store/wake-up.ts';
import { type App, momentIn } from '../context.ts';
import { digest } from '../conversation/command-id.ts';
import { frameOf, type Proposal, settled } from '../conversation/frame.ts';
import { ids } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { type ChasePlan, chasePlan, type Target } from './chase-plan.ts';
import { targetsOf } from './targets.ts';

type ChaseProposal = Extract<Proposal, { kind: 'chase' }>;
type Person = ChasePlan['people'][number];

/** Takes the yes or the no to a chase that was shown. */
export async function settleChase(
  app: App,
  origin: Origin,
  speaker: Speaker,
  proposal: ChaseProposal,
  word: 'yes' | 'no',
): Promise<Message> {
  const done = (message: Message) => settled(app, origin, speaker.person.id, proposal.id, message);
  if (word === 'no') return done(noticeCard({ text: 'All right: nobody was chased.', suggestions: [] }));
  const { now, evidence } = proposal;
  const targets = await targetsOf(app, origin, speaker, ids(proposal.list));
  const plan = await chasePlan(app, origin.tenant, speaker, targets, { now, evidence });
  const sent: Person[] = [];
  for (const person of plan.people) {
    const asked = await chaseOne(app, origin, speaker, proposal, person, targets);
    if (asked) sent.push(asked);
  }
  if (sent.length > 0) app.poke();
  const { today, zone } = momentIn(app, targets[0]?.plan.timezone ?? HOME_ZONE);
  const view: ChaseView = { people: sent, left: plan.left, evidence, today, zone };
  return done(chaseReceiptCard(view));
}

/** "Send now" instead of with the next card. */
export async function chaseNow(
  app: App,
  origin: Origin,
  speaker: Speaker,
  proposal: string,
): Promise<Message> {
  const { pending, settled: before } = await frameOf(app, origin, speaker.person.id);
  const found = pending.find(({ id }) => id === proposal);
  if (found?.kind === 'chase') return settleChase(app, origin, speaker, { ...found, now: true }, 'yes');
  const again = before.find((one) => one.proposal === proposal);
  return noticeCard({
    text: again?.said ?? 'Nobody was chased: this is too old. Please say it again.',
    suggestions: [],
  });
}

const ATTEMPTS = 5;

/** Who was asked about what, and how it reaches them; undefined when it was not sent after all: somebody else chased them at the same moment. */
async function chaseOne(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { id, now, evidence }: ChaseProposal,
  shown: Person,
  targets: readonly Target[],
): Promise<Person | undefined> {
  const { tenant } = origin;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const wanted = new Set(shown.lines.map(({ milestone }) => milestone));
    const fresh = await targetsOf(
      app,
      origin,
      speaker,
      targets.flatMap(({ line }) => (wanted.has(line.milestone) ? [line.milestone] : [])),
    );
    const decided = await chasePlan(app, tenant, speaker, fresh, { now, evidence });
    const one = decided.people.find((person) => person.id === shown.id);
    const stored = await app.records.person(tenant, shown.id);
    if (!one || !stored || (evidence && one.going.at !== 'once')) return undefined;
    const at = app.clock.now();
    const today = localDate(at, one.plan.timezone);
    const changes: Change[] = fresh.flatMap((target) =>
      one.lines.some(({ milestone }) => milestone === target.line.milestone)
        ? asked(
            target,
            shown.id,
            speaker.person.id,
            id,
            stamp(at),
            one.going.at === 'card' ? one.going.on : null,
          )
        : [],
    );
    if (one.going.at === 'once') {
      const key = `chase:${tenant}:${shown.id}:${today}`;
      const before = await app.store.get(tenant, 'outbox', docId('outbox', key));
      const row = openRow(key, 'chase', { kind: 'person', person: shown.id }, at);
      const listed = one.lines.map(({ milestone }) => milestone);
      const cardDays = [today, ...stored.doc.body.cardDays].slice(0, 4);
      changes.push(
        { op: 'put', doc: rowDoc({ ...row, listed }), expect: before?.version ?? 'absent' },
        {
          op: 'put',
          doc: write('person', docId('person', shown.id), { ...stored.doc.body, cardDays }),
          expect: stored.version,
        },
      );
      await wakeBy(app.store, tenant, at);
    } else await lowerWakeUp(app.store, tenant, one.going.on, one.plan, at);
    const command = `chase:${digest(`${id}\n${shown.id}`)}`;
    const result = await app.store.commit(tenant, command, changes);
    if (result.kind === 'stale') continue;
    // Once more: a tick between the two may have raised the row again.
    if (one.going.at === 'once') await wakeBy(app.store, tenant, at);
    else await lowerWakeUp(app.store, tenant, one.going.on, one.plan, at);
    return one;
  }
  return undefined;
}

/** The milestone as chased, to be asked about on that day at the latest, and the entry in its history. */
function asked(
  { stored, line }: Target,
  person: string,
  by: string,
  proposal: string,
  at: string,
  on: PlainDate | null,
): Change[] {
  const { body } = stored.doc;
  const askOn = on === null || (body.askOn !== null && body.askOn <= on) ? body.askOn : on;
  const entry: Entry = {
    id: digest(`${proposal}\nchase\n${line.milestone}`),
    plan: body.plan,
    item: body.item,
    at,
    by,
    through: 'message',
    what: 'chase',
    from: null,
    to: `person:${person}`,
    reason: null,
  };
  return [
    {
      op: 'put',
      doc: write('milestone', stored.doc.id, { ...body, askOn, chase: { by, at } }),
      expect: stored.version,
    },
    { op: 'put', doc: write('change', docId('change', entry.id), entry), expect: 'absent' },
  ];
}
