/** What an administrator installs: within Teams' limits, and what it offers is what the bot can do. */
import { FIND, SAVE } from '../../src/teams/invoked.ts';
import { buildLexicon } from '../../src/understanding/plan-words/lexicon.ts';
import { understand } from '../../src/understanding/understand.ts';
import { bytesOf, manifest } from './files.ts';

const [bot] = manifest.bots;
const commands = bot.commandLists.flatMap((list) => list.commands);
const [extension] = manifest.composeExtensions;

describe('the manifest', () => {
  test('names one version of the schema', () => {
    expect(manifest.$schema).toBe(
      `https://developer.microsoft.com/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`,
    );
  });

  test.each([
    ['short name', manifest.name.short, 30],
    ['full name', manifest.name.full, 100],
    ['short description', manifest.description.short, 80],
    ['full description', manifest.description.full, 4000],
    // Newer schemas take longer ones; the menu in Teams was made for these.
    ...[...commands, ...extension.commands].flatMap(({ title, description }): [string, string, number][] => [
      [`title of ${title}`, title, 32],
      [`description of ${title}`, description, 128],
    ]),
  ])('%s keeps its limit', (_name, text, limit) => {
    expect(text.trim()).not.toBe('');
    expect(text.length).toBeLessThanOrEqual(limit);
  });

  test('offers one list of at most ten commands to each scope of the bot', () => {
    expect(bot.commandLists.flatMap((list) => list.scopes)).toEqual(bot.scopes);
    for (const list of bot.commandLists) {
      const titles = list.commands.map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
      expect(titles.length).toBeLessThanOrEqual(10);
    }
  });

  test('lets people send files, which the bot takes in its own chat', () => {
    expect(bot.supportsFiles).toBe(true);
    expect(bot.scopes).toContain('personal');
  });

  test.each(commands.map(({ title }) => title))('the bot understands its own command "%s"', (title) => {
    const context = {
      today: '2026-11-30',
      lastQuestion: null,
      inHand: [],
      due: null,
      asked: null,
      officer: false,
    };
    expect(['question', 'help', 'errand', 'reply']).toContain(
      understand(title, buildLexicon([]), context).kind,
    );
  });

  test('the message extension is the bot’s own, with the commands that the program knows', () => {
    expect(extension.botId).toBe(bot.botId);
    expect(extension.commands.map(({ id, type }) => [id, type])).toEqual([
      [FIND, 'query'],
      [SAVE, 'action'],
    ]);
  });
});

describe('the icons', () => {
  test.each([
    [manifest.icons.color, 192],
    [manifest.icons.outline, 32],
  ])('%s is a PNG of %i pixels a side', (name, side) => {
    const png = bytesOf(`appPackage/${name}`);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.subarray(12, 16).toString('latin1')).toBe('IHDR');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([side, side]);
  });

  test('the outline can be seen through', () => {
    const rgba = 6;
    expect(bytesOf(`appPackage/${manifest.icons.outline}`)[25]).toBe(rgba);
  });
});
