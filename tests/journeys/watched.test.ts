/** A day with a real process whose log tells all it ever tells: who watches it learns how it stands, and nothing of anybody. */
import { z } from 'zod/v4';
import { openStore } from '../../src/store/open.ts';
import { all } from '../../src/store/store.ts';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import { type Citizen, citizen } from '../support/citizen.ts';
import type { Connector } from '../support/connector.ts';
import { demoOverlay, loadPlan, localClient } from '../support/demo-plan.ts';
import { rawRequest } from '../support/raw-request.ts';
import { freshRecord, onCosmos, storeFaults } from '../support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { instantOf, openConnector, TENANT, whoIs } from '../support/town.ts';

await onCosmos();

const Line = z.looseObject({
  level: z.enum(['debug', 'info', 'warn', 'error']),
  time: z.iso.datetime(),
  msg: z.string(),
  trace: z.string().optional(),
});
type Line = z.infer<typeof Line>;

const folder = temporaryFolder();
const now = instantOf('2026-12-03T09:30');
let connector: Connector;
let bot: BotProcess;
let alex: Citizen;
let lines: Line[];
let said: string;
let personIds: string[];
/** How /healthz and /readyz answered: at first, while the store was away, and once it was back. */
const standing: unknown[] = [];

const stands = async () => {
  const of = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${bot.port}${path}`);
    return [response.status, await response.json()];
  };
  return [...(await of('/healthz')), ...(await of('/readyz'))];
};
/** Asks until the answer is another one: it is kept for seconds. */
async function standsAnew(before: unknown): Promise<unknown> {
  for (;;) {
    const found = await stands();
    if (JSON.stringify(found) !== JSON.stringify(before)) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

beforeAll(async () => {
  const place = freshRecord(folder.path);
  await loadPlan(place, now, demoOverlay());
  connector = await openConnector(() => Temporal.Instant.from(now));
  bot = await startBot({ ...place, log: 'debug' }, now);
  connector.attach(bot.port);
  alex = citizen({ connector, settle: () => bot.itIs(now), pass: () => undefined }, whoIs('alex'));
  standing.push(await stands());
  await conversation();
  storeFaults().when(() => ({ kind: 'status', status: 403 }));
  await alex.types('3.2b complete, Zebramark1 has signed').catch(() => undefined);
  standing.push(await standsAnew(standing[0]));
  storeFaults().none();
  standing.push(await standsAnew(standing[1]));
  const store = await openStore(place);
  personIds = (await all(store, TENANT, { kind: 'person' })).map(({ doc }) => doc.body.id);
  await store.close();
  const ended = await bot.stop();
  said = ended.errors;
  lines = said
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)));
});
afterAll(async () => {
  await bot.kill();
  await connector.stop();
  folder.remove();
});

/** All that people can say and send, each thing with a word that stands nowhere else. */
async function conversation(): Promise<void> {
  await alex.meets();
  await alex.types('3.3b at risk, because Zebramark2 (zebramark@example.org, 07700 900123) is off sick');
  await alex.types('3.1a evidence https://example.org/zebramark3?sig=zebramark4');
  await alex.types('zebramark5 what on earth');
  await alex.types('what’s overdue in Zebramark6');
  await alex.types('');
  await alex.sends('zebramark7.pdf', 'https://example.sharepoint.com/zebramark8?tempauth=zebramark9');
  await connector.press(alex.id, 'm-1', { do: 'zebramark10', note: 'zebramark11' });
  await connector.submit(alex.id, 'm-1', { what: 'zebramark12' });
  await connector.sayInChannel(alex.id, 'zebramark13: what is overdue');
  await connector.extension(alex.id, 'query', {
    commandId: 'find',
    parameters: [{ name: 'search', value: 'zebramark14' }],
  });
  const body = JSON.stringify({ type: 'message', text: 'zebramark15' });
  const authorization = ['authorization', 'Bearer zebramark16'] as const;
  for (const type of ['application/json', 'text/plain'])
    await rawRequest(bot.port, { headers: [['content-type', type], authorization], body: [body] });
  connector.mishap({ status: 403, code: 'BotDisabledByAdmin' });
  await alex.typesAtLength('mine');
  await alex.typesAtLength('need more time for 1.6a, in ten weeks because Zebramark19 froze the post');
  await bot.itIs(instantOf('2026-12-04T16:00'));
}

test('it lives while the store is away, and is ready again once that is back', () => {
  const parts = { store: true, files: true, clock: true, process: true };
  expect(standing).toEqual([
    [200, { ok: true }, 200, { ok: true, parts }],
    [200, { ok: true }, 503, { ok: false, parts: { ...parts, store: false } }],
    [200, { ok: true }, 200, { ok: true, parts }],
  ]);
  const told = lines.filter(({ msg }) => msg === 'not ready' || msg === 'ready again');
  expect(told).toMatchObject([
    { level: 'warn', msg: 'not ready', parts: 'store' },
    { level: 'info', msg: 'ready again' },
  ]);
});

test('a turn is one line with its kind, scope, outcome and time, and all of its lines name one trace', () => {
  const turns = lines.filter(({ msg }) => msg === 'turn answered' || msg === 'a turn failed');
  expect(turns.length).toBeGreaterThan(12);
  for (const turn of turns)
    expect(turn).toMatchObject({
      turn: expect.stringMatching(/^[a-z-]+$/),
      scope: expect.stringMatching(/^(?:personal|channel)$/),
      outcome: expect.stringMatching(/^(?:answered|silent|failed)$/),
      ms: expect.any(Number),
      trace: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  expect(new Set(turns.map(({ trace }) => trace)).size).toBe(turns.length);
  const [failed, ...others] = turns.filter(({ msg }) => msg === 'a turn failed');
  expect(others).toEqual([]);
  expect(failed).toMatchObject({
    level: 'error',
    ref: expect.stringMatching(/^[0-9a-f]{6}$/),
    error: 'StoreUnavailable',
  });
  const first = turns[0]?.trace;
  expect(
    lines.filter(({ msg, trace }) => msg === 'store operation' && trace === first).length,
  ).toBeGreaterThan(5);
  const settled = lines.filter(({ msg }) => msg === 'message settled');
  expect(settled.length).toBeGreaterThan(1);
  expect(settled.every(({ trace }) => trace !== undefined)).toBe(true);
});

test('at its most talkative the log has no word that anybody wrote, no name, no address, no token, no id of a person', () => {
  expect(lines.some(({ level }) => level === 'debug')).toBe(true);
  const telling = (word: RegExp) => said.split('\n').filter((line) => word.test(line));
  expect(telling(/zebramark|@example\.org|Bearer|tempauth|sig=|07700/i)).toEqual([]);
  const people = localClient().people.flatMap(({ name, aadObjectId, emails }) => [
    name,
    aadObjectId,
    ...emails,
  ]);
  expect(personIds.length).toBeGreaterThan(1);
  for (const word of [...people, 'Sample', '29:alex', ...personIds, 'Half-termly reports'])
    expect({ word, told: said.includes(word) }).toEqual({ word, told: false });
});
