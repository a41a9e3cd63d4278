/** A strategy officer brings a plan in by sending it, and a later edition of it, to the bot as a process of its own. */
import { readFileSync } from 'node:fs';
import { openStore } from '../../src/store/open.ts';
import { all } from '../../src/store/store.ts';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import { type Citizen, citizen } from '../support/citizen.ts';
import type { Connector } from '../support/connector.ts';
import { ROOT } from '../support/demo-plan.ts';
import { type Drive, startDrive } from '../support/drive.ts';
import type { Seen } from '../support/seen.ts';
import { freshRecord } from '../support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { instantOf, openConnector, TENANT, whoIs } from '../support/town.ts';

/** As published, without owners; here every action is Alex's, who could be chased. */
const PUBLISHED = readFileSync(new URL('plans/kirklees.plan.yml', ROOT), 'utf8');
const KIRKLEES = PUBLISHED.replaceAll(/^( +)nature: /gm, '$1owners: [alex.sample@example.org]\n$1nature: ');
const SECOND_THEME = /(?=\n {2}- ref: '2'\n)/;
const withAction = (text: string, ref: string, title: string, due: string): string =>
  text.replace(
    SECOND_THEME,
    `      - { ref: ${ref}, title: ${title}, nature: deliverable, due: ${due}, owners: [alex.sample@example.org] }\n`,
  );

let folder: ReturnType<typeof temporaryFolder>;
let connector: Connector;
let drive: Drive;
let bot: BotProcess;
let now: string;
let bola: Citizen;
let alex: Citizen;

const person = (first: string): Citizen =>
  citizen({ connector, settle: () => bot.itIs(now), pass: () => undefined }, whoIs(first));
const itIs = async (london: string): Promise<void> => {
  now = instantOf(london);
  await bot.itIs(now);
};
const sends = (who: Citizen, name: string, content: string | Uint8Array): Promise<Seen> =>
  who.sends(name, drive.put(content));

async function begin(): Promise<void> {
  folder = temporaryFolder();
  now = instantOf('2026-12-03T10:00');
  [connector, drive] = await Promise.all([openConnector(() => Temporal.Instant.from(now)), startDrive()]);
  bot = await startBot(freshRecord(folder.path), now, ['bola.sample@example.org']);
  connector.attach(bot.port);
  [bola, alex] = [person('bola'), person('alex')];
  await bola.meets();
}
async function end(): Promise<void> {
  const { code, errors } = await bot.stop();
  await Promise.all([connector.stop(), drive.stop()]);
  folder.remove();
  expect({ code, errors, violations: connector.violations() }).toEqual({
    code: 0,
    errors: '',
    violations: [],
  });
}

/** Sends the plan and applies it as of today. */
async function bringIn(text = KIRKLEES): Promise<Seen> {
  const draft = await sends(bola, 'kirklees.plan.yml', text);
  return bola.presses('Apply', { on: draft, typed: { 'Go-live date': '2026-12-03' } });
}

