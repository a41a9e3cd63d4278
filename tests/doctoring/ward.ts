/** The ward of the doctor's tests: a record on its own folder, servers on loopback, and what the command says of them. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { importPlan } from '../../src/app/plans/import-plan.ts';
import { doctorCommand } from '../../src/commands/doctor.ts';
import type { Ports } from '../../src/doctoring/surroundings.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Doc, OutboxRow } from '../../src/store/documents.ts';
import { openStore } from '../../src/store/open.ts';
import { openRow, rowDoc } from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import type { MadeCertificate } from '../support/certificate.ts';
import { ALEX, ROBIN, samplePlan } from '../support/sample-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

export const TENANT = '00000000-0000-4000-8000-0000000000a1';
export const APP_ID = '00000000-0000-4000-8000-0000000000b0';
export const NOW = Temporal.Instant.from('2026-12-04T09:00:00Z');
export const SECRET = 'never-to-be-shown-7f3a';

export type Environment = Record<string, string>;
export type Said = { text: string; code: number };
export type Ward = ReturnType<typeof openWard>;

/** In use by a bot with credentials, unless a story takes them away. */
export function openWard() {
  const folder = temporaryFolder();
  const ends: (() => Promise<unknown> | unknown)[] = [() => folder.remove()];
  const credentials: Environment = {
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_TENANT_ID: TENANT,
    MICROSOFT_APP_PASSWORD: SECRET,
    WAYMARK_OFFICERS: 'olu@example.org',
  };
  const data = join(folder.path, 'data');

  /** A server on loopback that is gone with the ward; answers its address. */
  async function serves(answer: RequestListener, tls?: MadeCertificate): Promise<string> {
    const server = tls ? createSecure({ cert: tls.certificate, key: tls.key }, answer) : createServer(answer);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ends.push(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return `${tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  }

  async function using<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const store = await openStore({ data });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  /** The sample plan, and people who have met the bot unless told. */
  async function hasPlan(people: readonly Person[] = [person(ALEX), person(ROBIN)]): Promise<void> {
    const { book, milestones } = samplePlan();
    const records = { plan: book.plan, items: book.items, milestones, updates: [], snapshots: [], people };
    const stored = await using((store) =>
      importPlan(store, testClock(NOW.toString()), TENANT, records, () => undefined),
    );
    if (!stored.ok) throw new Error(stored.reason);
  }

  const puts = (partition: string, ...docs: Doc[]): Promise<unknown> =>
    using(async (store) => {
      for (const doc of docs) {
        const there = await store.get(partition, doc.kind, doc.id);
        const expect = there?.version ?? 'absent';
        await store.commit(partition, crypto.randomUUID(), [{ op: 'put', doc, expect }]);
      }
    });

  /** What the command prints, and its exit code. */
  async function says(change: Environment = {}, over: Partial<Ports> = {}): Promise<Said> {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      await doctorCommand({ WAYMARK_DATA: data, ...credentials, ...change }, {}, { ...healthy, ...over });
      return {
        text: write.mock.calls.map(([text]) => String(text)).join(''),
        code: Number(process.exitCode ?? 0),
      };
    } finally {
      write.mockRestore();
      process.exitCode = undefined;
    }
  }

  const healthy: Partial<Ports> = {
    now: () => NOW,
    token: async () => undefined,
    vouched: async () => undefined,
    demo: async () => null,
    node: '26.10.0',
    disk: () => ({ free: 20 * 1024 ** 3, kind: 0xef53 }),
    packages: join(folder.path, 'appPackage'),
    signIn: 'http://127.0.0.1:1',
    longestMs: 6_000,
  };

  return {
    folder: folder.path,
    data,
    serves,
    using,
    hasPlan,
    puts,
    says,
    endsWith: (end: () => Promise<unknown> | unknown) => void ends.push(end),
    async close(): Promise<void> {
      for (const end of ends.reverse()) await end();
    },
  };
}

export const person = (id: string, over: Partial<Person> = {}): Person => ({
  id,
  aadObjectId: `aad-${id}`,
  name: `${id} Sample`,
  emails: [`${id}@example.org`],
  address: { serviceUrl: 'https://connector.example', conversation: `chat-${id}` },
  welcomedAt: '2026-11-02T09:00:00.000Z',
  cardDays: [],
  plain: false,
  zone: null,
  quiet: null,
  ...over,
});

export const rowOf = (key: string, state: OutboxRow['state'], hours: number, over: Partial<OutboxRow> = {}) =>
  rowDoc({
    ...openRow(key, 'reminder', { kind: 'person', person: ALEX }, NOW.subtract({ hours })),
    state,
    ...over,
  });
