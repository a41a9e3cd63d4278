/** Evidence is judged in a thread of its own: whatever a file does to whoever looks inside it, turns go on. */
import { BroadcastChannel } from 'node:worker_threads';
import { judge } from '../../src/app/evidence/kinds.ts';
import { createJudge } from '../../src/reading/judge.ts';
import { docxOf, paragraph } from '../support/docx-file.ts';
import { keptLog } from '../teams/stage.ts';

const log = keptLog();
beforeEach(() => {
  log.lines.length = 0;
});

test.each<[string, string | Uint8Array]>([
  ['minutes.docx', docxOf(paragraph('Minutes'))],
  ['minutes.txt', 'Minutes of the board'],
  ['setup.exe', Buffer.from('MZ\x90\x00'.padEnd(200, '\0'), 'latin1')],
])('the verdict on %s is the one that judging gives', async (name, content) => {
  const bytes = Buffer.from(content);
  expect(await createJudge({ log })(bytes, name)).toEqual(await judge(bytes, name));
  expect(log.lines).toEqual([]);
});

const thread = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

describe('a look that goes wrong', () => {
  test.each([
    ['holds its thread', 'for (;;);'],
    ['never answers', 'setInterval(() => undefined, 1000);'],
    ['fails', 'throw new TypeError("the head is leaving")'],
    ['ends the thread', 'process.exit(0)'],
    ['wants all the memory', 'for (const a = [];;) a.push({})'],
  ])('one that %s refuses its file as damaged', async (_name, code) => {
    const apart = createJudge({ log, thread: thread(code), longestMs: 500, megabytes: 20 });
    expect(await apart(Buffer.from('minutes'), 'minutes.txt')).toEqual({ ok: false, reason: 'damaged' });
    expect(log.lines).toMatchObject([{ level: 'error', event: 'a file was not judged to its end' }]);
    expect(JSON.stringify(log.lines)).not.toMatch(/leaving|minutes/);
  });
});

test('a file that takes long keeps no other waiting', async () => {
  const told = new BroadcastChannel('judging goes on');
  const patient = `
    import { BroadcastChannel, parentPort } from 'node:worker_threads';
    new BroadcastChannel('judging goes on').onmessage = () => parentPort.postMessage({ ok: false, reason: 'unknown' });`;
  let over = false;
  const slow = createJudge({ log, thread: thread(patient), longestMs: 60_000 });
  const first = slow(Buffer.from('a'), 'a.txt').then((verdict) => {
    over = true;
    return verdict;
  });
  expect(await createJudge({ log })(Buffer.from('Minutes'), 'b.txt')).toMatchObject({ ok: true });
  expect(over).toBe(false);
  const telling = setInterval(() => told.postMessage('end'), 20);
  expect(await first).toEqual({ ok: false, reason: 'unknown' });
  clearInterval(telling);
  told.close();
});
