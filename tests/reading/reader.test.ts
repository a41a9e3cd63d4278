/** Files are read in a thread of their own: what comes back is what reading gives, and whatever happens there, turns go on. */
import { readFileSync } from 'node:fs';
import { readSource } from '../../src/importing/source.ts';
import { createReader } from '../../src/reading/reader.ts';
import { keptLog } from '../teams/stage.ts';

const bytesOf = (name: string): Buffer => readFileSync(new URL(`../../plans/${name}`, import.meta.url));
const OPTIONS = { plan: null, written: '2026-12-04' };
const log = keptLog();
beforeEach(() => {
  log.lines.length = 0;
});

test('what comes back is what reading gives', async () => {
  const bytes = bytesOf('kirklees.plan.yml');
  const read = await createReader({ log }).read(bytes, 'kirklees.plan.yml', OPTIONS);
  expect(read).toEqual(await readSource(bytes, 'kirklees.plan.yml', OPTIONS));
  expect(read).toMatchObject({ ok: true, source: { kind: 'plan' } });
});

test('what cannot be read comes back with its place', async () => {
  const text = bytesOf('kirklees.plan.yml').toString('utf8').replace('nature: continuous', 'nature: lively');
  const read = await createReader({ log }).read(Buffer.from(text), 'plan.yml', OPTIONS);
  expect(read).toMatchObject({ ok: false, faults: [{ where: expect.stringMatching(/1\(b\), line \d+/) }] });
  expect(log.lines).toEqual([]);
});

test('while a large file is read, this thread is free', async () => {
  const items = Array.from(
    { length: 3000 },
    (_, n) => `  - { ref: '${n}', title: Action ${n}, nature: deliverable }`,
  );
  const text = `plan: large\ntitle: Large\nauthority: A\nlevels: [Action]\nitems:\n${items.join('\n')}\n`;
  let beats = 0;
  const beat = setInterval(() => {
    beats += 1;
  }, 5);
  const read = await createReader({ log }).read(Buffer.from(text), 'large.yml', OPTIONS);
  clearInterval(beat);
  expect(read).toMatchObject({ ok: true });
  expect(beats).toBeGreaterThan(20);
});

describe('a reading that goes wrong', () => {
  const thread = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

  test.each([
    ['takes too long', 'for (;;);', /^takes too long to read/],
    ['fails', 'throw new TypeError("the head is leaving")', /^cannot be read to its end/],
    ['ends without a word', 'process.exit(0)', /^cannot be read to its end/],
    ['wants all the memory', 'for (const a = [];;) a.push({})', /^cannot be read to its end/],
  ])('one that %s is a fault of its file', async (_name, code, message) => {
    const reader = createReader({ log, thread: thread(code), longestMs: 500, megabytes: 20 });
    for (const _ of ['once', 'and again']) {
      const read = await reader.read(Buffer.from('plan'), 'plan.yml', OPTIONS);
      expect(read).toEqual({
        ok: false,
        faults: [{ where: 'the file', message: expect.stringMatching(message) }],
      });
    }
    expect(log.lines).toMatchObject([{ level: 'error' }, { level: 'error' }]);
    expect(JSON.stringify(log.lines)).not.toContain('leaving');
  });
});

test('of two files at once the second is read after the first', async () => {
  const reader = createReader({ log });
  const order: string[] = [];
  await Promise.all([
    reader.read(bytesOf('wigan.plan.yml'), 'wigan.plan.yml', OPTIONS).then(() => order.push('wigan')),
    reader.read(Buffer.from(''), 'empty.yml', OPTIONS).then(() => order.push('empty')),
  ]);
  expect(order).toEqual(['wigan', 'empty']);
});
