/** Readiness costs little however often it is asked, and never keeps anybody waiting. */
import { openReadiness, type Probe, unlessJustFailed } from '../../src/telemetry/readiness.ts';
import { keptLog } from '../support/kept-log.ts';

function counted(answer: Probe): { probe: Probe; asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    probe: () => {
      asked += 1;
      return answer();
    },
  };
}

test('a hundred who ask at once are answered by one look, and those of the next seconds too', async () => {
  let now = 0;
  const store = counted(() => true);
  const readiness = openReadiness({ store: store.probe }, keptLog(), () => now);
  await Promise.all(Array.from({ length: 100 }, () => readiness.ask()));
  now = 2_999;
  expect(await readiness.ask()).toEqual({ ok: true, parts: { store: true, process: true } });
  expect(store.asked()).toBe(1);
  now = 3_001;
  await readiness.ask();
  expect(store.asked()).toBe(2);
});

test('a part that never answers is not waited for, nor asked again until it has', async () => {
  let now = 0;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const files = counted(() => promise);
  const readiness = openReadiness({ store: () => true, files: files.probe }, keptLog(), () => now);
  const began = performance.now();
  expect(await readiness.ask()).toEqual({ ok: false, parts: { store: true, files: false, process: true } });
  expect(performance.now() - began).toBeLessThan(10_000);
  now += 5_000;
  expect((await readiness.ask()).ok).toBe(false);
  expect(files.asked()).toBe(1);
  resolve(true);
  await new Promise(setImmediate);
  now += 5_000;
  expect((await readiness.ask()).ok).toBe(true);
});

test('each change is one line, with the parts that are missing', async () => {
  let now = 0;
  let there = true;
  const log = keptLog();
  const probe = () => {
    if (!there) throw new Error('Alex Sample’s secret is in this message');
    return true;
  };
  const readiness = openReadiness({ store: probe, 'sign-in': probe }, log, () => now);
  for (const now_ of [true, false, false, true]) {
    there = now_;
    now += 5_000;
    await readiness.ask();
  }
  expect(log.lines).toEqual([
    { level: 'warn', event: 'not ready', fields: { parts: 'store, sign-in' } },
    { level: 'info', event: 'ready again', fields: {} },
  ]);
});

test('who refuses to sign us in is left alone for half a minute', async () => {
  let now = 0;
  const signIn = counted(() => Promise.reject(new Error('refused')));
  const probe = unlessJustFailed(signIn.probe, () => now);
  for (; now <= 31_000; now += 1_000) expect(await probe()).toBe(false);
  expect(signIn.asked()).toBe(2);
});

test('a process that is asked to end is not ready, though all its parts are', async () => {
  const readiness = openReadiness({ store: () => true }, keptLog());
  readiness.end();
  expect(await readiness.ask()).toEqual({ ok: false, parts: { store: true, process: false } });
});
