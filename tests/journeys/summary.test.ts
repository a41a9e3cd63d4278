/** The fifth step: the clock on the board's day tells the board what moved, once, in General. */
import { execFile } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { cardElements } from '../support/card-text.ts';
import { QUICK_START } from '../support/quick-start.ts';
import type { Seen } from '../support/seen.ts';
import { openTown, people, type Town } from '../support/town.ts';

let town: Town;
afterEach(() => town.close());

/** Thursday: what was missed before the bot came is made up for, once; then Friday, the board's day. */
async function untilFriday(): Promise<Seen> {
  town = await openTown('2026-12-03T10:00');
  await town.person('alex').meets();
  const before = town.posts().length;
  await town.itIs('2026-12-04T15:59');
  expect(town.posts()).toHaveLength(before);
  await town.itIs('2026-12-04T16:00');
  expect(town.posts()).toHaveLength(before + 1);
  return newest();
}

function newest(): Seen {
  const post = town.posts().at(-1);
  if (!post) throw new Error('Nothing was posted in General.');
  return post;
}

const section = (post: Seen, title: string): string[] => {
  const from = post.lines.findIndex((line) => line.startsWith(`${title} (`));
  const rest = post.lines.slice(from + 1);
  return rest.slice(
    0,
    rest.findIndex((line) => /^[A-Z][a-z, ]+ \(\d+\)$|^Of these/.test(line)),
  );
};

test('on Friday at four a new thread in General counts by status, with the change since last week', async () => {
  const post = await untilFriday();
  expect(post.notification).toMatch(
    /^Wigan Education Partnership: 19 of 114 actions are overdue, \d+ more than last time/,
  );
  const figures = post.lines.find((line) => line.startsWith('Complete ✓'));
  expect(figures).toMatch(/^Complete ✓ 11.* · On track ● 9 .* · Overdue ◆ 19 \(\+\d+\) · Not started ○ 68/);
  const counted = [...(figures ?? '').matchAll(/[✓●◐▲■◆○◇] (\d+)/g)].map(([, many]) => Number(many));
  expect(counted.reduce((sum, many) => sum + many)).toBe(114);
  expect(post.text).toMatch(/Changes since \w{3} \d+ \w{3}\./);
});

test('the chart’s figures stand as text as well, for a client that draws none', async () => {
  const chart = cardElements((await untilFriday()).card).find(({ type }) =>
    String(type).startsWith('Chart.'),
  );
  expect(chart?.fallback).toMatchObject({ type: 'TextBlock', text: expect.stringContaining('Overdue 19') });
});

test('it lists newly overdue, completed, at risk and coming, and counts what has no date and no owner', async () => {
  town = await openTown('2026-12-03T10:00');
  const alex = town.person('alex');
  await alex.meets();
  await alex.types('3.3b done, minutes at https://example.org/minutes');
  await alex.types('3.7a done');
  await town.itIs('2026-12-04T16:00');
  const post = newest();
  expect(section(post, 'Newly overdue')).toContainEqual(
    '3.2(b) Inclusion quality mark for schools · 1 day overdue · Head of Inclusion',
  );
  expect(section(post, 'Completed').join('\n')).toMatch(
    /3\.3\(b\).* · evidenced \(example\.org\) · Head of Inclusion/,
  );
  expect(section(post, 'Completed').join('\n')).toMatch(/3\.7\(a\).* · unevidenced · Head of Inclusion/);
  expect(section(post, 'Needs the board')[0]).toMatch(/Off track ■/);
  // What an owner wrote is quoted where a lead marked it for the board, and nowhere else.
  expect(post.text).not.toContain('The parent forum');
  expect(section(post, 'Coming in two weeks')[0]).toMatch(/due Sun 6 Dec/);
  expect(post.text).toMatch(/No date set 36 · No owner 55 · Inherited, counted apart 2/);
});

test('posts are named, and no person is', async () => {
  const post = await untilFriday();
  expect(post.text).toContain('Head of Inclusion');
  for (const { name } of people) expect(post.text).not.toContain(name.split(' ')[0]);
});

test('once a board and week, however often the clock runs', async () => {
  await untilFriday();
  const after = town.posts().length;
  for (let run = 0; run < 5; run += 1) await town.look();
  for (const time of ['2026-12-04T16:01', '2026-12-04T23:59', '2026-12-05T16:00', '2026-12-10T16:00'])
    await town.itIs(time);
  expect(town.posts()).toHaveLength(after);
});

test('next week’s post tells what changed since this one', async () => {
  const first = await untilFriday();
  expect(first.text).toContain('Overdue ◆ 19');
  const alex = town.person('alex');
  await alex.types('3.3b done');
  await alex.types('3.7a done');
  await town.itIs('2026-12-11T16:00');
  const post = newest();
  expect(post.text).toContain('Changes since Fri 4 Dec.');
  // The half-termly report goes on: one of it is done, and the action is between two.
  expect(post.text).toContain('Complete ✓ 12 (+1)');
  expect(post.text).toContain('In progress ◐ 1 (+1)');
  expect(section(post, 'Completed')).toHaveLength(2);
  const change = Number(/Overdue ◆ (\d+)/.exec(post.text)?.[1]) - 19;
  expect(post.text).toContain(`Overdue ◆ ${19 + change} (+${change})`);
  expect(section(post, 'Newly overdue').join()).not.toMatch(/3\.2\(b\)/);
});

test('a second process that runs the clock at the same moment posts no second one', async () => {
  town = await openTown('2026-12-03T10:00');
  await town.person('alex').meets();
  const before = town.posts().length;
  const ticks = [1, 2].map(() => tick('2026-12-04T16:00'));
  const over = Promise.allSettled(ticks);
  // The bot looks over and over, until the others are done.
  for (let left = true; left; left = await isPending(over)) await town.itIs('2026-12-04T16:00');
  const reports = await Promise.all(ticks);
  expect(town.posts()).toHaveLength(before + 1);
  for (const report of reports) expect(report).toMatch(/^As of 2026-12-04T16:00:00/);
});

/** A turn of the event loop, in which another process can be heard of. */
const isPending = (work: Promise<unknown>): Promise<boolean> =>
  Promise.race([work.then(() => false), setImmediate(true)]);

const run = promisify(execFile);

/** `waymark tick`, as from a terminal. */
async function tick(london: string): Promise<string> {
  const { PORT: _, ...env } = process.env;
  const { stdout } = await run(process.execPath, ['src/cli.ts', 'tick', '--at', london], {
    env: { ...env, ...QUICK_START, WAYMARK_DATA: town.data, WAYMARK_LOG: 'silent' },
    timeout: 90_000,
  });
  return stdout;
}
