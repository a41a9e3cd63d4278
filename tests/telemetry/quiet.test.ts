/** Nobody has asked for figures: the program loads nothing for them, and a turn costs what it cost before. */
import { quiet } from '../../src/telemetry/quiet.ts';
import { traceNow } from '../../src/telemetry/trail.ts';
import { startScript } from '../support/script.ts';

test('nothing of OpenTelemetry is loaded until figures go somewhere', async () => {
  const script = startScript('loaded-when-quiet.ts', []);
  const [line = ''] = await Array.fromAsync(script.lines);
  const [atFirst, quietly, told] = line.split(' ').map(Number);
  expect([atFirst, quietly]).toEqual([0, 0]);
  expect(told).toBeGreaterThan(10);
});

test('a turn and a run of the clock have an id each, which all that is done for them shares', async () => {
  expect(traceNow()).toEqual({});
  const within = () =>
    quiet.step('turn', {}, async () => {
      const { trace } = traceNow();
      await new Promise(setImmediate);
      return [trace, quiet.step('store.get', {}, () => traceNow().trace)];
    });
  const [one, other] = await Promise.all([within(), within()]);
  expect(one[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(one[1]).toBe(one[0]);
  expect(other[0]).not.toBe(one[0]);
  expect(traceNow()).toEqual({});
});

test.each(['at once', 'in a promise'])(
  'a defect that ends the process (%s) is one line, without its message',
  async (how) => {
    const script = startScript('die-of-a-defect.ts', [how]);
    await Array.fromAsync(script.lines);
    const { code, errors } = await script.ended;
    expect(code).toBe(1);
    expect(JSON.parse(errors)).toMatchObject({
      level: 'error',
      error: 'SyntaxError',
      at: expect.stringContaining('die-of-a-defect.ts'),
      msg: 'the process failed, and ends',
    });
    expect(errors).not.toContain('zebramark');
  },
);

test('ten thousand turns, with their steps and figures, cost less than a second', async () => {
  const began = process.cpuUsage();
  for (let nth = 0; nth < 10_000; nth += 1)
    await quiet.step('turn', { turn: 'text' }, async (mark) => {
      for (let op = 0; op < 20; op += 1) await quiet.step('store.get', {}, async () => op);
      quiet.count('waymark.turns', { turn: 'text', scope: 'personal', outcome: 'answered' });
      mark({ outcome: 'answered' });
    });
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1000).toBeLessThan(1_000);
});
