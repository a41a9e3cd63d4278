/** The demo's record: the sample plan with a past, loaded once, alive for the people of the local client. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { loadDemo } from '../src/demo/load.ts';
import { readLocalClient } from '../src/demo/people.ts';
import { answer } from '../src/domain/answer.ts';
import { without } from '../src/domain/decide.ts';
import { keysHeldBy } from '../src/domain/person.ts';
import { questionAbout } from '../src/domain/question.ts';
import { paces } from '../src/jobs/pace.ts';
import { tick } from '../src/jobs/tick.ts';
import { personKnownAs } from '../src/store/alias.ts';
import { write } from '../src/store/documents.ts';
import { openEmbedded } from '../src/store/embedded.ts';
import { docId, TENANT } from '../src/store/ids.ts';
import { openRecords } from '../src/store/records.ts';
import { all, type Store } from '../src/store/store.ts';
import { tenantsDue } from '../src/store/wake-up.ts';
import { strictMessenger } from './support/strict-messenger.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { testClock } from './support/test-clock.ts';

const ROOT = pathToFileURL(`${join(import.meta.dirname, '..')}/`);
const PLANS = new URL('plans/', ROOT);
const client = readLocalClient(new URL('.m365agentsplayground.yml', ROOT));
const { tenant } = client;

const folder = temporaryFolder();
afterAll(() => folder.remove());

describe.each(['2026-12-04T09:30:00Z', '2027-06-30T23:30:00Z', '2026-12-26T03:00:00Z'])('at %s', (at) => {
  const clock = testClock(at);
  let store: Store;
  beforeAll(async () => {
    store = openEmbedded(join(folder.path, `${at.slice(0, 10)}.db`));
    expect(await loadDemo(store, clock, client, PLANS, { dueNow: true })).toBe(true);
  });
  afterAll(() => store.close());

  test('it is loaded once: a second start leaves the record as it is', async () => {
    const before = await all(store, tenant, { kind: 'milestone' });
    expect(await loadDemo(store, clock, client, PLANS)).toBe(false);
    expect(await all(store, tenant, { kind: 'milestone' })).toEqual(before);
  });

  test('what goes out today is due at once, and else at the hour of an office', async () => {
    const [plan] = await openRecords(store).heads(tenant);
    const hour = { '2026-12-04': '09:00', '2027-06-30': '00:00', '2026-12-26': '03:00' }[at.slice(0, 10)];
    expect(plan?.reminders.at).toBe(hour);
    expect(plan?.boards.map(({ summary }) => summary.time)).toEqual([hour]);
  });

  test('every milestone stands as its own history leaves it, and nothing was said in the future', async () => {
    const records = openRecords(store);
    const updates = await all(store, tenant, { kind: 'update' });
    expect(updates.length).toBeGreaterThan(30);
    expect(updates.filter(({ doc }) => Temporal.Instant.compare(doc.body.at, clock.now()) > 0)).toEqual([]);
    for (const milestone of await records.milestones(tenant, [])) {
      const history = await records.updates(tenant, milestone.id);
      expect(milestone.lastUpdate?.id ?? null).toBe(history.at(-1)?.id ?? null);
      const { status, percent, reason, forecast, evidence, open } = milestone;
      expect(without('no update at all', milestone, history, 'Europe/London')).toMatchObject({
        ...{ status, percent, reason, forecast, evidence, open },
      });
    }
  });

  test('the local client’s people are known, and have not met the bot yet', async () => {
    const records = openRecords(store);
    for (const person of client.people) {
      const id = await personKnownAs(store, tenant, person.aadObjectId);
      if (id === undefined) throw new Error(`${person.name} is not known`);
      expect((await records.person(tenant, id))?.doc.body).toMatchObject({
        name: person.name,
        address: null,
        welcomedAt: null,
      });
    }
  });

  test('a lead’s question has an answer, and the person at the client has something to answer for', async () => {
    const book = await openRecords(store).book(tenant, 'wigan');
    const alex = await personKnownAs(store, tenant, client.current.aadObjectId);
    if (!book || alex === undefined) throw new Error('the demo is not loaded');
    const today = clock.now().toZonedDateTimeISO('Europe/London').toPlainDate().toString();
    const milestones = await openRecords(store).milestones(tenant, []);
    const nobody = { holds: [], named: null };
    const overdue = questionAbout('overdue', { plan: 'wigan', items: ['3'] });
    const asked = answer(overdue, book, milestones, nobody, today);
    expect(asked.rows.length).toBeGreaterThan(0);
    expect(asked.noDate).toBeGreaterThan(0);
    const mine = answer(
      questionAbout('overdue', { plan: 'wigan', owner: ['me'] }),
      book,
      milestones,
      { holds: keysHeldBy(book.plan, alex, today), named: null },
      today,
    );
    expect(mine.rows.length).toBeGreaterThan(0);
  });

  test('the clock posts the board’s week with what changed, and names who can’t be reached', async () => {
    expect(await tenantsDue(store, clock.now())).toEqual([tenant]);
    const doc = write('tenant', TENANT, { serviceUrl: 'http://127.0.0.1:56150/_connector' });
    await store.commit(tenant, 'seen', [{ op: 'put', doc, expect: 'absent' }]);
    const messenger = strictMessenger(clock);
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const work = {
      store,
      records: openRecords(store),
      messenger,
      log: silent,
      asOf: clock,
      wall: clock,
      officers: new Set<string>(),
      holder: 'demo',
      sleep: async () => undefined,
    };
    const report = await tick(work, paces(clock), tenant, false);
    expect(messenger.delivered().map(({ to }) => to.as)).toEqual(['thread']);
    expect(report.messages.filter(({ fate }) => fate === 'skipped').map(({ reason }) => reason)).toEqual(
      Array.from({ length: report.skipped }, () => 'has not met the bot, or has removed it'),
    );
    const kept = await all(store, tenant, { kind: 'snapshot', where: [], orderBy: { field: 'week' } });
    expect(kept.length).toBeGreaterThan(1);
    expect(kept.at(0)?.doc.id).toMatch(docId('snapshot', 'wigan:'));
  });
});

describe('the local client’s file', () => {
  test('names its people, each known by every address in lower case', () => {
    expect(client.current.name).toBe('Alex Sample');
    expect(client.people).toHaveLength(6);
    for (const { emails } of client.people)
      for (const email of emails) expect(email).toBe(email.toLowerCase());
  });

  test('one that is none is refused with its name and the place', () => {
    const file = join(folder.path, 'client.yml');
    writeFileSync(file, 'tenantId: t\ncurrentUser:\n  name: Alex\nusers: []\n');
    expect(() => readLocalClient(file)).toThrow(/client\.yml is not a Playground configuration[\s\S]*email/);
  });
});

test('what is loaded before the Playground keeps it to this machine', async () => {
  const only = new URL('src/demo/loopback-only.mjs', ROOT);
  const script = `
    import { createServer } from 'node:http';
    const server = createServer();
    server.listen(0, () => { console.log(server.address().address); server.close(); });
  `;
  const args = ['--import', only.href, '--input-type=module', '-e', script];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(stdout.trim()).toBe('127.0.0.1');
});
