/** The demo as it is started by hand, played through the real client's HTTP surface, and without the client. */

import { citizen } from '../support/citizen.ts';
import { chatOf } from '../support/connector.ts';
import { answers, type Demo, freePort, startDemo } from '../support/demo-process.ts';
import { joinPlayground, type Playground } from '../support/playground.ts';
import { GENERAL, openConnector, whoIs } from '../support/town.ts';

let demo: Demo | undefined;
let playground: Playground | undefined;

afterEach(async () => {
  playground?.leave();
  await demo?.stop();
  playground = undefined;
  demo = undefined;
});

test('in the Playground: installed, reminded, updated, asked, the summary in General, and stopped by Ctrl-C', async () => {
  const port = await freePort();
  demo = await startDemo(['--playground-port', String(port)]);
  expect(demo.lines).toEqual([
    `Open     http://localhost:${port}`,
    expect.stringMatching(/^Waiting {2}3 overdue for Alex Sample, on a card with what is due soon/),
    'Reached  Alex Sample alone: nobody else can be reached in the demo',
    expect.stringMatching(/^Try {6}press "Update".*"what's overdue in Priority 3".*"3\.7a done, minutes at/),
    'Stop     Ctrl-C',
  ]);
  playground = await joinPlayground(port);
  await playground.installs();
  const welcome = await playground.card(({ lines }) => lines[0]?.startsWith('Hello Alex') ?? false);
  expect(welcome.text).toContain('5 actions need an update from you now: a card about them follows.');
  const reminder = await playground.card(({ lines }) => lines[0] === '5 actions need an update');
  expect(reminder.about('3.3(b)')).toContain('9 days overdue');

  const form = await playground.presses('Update', reminder, { row: '3.3(b)' });
  const typed = { Status: 'At risk', Percent: '80', Evidence: 'minutes.docx' };
  const again = await playground.presses('Save', { ...form, activity: reminder.activity }, { typed });
  expect(again.text).toContain('Give a web link that starts with https:// or http://.');
  const receipt = await playground.presses('Save', again, {
    typed: { Evidence: 'https://example.org/minutes' },
  });
  expect(receipt.lines[0]).toMatch(/^Recorded: 3\.3\(b\)/);
  await playground.card(({ lines }) => lines[0]?.startsWith('Recorded: 3.3(b)') ?? false, {
    action: 'updateMessage',
  });

  await playground.types("what's overdue in Priority 3");
  const answer = await playground.card(({ lines }) => lines[0] === '4 overdue in Priority 3');
  expect(answer.about('3.3(b)')).toContain('9 days overdue');

  // The sample people are in England, wherever the machine is.
  await playground.types('what do you hold about me');
  const held = await playground.card(({ lines }) => lines[0] === 'What I hold on you');
  expect(held.text).toContain('your time zone, Europe/London');

  const post = await playground.card(({ text }) => text.includes('actions are overdue'), {
    conversation: GENERAL,
  });
  expect(post.text).toContain('Newly overdue');

  expect(await demo.stop()).toBe(0);
  expect(await answers(port)).toBe(false);
  demo = undefined;
});

test('without the client it prints its lines, and answers a connector that presents the same people', async () => {
  demo = await startDemo(['--no-playground']);
  const [, bot = ''] = /^Bot {6}(http:\/\/127\.0\.0\.1:\d+)\/api\/messages/.exec(demo.lines[0] ?? '') ?? [];
  expect(demo.lines).toHaveLength(4);
  const connector = await openConnector(() => Temporal.Now.instant());
  try {
    connector.attach(Number(new URL(bot).port));
    const alex = citizen({ connector, settle: async () => undefined, pass: () => undefined }, whoIs('alex'));
    await alex.meets();
    await connector.waitFor(
      ({ conversation, activity }) =>
        conversation === chatOf(alex.id) && (activity.summary ?? '').startsWith('5 actions to update'),
    );
    await connector.waitFor(({ how, conversation }) => how === 'thread' && conversation.startsWith(GENERAL));
    expect((await alex.types("what's overdue in Priority 3")).lines[0]).toBe('4 overdue in Priority 3');
    expect(connector.violations()).toEqual([]);
  } finally {
    await connector.stop();
  }
  expect(await demo.stop()).toBe(0);
  demo = undefined;
});

test('a port that is none is refused in one line', async () => {
  await expect(startDemo(['--playground-port', 'many'])).rejects.toThrow(
    'The demo ended at once: --playground-port takes a port number such as 56150; "many" is none.',
  );
});
