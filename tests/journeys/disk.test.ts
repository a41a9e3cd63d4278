/** The disk under the record is full, may only be read, or is damaged: people are told, nothing is half written, the rest goes on. */
import { join } from 'node:path';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import { type Citizen, citizen } from '../support/citizen.ts';
import { demoOverlay, loadPlan } from '../support/demo-plan.ts';
import { damage, holdStoreFile } from '../support/store-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { instantOf, openConnector, openTown, type Town, whoIs } from '../support/town.ts';

/** As long as a reason may be, so that it fits nowhere between what is stored. */
const WHY = `two of five services ${'have not sent their figures and '.repeat(58)}the sixth is asking`;
const WORDS = `3.3(b) at risk, 45%, because ${WHY}`;

describe('while the bot runs', () => {
  let town: Town;
  let alex: Citizen;
  let disk: ReturnType<typeof holdStoreFile>;
  beforeEach(async () => {
    disk = holdStoreFile();
    town = await openTown('2026-12-03T10:00', demoOverlay());
    alex = town.person('alex');
    await alex.meets();
  });
  afterEach(async () => {
    disk.release();
    await town.close();
  });

  /** What the bot said in text alone: a card of its own is more than it can be sure of. */
  async function toldInText(words: string): Promise<string> {
    await town.connector.say(alex.id, words);
    return alex.received().at(-1)?.activity.text ?? '';
  }

  test.each([
    ['full', () => disk.fill(), () => disk.makeRoom(), 'there is no room left where the record is kept'],
    [
      'read-only',
      () => disk.readOnly(),
      () => disk.writable(),
      'the record can be read at the moment, but not written to',
    ],
  ])(
    'its disk is %s: nothing is recorded, and that is said; once it is mended, the same words work',
    async (_, breaks, mended, why) => {
      const before = await town.updatesOf('3.3(b)');
      const form = await alex.presses('Update', { row: '3.3(b)' });
      breaks();

      const told = await toldInText(WORDS);
      expect(told).toContain(`Nothing was recorded: ${why}. Please tell whoever runs Waymark for you`);
      expect(told).toMatch(/just tell me again\. \(ref [0-9a-f]{6}\)$/);
      // A note beneath the card: what was typed in the form stays.
      const saving = alex.presses('Save', {
        on: form,
        typed: { Status: 'Off track', 'What is holding it up': WHY },
      });
      await expect(saving).rejects.toThrow(`"Save" brought no card but: Nothing was recorded: ${why}.`);
      expect(await town.updatesOf('3.3(b)')).toEqual(before);

      // What only reads still answers, from the record as it was.
      const status = await alex.types('status of 3.3(b)');
      expect(status.text).toContain('Percent done: 60%');
      expect((await alex.types("what's overdue")).text).toContain('3.3(b)');
      expect((await alex.types('mine')).lines[0]).toMatch(/^\d+ open actions of yours$/);

      mended();
      expect((await alex.types(WORDS)).text).toContain('Percent done: 45%');
      const saved = await alex.presses('Save', {
        on: form,
        typed: { Status: 'Off track', 'What is holding it up': 'Staff' },
      });
      expect(saved.text).not.toContain('Nothing was recorded');
      expect((await town.updatesOf('3.3(b)')).length - before.length).toBeGreaterThanOrEqual(1);
      expect((await alex.types('status of 3.3(b)')).text).toContain('Percent done: 45%');
    },
  );

  test('the clock goes on when there is room again: the day’s card comes, once', async () => {
    await town.itIs('2026-12-04T07:00');
    const before = alex.reminders().length;
    disk.readOnly();
    await town.itIs('2026-12-04T09:00');
    expect(alex.reminders()).toHaveLength(before);
    disk.writable();
    for (const day of ['04', '07', '08', '09', '10', '11']) await town.itIs(`2026-12-${day}T09:05`);
    const days = alex.reminders().map(({ at }) => at.toString().slice(0, 10));
    expect(days.length).toBeGreaterThan(before);
    expect(new Set(days).size).toBe(days.length);
  });
});

test('a part of the file is damaged: the bot starts, what is whole answers, what would touch the damage is refused whole', async () => {
  const folder = temporaryFolder();
  const now = instantOf('2026-12-03T10:00');
  const connector = await openConnector(() => Temporal.Instant.from(now));
  let bot: BotProcess | undefined;
  try {
    const place = { data: folder.path, cosmos: null };
    await loadPlan(place, now, demoOverlay());
    bot = await startBot(place, now);
    connector.attach(bot.port);
    const alex = citizen(
      { connector, settle: async () => bot?.itIs(now), pass: () => undefined },
      whoIs('alex'),
    );
    await alex.meets();
    await bot.stop();

    damage(join(folder.path, 'waymark.db'), 'update_by_plan');
    bot = await startBot(place, now);
    connector.attach(bot.port);
    await connector.say(alex.id, '3.3(b) at risk, 45%');
    expect(alex.received().at(-1)?.activity.text).toMatch(
      /^Nothing was recorded: a part of the record cannot be read\. Please tell whoever runs Waymark for you; what is not damaged can still be asked for\. \(ref [0-9a-f]{6}\)$/,
    );
    const status = await alex.types('status of 3.3(b)');
    expect(status.text).toContain('Percent done: 60%');
  } finally {
    await bot?.stop();
    await connector.stop();
    folder.remove();
  }
});
