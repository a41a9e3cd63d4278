/** A town for stories: the running bot on a clock of its own, Teams' double around it, and people who use it. */
import type { Log } from '../../src/app/ports.ts';
import type { Config } from '../../src/config.ts';
import { localInstant } from '../../src/domain/calendar.ts';
import type { Update } from '../../src/domain/update.ts';
import type { Overlay } from '../../src/importing/overlay.ts';
import { start } from '../../src/main.ts';
import { openRecords } from '../../src/store/records.ts';
import { type Citizen, citizen } from './citizen.ts';
import { type Connector, type PlayedPerson, type Sent, startConnector } from './connector.ts';
import { demoOverlay, loadPlan, localClient } from './demo-plan.ts';
import { type Seen, seen } from './seen.ts';
import { freshRecord } from './stores.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { testClock } from './test-clock.ts';

/** The General channel has the id of its team: the overlay of the demo names it as the board's. */
export const GENERAL = 'team-education-partnership';
export const TENANT = localClient().tenant;
const ZONE = 'Europe/London';

const silent = (): void => undefined;
const quietLog: Log = { info: silent, warn: silent, error: silent };

/** The people of the local client, and a stranger who is in no plan. */
export const people: readonly PlayedPerson[] = [
  ...localClient().people.map(({ aadObjectId, name, emails }) => ({
    id: `29:${firstName(name)}`,
    aadObjectId,
    name,
    userPrincipalName: emails[0] ?? '',
    email: emails[0] ?? '',
  })),
  {
    id: '29:sam',
    aadObjectId: '00000000-0000-4000-8000-000000000099',
    name: 'Sam Stranger',
    userPrincipalName: 'sam.stranger@example.org',
    email: 'sam.stranger@example.org',
  },
];

function firstName(name: string): string {
  return name.split(' ')[0]?.toLowerCase() ?? '';
}

export type Town = Awaited<ReturnType<typeof openTown>>;

/**
 * `london` is a local time such as `2026-12-03T10:00`, at which the plan goes into the record and the bot starts.
 * `telemetry` says where its figures go.
 */
export async function openTown(
  london: string,
  overlay: Overlay = demoOverlay(),
  officers: string[] = [],
  telemetry?: Config['telemetry'],
) {
  const folder = temporaryFolder();
  const clock = testClock(instantOf(london));
  const place = freshRecord(folder.path);
  await loadPlan(place, instantOf(london), overlay);
  const connector = await openConnector(() => clock.now());
  const config = {
    ...place,
    port: 0,
    local: true,
    officers,
    log: 'silent',
    credentials: null,
    tenants: null,
    blobs: null,
    publicUrl: null,
    ...(telemetry && { telemetry }),
  } as const;
  const bot = await start(config, quietLog, clock);
  connector.attach(bot.port);

  const town = {
    connector,
    data: folder.path,
    url: `http://127.0.0.1:${bot.port}`,
    store: bot.store,
    now: () => clock.now(),
    today: () => clock.now().toZonedDateTimeISO(ZONE).toPlainDate().toString(),
    /** The clock shows this local time, and has done what was due by then. */
    async itIs(time: string): Promise<void> {
      clock.set(instantOf(time));
      await bot.look();
    },
    /** Every day up to and including the last, at hours when nothing, cards, and the summary may be due. */
    async liveUntil(last: string): Promise<void> {
      const end = Temporal.PlainDate.from(last);
      let day = Temporal.PlainDate.from(town.today()).add({ days: 1 });
      for (; Temporal.PlainDate.compare(day, end) <= 0; day = day.add({ days: 1 })) {
        for (const hour of ['07:00', '09:00', '16:00']) await town.itIs(`${day}T${hour}`);
      }
    },
    /** What the record holds of an action, oldest first. */
    async updatesOf(ref: string): Promise<Update[]> {
      const records = openRecords(bot.store);
      const book = await records.book(TENANT, 'wigan');
      const milestones = await records.milestones(TENANT, [
        { field: 'item', is: 'eq', to: book?.byRef.get(ref)?.id ?? '' },
      ]);
      return (await Promise.all(milestones.map(({ id }) => records.updates(TENANT, id)))).flat();
    },
    /** The clock runs again without having moved. */
    look: () => bot.look(),
    person: (first: string): Citizen =>
      citizen(
        { connector, settle: () => bot.look(), pass: () => clock.forward({ seconds: 1 }) },
        whoIs(first),
      ),
    /** The threads that the bot began in General, oldest first. */
    posts: (): Seen[] =>
      connector
        .inTeam()
        .filter(({ how }) => how === 'thread')
        .map(seen),
    async close(): Promise<void> {
      try {
        await bot.stop();
      } finally {
        await connector.stop();
        folder.remove();
      }
      if (connector.violations().length > 0)
        throw new Error(`Teams would have refused: ${connector.violations().join('; ')}`);
    },
  };
  return town;
}

export const openConnector = (now: () => Temporal.Instant): Promise<Connector> =>
  startConnector({
    people,
    tenantId: TENANT,
    teamId: GENERAL,
    bot: { id: '28:waymark', name: 'Waymark' },
    now,
  });

export function whoIs(first: string): PlayedPerson {
  const found = people.find(({ id }) => id === `29:${first}`);
  if (!found) throw new Error(`Nobody called ${first} lives in this town.`);
  return found;
}

export const instantOf = (london: string): string => {
  const [day = '', time = ''] = london.split('T');
  return localInstant(day, time, ZONE).toString();
};

/** On which London day something was sent. */
export const dayOf = ({ at }: Sent): string => at.toZonedDateTimeISO(ZONE).toPlainDate().toString();
