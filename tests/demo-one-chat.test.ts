/** A demo that is opened as one person after the other: hints of their own, and nothing that looks like a failure. */
import { jest } from '@jest/globals';
import { askCommand } from '../src/commands/ask.ts';
import { ONE_CHAT } from '../src/commands/demo-here.ts';
import { doctorCommand } from '../src/commands/doctor.ts';
import { configured } from '../src/commands/settings.ts';
import { tickCommand } from '../src/commands/tick.ts';
import { firstLook } from '../src/demo/first-look.ts';
import { loadDemo } from '../src/demo/load.ts';
import { forgetOtherChats } from '../src/demo/one-chat.ts';
import type { LocalClient } from '../src/demo/people.ts';
import { personKnownAs } from '../src/store/alias.ts';
import { write } from '../src/store/documents.ts';
import { docId, TENANT } from '../src/store/ids.ts';
import { openStore } from '../src/store/open.ts';
import { openRow, rowDoc } from '../src/store/outbox.ts';
import { openRecords } from '../src/store/records.ts';
import type { Store } from '../src/store/store.ts';
import { localClient, ROOT } from './support/demo-plan.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const home = localClient();
const { tenant } = home;
/** The commands go by this machine's clock. */
const clock = { now: () => Temporal.Now.instant() };

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
  folder = temporaryFolder();
  await using(async (store) => {
    await loadDemo(store, clock, home, new URL('plans/', ROOT));
    const doc = write('tenant', TENANT, { serviceUrl: 'http://127.0.0.1:9/_connector' });
    await store.commit(tenant, 'seen', [{ op: 'put', doc, expect: 'absent' }]);
  });
});
afterEach(() => {
  process.exitCode = undefined;
  folder.remove();
});

async function using<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ data: folder.path });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const as = (name: string): LocalClient => {
  const current = home.people.find((one) => one.name === `${name} Sample`);
  if (!current) throw new Error(`${name} is none of the client's people`);
  return { ...home, current };
};

const idOf = async (store: Store, name: string): Promise<string> => {
  const id = await personKnownAs(store, tenant, as(name).current.aadObjectId);
  if (id === undefined) throw new Error(`${name} is not known`);
  return id;
};

/** As after opening the client as that person. */
const met = (name: string): Promise<void> =>
  using(async (store) => {
    const stored = await openRecords(store).person(tenant, await idOf(store, name));
    if (!stored) throw new Error(`${name} has no record`);
    const address = { serviceUrl: 'http://127.0.0.1:9/_connector', conversation: `chat-${name}` };
    const person = { ...stored.doc.body, address, welcomedAt: '2026-11-01T09:00:00.000Z' };
    const doc = write('person', stored.doc.id, person);
    await store.commit(tenant, `met:${name}`, [{ op: 'put', doc, expect: stored.version }]);
  });

const chatOf = (name: string) =>
  using(
    async (store) =>
      (await openRecords(store).person(tenant, await idOf(store, name)))?.doc.body.address?.conversation,
  );

const environment = (over: Record<string, string> = {}) => ({ WAYMARK_DATA: folder.path, ...over });

/** What a command prints, on standard output and beside it. */
async function printed(command: () => Promise<void>): Promise<string> {
  let said = '';
  const take = (text: unknown): boolean => {
    said += String(text);
    return true;
  };
  const streams = [process.stdout, process.stderr].map((one) =>
    jest.spyOn(one, 'write').mockImplementation(take),
  );
  try {
    await command();
    return said;
  } finally {
    for (const stream of streams) stream.mockRestore();
  }
}

test.each([
  ['Alex', 'Priority 3', '3.7a'],
  ['Bola', 'Priority 1', '1.5a'],
  ['Esme', 'Priority 5', '5.3c'],
])('%s is told to try what is theirs: %s and %s', async (name, part, ref) => {
  await using(async (store) => {
    const { waiting, tries } = await firstLook(store, as(name), clock.now());
    expect(waiting).toContain(`for ${name} Sample`);
    expect(tries).toEqual([
      'press "Update" on the card',
      `say "what's overdue in ${part}"`,
      `say "${ref} done, minutes at https://example.org/minutes"`,
    ]);
  });
});

test('opened as Bola, the chat that Alex had is gone, and Bola’s stays', async () => {
  await met('Alex');
  await met('Bola');
  await using((store) => forgetOtherChats(store, as('Bola')));
  expect(await chatOf('Alex')).toBeUndefined();
  expect(await chatOf('Bola')).toBe('chat-Bola');
  // Again, as with every start.
  await using((store) => forgetOtherChats(store, as('Bola')));
  expect(await chatOf('Bola')).toBe('chat-Bola');
});

test('the clock skips whoever is not at the client, says why, and ends well', async () => {
  await met('Alex');
  await using((store) =>
    forgetOtherChats(store, { ...home, current: { ...home.current, aadObjectId: 'none' } }),
  );
  const said = await printed(() =>
    tickCommand(configured(environment({ WAYMARK_LOG: 'silent' })), { dryRun: true }),
  );
  expect(said).toMatch(/failed 0, skipped [1-9]/);
  expect(said).toContain(ONE_CHAT);
  expect(process.exitCode).toBeUndefined();
});

test('the doctor finds a demo well, and says what it is', async () => {
  const said = await printed(() => doctorCommand(environment(), {}));
  expect(said).not.toMatch(/^fault/m);
  expect(process.exitCode).toBeUndefined();
  expect(said).toContain('note  this is the record of the demo');
  expect(said).toContain('ok    the demo takes Alex Sample for the strategy officer');
  expect(said).toContain(ONE_CHAT);
});

test('a message that found no chat is a remark in a demo; one that was refused is a fault there, too', async () => {
  await using(async (store) => {
    const to = { kind: 'person', person: await idOf(store, 'Alex') } as const;
    const rowOf = (key: string, state: 'unreachable' | 'parked', reason: string) => ({
      op: 'put' as const,
      doc: rowDoc({ ...openRow(key, 'reminder', to, clock.now()), state, reason }),
      expect: 'absent' as const,
    });
    await store.commit(tenant, 'gone', [rowOf('a', 'unreachable', '404 ConversationNotFound')]);
  });
  const said = await printed(() => doctorCommand(environment(), {}));
  expect(said).toMatch(/^note {2}1 reminder is unreachable: 404 ConversationNotFound$/m);
  expect(process.exitCode).toBeUndefined();
  await using(async (store) => {
    const id = docId('outbox', 'a');
    const stored = await store.get(tenant, 'outbox', id);
    if (!stored) throw new Error('the row is gone');
    const doc = rowDoc({ ...stored.doc.body, state: 'parked', reason: '400 BadSyntax' });
    await store.commit(tenant, 'parked', [{ op: 'put', doc, expect: stored.version }]);
  });
  expect(await printed(() => doctorCommand(environment(), {}))).toMatch(/^fault 1 reminder is parked/m);
  expect(process.exitCode).toBe(1);
});

test('`ask` takes a person as the demo does: by first name, name or address', async () => {
  const ask = (who: string) =>
    printed(() => askCommand(configured(environment()), 'wigan', "what's overdue for me", { as: who }));
  const [first, whole, address] = [
    await ask('Alex'),
    await ask('alex sample'),
    await ask('alex.sample@example.org'),
  ];
  expect(first).toContain('3.3(b)');
  expect(whole).toBe(first);
  expect(address).toBe(first);
  await expect(ask('Zed')).rejects.toThrow(
    /^Nobody is known as "Zed"\. There is Alex Sample \(alex\.sample@example\.org\), .*; or give a post of the plan: head-of-inclusion, /,
  );
});
