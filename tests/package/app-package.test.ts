/** `npm run package`: the zip holds what Teams takes, with the values in place; what is missing or wrong is said. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { examineManifest } from '../../packaging/app-manifest.ts';
import { packApp } from '../../packaging/app-package.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { bytesOf, textOf } from './files.ts';

const VALUES: Readonly<Record<string, string>> = {
  TEAMS_APP_ID: '00000000-0000-4000-8000-0000000000c0',
  BOT_ID: '00000000-0000-4000-8000-0000000000b0',
  BOT_DOMAIN: 'waymark.example.org',
  DEVELOPER_NAME: 'Sample "North" Council',
  DEVELOPER_WEBSITE_URL: 'https://example.org',
  DEVELOPER_PRIVACY_URL: 'https://example.org/privacy',
  DEVELOPER_TERMS_URL: 'https://example.org/terms?a=1&b=$&',
};

const place = temporaryFolder();
afterAll(() => place.remove());

/** A folder of its own with what the app package is made of. */
function copyOf(name: string, change: (manifest: string) => string = (manifest) => manifest): string {
  const folder = join(place.path, name);
  cpSync('appPackage', folder, { recursive: true, filter: (path) => !path.includes('build') });
  const file = join(folder, 'manifest.json');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return folder;
}

async function contentsOf(zip: Buffer): Promise<Map<string, Buffer>> {
  const opened = await fromBufferPromise(zip, { lazyEntries: true, autoClose: false });
  const found = new Map<string, Buffer>();
  for await (const entry of opened.eachEntry())
    found.set(entry.fileName, await buffer(await opened.openReadStreamPromise(entry)));
  return found;
}

const faultsIn = async (folder: string, values: Readonly<Record<string, string>> = VALUES) => {
  const made = await packApp({ folder, values });
  return made.ok ? [] : made.faults.map(({ place: at, fault }) => `${at} ${fault}`);
};

test('the zip holds the manifest with its values and both icons, and nothing else; Teams’ schema takes it', async () => {
  const made = await packApp({ folder: 'appPackage', values: VALUES });
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  const contents = await contentsOf(made.zip);
  expect([...contents.keys()]).toEqual(['manifest.json', 'color.png', 'outline.png']);
  expect(contents.get('color.png')).toEqual(bytesOf('appPackage/color.png'));
  const manifest = contents.get('manifest.json')?.toString() ?? '';
  expect(JSON.parse(manifest)).toMatchObject({
    manifestVersion: '1.30',
    id: VALUES.TEAMS_APP_ID,
    developer: { name: VALUES.DEVELOPER_NAME, termsOfUseUrl: VALUES.DEVELOPER_TERMS_URL },
    bots: [{ botId: VALUES.BOT_ID, scopes: ['personal', 'team'], supportsFiles: true }],
    composeExtensions: [{ botId: VALUES.BOT_ID }],
    validDomains: [VALUES.BOT_DOMAIN],
  });
  expect(await examineManifest(manifest)).toMatchObject({ faults: [] });
});

test('it asks for no permission of the organisation’s directory, and for nobody’s device', () => {
  const manifest: unknown = JSON.parse(textOf('appPackage/manifest.json'));
  for (const key of ['webApplicationInfo', 'authorization', 'permissions', 'devicePermissions'])
    expect(manifest).not.toHaveProperty([key]);
});

test('the same content is the same file, whenever and wherever it is made', async () => {
  const zone = process.env.TZ;
  const first = await packApp({ folder: 'appPackage', values: VALUES });
  process.env.TZ = 'Pacific/Auckland';
  const second = await packApp({ folder: 'appPackage', values: VALUES });
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(second).toEqual(first);
});

test.each(Object.keys(VALUES))(
  'without %s there is no package, and it is said what to give',
  async (name) => {
    const { [name]: _, ...others } = VALUES;
    const made = await packApp({ folder: 'appPackage', values: { ...others, [name]: ' ' } });
    expect(made).toEqual({
      ok: false,
      faults: [{ place: name, fault: 'is missing', remedy: expect.stringMatching(/\.$/) }],
    });
  },
);

test.each([
  ['BOT_ID', 'waymark', 'is no id'],
  ['BOT_DOMAIN', 'https://waymark.example.org', 'is no host name'],
  ['BOT_DOMAIN', 'waymark.example.org/api', 'is no host name'],
  ['DEVELOPER_NAME', 'A name that is longer than Teams lets it be', 'is longer than 32 characters'],
  ['DEVELOPER_PRIVACY_URL', 'http://example.org', 'is no https address'],
])('%s as "%s" %s', async (name, value, fault) => {
  expect(await faultsIn('appPackage', { ...VALUES, [name]: value })).toEqual([`${name} ${fault}`]);
});

