/** A thousand messages over real HTTP and in real time, to a connector that takes fifty a second. Long form only. */
import { dispatch } from '../../src/jobs/dispatch.ts';
import { paces } from '../../src/jobs/pace.ts';
import { openIdentity } from '../../src/teams/auth.ts';
import { createMessenger } from '../../src/teams/outbound.ts';
import { startConnector } from '../support/connector.ts';
import { openLimiter } from '../support/limiter.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { samplePerson, startBench, TENANT } from './bench.ts';
import { queueWelcomes } from './crowd.ts';

const inFull = process.env.WAYMARK_VERIFY === 'full';
const COUNT = 1000;
const clock = { now: () => Temporal.Now.instant() };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

(inFull ? test : test.skip).each([
  ['says how long to wait', true],
  ['does not say', false],
])(
  'a connector that %s',
  async (_, tells) => {
    const ids = Array.from({ length: COUNT }, (_, n) => `person-${n}`);
    const limiter = openLimiter({ tenant: 50, conversation: 7 });
    const random = seededRandom(1);
    const connector = await startConnector({
      people: ids.map((id) => ({ id, aadObjectId: id, name: id, userPrincipalName: id, email: id })),
      tenantId: TENANT,
      teamId: 'team',
      bot: { id: '28:waymark', name: 'Waymark' },
      limit: { limiter, tells },
      latency: () => 50 + random(80),
    });
    const { serviceUrl } = connector;
    const people = ids.map((id) => samplePerson(id, { address: { serviceUrl, conversation: `chat-${id}` } }));
    const bench = await startBench({ people, milestones: [], plan: { boards: [] } });
    try {
      await queueWelcomes(bench.store, people, clock.now());
      const messenger = createMessenger({
        identity: openIdentity({ local: true, credentials: null }),
        log: silent,
      });
      const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
      const work = { ...bench.work, messenger, sleep, wall: clock, asOf: clock };
      const pace = paces(clock);
      while (connector.sent.length < COUNT) {
        await dispatch(work, pace, TENANT);
        if (connector.sent.length < COUNT) await sleep(50);
      }
      const [first, last] = [connector.sent[0]?.at, connector.sent.at(-1)?.at];
      const seconds = first && last ? first.until(last).total('seconds') : Number.POSITIVE_INFINITY;
      expect((COUNT - 1) / seconds).toBeGreaterThan(0.95 * 50);
      expect(limiter.refused()).toBeLessThanOrEqual(COUNT / 100);
      expect(new Set(connector.sent.map(({ conversation }) => conversation)).size).toBe(COUNT);
      expect(connector.sent).toHaveLength(COUNT);
      expect(connector.violations()).toEqual([]);
    } finally {
      await bench.close();
      await connector.stop();
    }
  },
  120_000,
);