describe('a plan that is brought in', () => {
  beforeEach(begin);
  afterEach(end);

  test('the plan is shown, applied as of today, and nobody is chased for 2023', async () => {
    const plan = withAction(KIRKLEES, '1(c)', 'A winter day of listening', '2026-12-18');
    const draft = await sends(bola, 'kirklees.plan.yml', plan);
    expect(draft.lines.slice(0, 2)).toEqual([
      'Draft of Our Kirklees Futures: Executive Implementation Plan',
      'Read from kirklees.plan.yml',
    ]);
    expect(draft.lines).toContain('Theme: 10, Action: 23');
    expect(draft.fields.map(({ label, value }) => [label, value])).toEqual([['Go-live date', '2026-12-03']]);
    expect((await bola.types('status of 1(a)')).lines[0]).toBe('No plan is here yet');

    const receipt = await bola.presses('Apply', { on: draft, typed: { 'Go-live date': '2026-12-03' } });
    expect(receipt.lines.slice(0, 2)).toEqual([
      'Our Kirklees Futures: Executive Implementation Plan is in use',
      '23 actions are in, live from Thu 3 Dec 2026.',
    ]);
    expect(bola.stored(draft.activity).card).toEqual(receipt.card);

    await alex.meets();
    for (const day of ['04', '07', '10', '11', '14', '15', '17', '18']) await itIs(`2026-12-${day}T09:00`);
    const asked = alex.reminders().map((sent) => JSON.stringify(sent.activity));
    expect(asked.length).toBeGreaterThan(1);
    // Everything else was to be done by 2023, 2024 or 2025.
    for (const card of asked) expect(card).toContain('1 action needs an update');
    expect(asked.join()).toContain('A winter day of listening');
  });

  test('a changed edition shows its difference, and what people have said outlives it', async () => {
    await bringIn();
    await alex.meets();
    await alex.types('1(b) at risk, minutes at https://example.org/minutes');
    const reworded = KIRKLEES.replace(
      'No decision without learners and families being heard',
      'No decision without learners, families and staff being heard',
    );
    const edition = withAction(reworded, '1(c)', 'A yearly day of listening', '2027-06-30');
    const draft = await sends(bola, 'kirklees, new.yml', edition);
    expect(draft.lines).toEqual(
      expect.arrayContaining([
        'Nothing is changed yet: this is how the file differs from the record.',
        'Added (1)',
        '1(c) A yearly day of listening',
        'Reworded (1)',
        '1(b) No decision without learners, families and staff being heard (was: No decision without learners and families being heard)',
      ]),
    );
    expect((await alex.types('status of 1(b)')).text).not.toContain('and staff');
    const receipt = await bola.presses('Apply', { on: draft });
    expect(receipt.text).toContain(
      '1 added, 1 reworded. What people have said of them, and their evidence, is kept.',
    );
    const status = await alex.types('status of 1(b)');
    expect(status.text).toContain('No decision without learners, families and staff being heard');
    expect(status.text).toContain('At risk');
    expect(status.links.map(({ url }) => url)).toEqual(['https://example.org/minutes']);
    expect((await bola.types('status of 1(c)')).text).toContain('Wed 30 Jun 2027');
  });

  test('a tap too many, and a delivery too many, bring the plan in once', async () => {
    const draft = await sends(bola, 'kirklees.plan.yml', KIRKLEES);
    const typed = { 'Go-live date': '2026-12-03' };
    const taps = await Promise.all([1, 2].map(() => bola.presses('Apply', { on: draft, typed })));
    expect(taps.map(({ lines }) => lines[0])).toContain(
      'Our Kirklees Futures: Executive Implementation Plan is in use',
    );
    const late = await bola.presses('Apply', { on: draft, typed });
    expect(late.lines[1]).toBe('22 actions are in, live from Thu 3 Dec 2026.');
  });
});

/** One bot for them all: whatever came before, its record is as empty as it began. */
describe('what is refused stores nothing', () => {
  beforeAll(begin);
  afterAll(end);

  test.each([
    [
      'plan.xls',
      'anything',
      /^the file: is in the old Excel format; save it as an Excel workbook \(\.xlsx\)/,
    ],
    [
      'plan.yml',
      KIRKLEES.replace('nature: continuous', 'nature: lively'),
      /\(1\(b\), line \d+\): must be one of/,
    ],
    ['plan.docx', 'not a document at all', /^the file/],
    ['plan.xlsx', Buffer.alloc(21_000_000), /^Nothing was stored: plan\.xlsx is larger than 20 MB/],
  ])(
    '%s that cannot be read: one message with the place, and nothing is stored',
    async (name, content, place) => {
      const answer = await sends(bola, name, content);
      expect(answer.lines).toContainEqual(expect.stringMatching(place));
      expect(answer.text).toContain('Nothing was stored');
      await expectNoPlan();
    },
  );

  test('a link that has run out is told as that', async () => {
    const answer = await bola.sends('plan.yml', `${drive.put('x')}&expired`);
    expect(answer.text).toMatch(/^Nothing was stored: Teams did not let me open plan\.yml/);
    await expectNoPlan();
  });

  test('somebody who is no officer is told so, and nothing is stored', async () => {
    await alex.meets();
    const answer = await sends(alex, 'kirklees.plan.yml', KIRKLEES);
    expect(answer.text).toMatch(/^I did not open the file: .* plans from an officer\./);
    await expectNoPlan();
  });
});

async function expectNoPlan(): Promise<void> {
  const store = await openStore({ data: folder.path });
  try {
    for (const kind of ['plan', 'item', 'milestone', 'draft', 'draft-part'] as const)
      expect(await all(store, TENANT, { kind })).toEqual([]);
  } finally {
    await store.close();
  }
}