test('all that is wrong is said at once', async () => {
  expect(await faultsIn('appPackage', { BOT_ID: 'x' })).toHaveLength(Object.keys(VALUES).length);
});

test.each<[string, (manifest: string) => string, RegExp]>([
  [
    'a key that Teams does not know',
    (text) => text.replace('"icons"', '"extra": 1, "icons"'),
    /^appPackage\/manifest\.json does not fit the schema: .*extra/,
  ],
  [
    'a command with a title that is too long',
    (text) => text.replace('"title": "mine"', `"title": "${'m'.repeat(200)}"`),
    /does not fit the schema: \/bots\/0\/commandLists\/0\/commands\/0\/title/,
  ],
  [
    'a placeholder that is not one',
    (text) => text.replace('"Waymark",', '"${{BOT-NAME}}",'),
    /has a placeholder left/,
  ],
  [
    'a placeholder that nobody knows',
    (text) => text.replace('"Waymark",', '"${{BOT_NAME}}",'),
    /^BOT_NAME is not known/,
  ],
  [
    'a version that is none',
    (text) => text.replace(/"version": "[^"]*"/, '"version": "new"'),
    /has the version "new"/,
  ],
  [
    'another schema than its version',
    (text) => text.replace('"manifestVersion": "1.30"', '"manifestVersion": "1.22"'),
    /names a schema that is not that of version 1\.22/,
  ],
  ['no JSON', (text) => text.slice(0, -3), /is no manifest/],
])('a manifest with %s is refused', async (name, change, fault) => {
  expect((await faultsIn(copyOf(name, change)))[0]).toMatch(fault);
});

test.each([
  ['of another size', bytesOf('appPackage/outline.png'), 'appPackage/color.png is 32 by 32 pixels'],
  ['that is no picture', Buffer.from('none'), 'appPackage/color.png is no PNG'],
])('an icon %s is refused', async (name, bytes, fault) => {
  const folder = copyOf(name);
  writeFileSync(join(folder, 'color.png'), bytes);
  expect(await faultsIn(folder)).toEqual([fault]);
});

describe('the command', () => {
  /** A copy of what it needs, so that nobody's real values come in. */
  const root = join(place.path, 'checkout');
  beforeAll(() => {
    mkdirSync(join(root, 'env'), { recursive: true });
    for (const part of ['packaging', 'package.json']) cpSync(part, join(root, part), { recursive: true });
    cpSync('appPackage', join(root, 'appPackage'), {
      recursive: true,
      filter: (path) => !path.includes('build'),
    });
    symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
    const lines = Object.entries(VALUES).map(([name, value]) => `${name}='${value}'`);
    writeFileSync(join(root, 'env', '.env.dev'), ['# ours', ...lines, 'WAYMARK_VERSION=1', ''].join('\r\n'));
  });
  const run = (args: string[], environment: Record<string, string> = {}) =>
    spawnSync(process.execPath, ['packaging/app-package.ts', ...args], {
      cwd: root,
      env: { PATH: process.env.PATH, ...environment },
      encoding: 'utf8',
    });

  test('takes an environment’s file, and a variable before it', async () => {
    const { status, stdout } = run(['--env', 'dev'], { BOT_DOMAIN: 'other.example.org' });
    expect([status, stdout]).toEqual([0, `${join(root, 'appPackage', 'build', 'waymark.dev.zip')}\n`]);
    const manifest = (await contentsOf(readFileSync(stdout.trim()))).get('manifest.json')?.toString() ?? '{}';
    expect(JSON.parse(manifest)).toMatchObject({
      validDomains: ['other.example.org'],
      id: VALUES.TEAMS_APP_ID,
    });
  });

  test('without one it says what to copy, and makes no file', () => {
    const { status, stderr } = run(['--out', 'none.zip']);
    expect(status).toBe(2);
    expect(stderr).toContain(
      'BOT_ID is missing. Give the application (client) id of the bot registration.\n',
    );
    expect(stderr).toContain('There is no env/.env.production: copy env/template.env there and fill it in');
    expect(existsSync(join(root, 'none.zip'))).toBe(false);
    expect(run(['--env', '../dev'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('npm run package -- --env production'),
    });
  });
});
