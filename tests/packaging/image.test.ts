/** The image, without Docker: what its file says is checked, carried out in a folder, and run as the image would run it. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startPart } from '../../bench/part.ts';
import { servedBy } from '../../bench/served.ts';
import { besideOf } from '../../packaging/beside.ts';
import { sourcesIn } from '../support/house-rules.ts';
import { pdfOf } from '../support/pdf-file.ts';
import { allowedBy, carryOut, copiesOf, pairsOf, read, saysOf, stagesOf } from './docker-file.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const [making, image] = stagesOf(read(join(ROOT, 'packaging/Dockerfile')));
if (!making || !image) throw new Error('The Dockerfile has two stages.');
const allowed = allowedBy(read(join(ROOT, '.dockerignore')));
const UID = 10_001;

const place = realpathSync(mkdtempSync(join(tmpdir(), 'waymark-image-')));
const [made, there, data] = [join(place, 'made'), join(place, 'image'), join(place, 'data')];
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** The environment of the image, its folders being these. */
const environment = (): Record<string, string> => {
  const { PATH = '' } = process.env;
  const env = pairsOf(saysOf(image, 'ENV'));
  for (const name of Object.keys(env))
    env[name] = env[name]?.replace('/waymark', there).replace('/data', data) ?? '';
  return { ...env, PATH, TMPDIR: data };
};

const isRoot = process.getuid?.() === 0;
/** As the image is run: nobody's rights, nothing to gain, and where this machine lets us the folder read-only. */
const confined = (args: string[]): [string, string[]] => {
  if (!isRoot || process.platform !== 'linux') return [process.execPath, args];
  const drop = [
    '--reuid',
    `${UID}`,
    '--regid',
    `${UID}`,
    '--clear-groups',
    '--bounding-set=-all',
    '--no-new-privs',
  ];
  const inside = ['setpriv', ...drop, process.execPath, ...args];
  const lock = `mount --bind "${there}" "${there}" && mount -o remount,bind,ro "${there}" && cd "${there}" && exec "$@"`;
  return mayMount()
    ? ['unshare', ['--mount', 'sh', '-c', lock, 'sh', ...inside]]
    : ['setpriv', [...drop, process.execPath, ...args]];
};

let mounts: boolean | undefined;
function mayMount(): boolean {
  try {
    mounts ??= execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' }) !== undefined;
  } catch {
    mounts = false;
  }
  return mounts;
}

type Ran = { code: number | null; out: string; err: string };

function start(args: string[], extra: Record<string, string> = {}) {
  const [command, all] = confined([join(there, 'dist/waymark.mjs'), ...args]);
  const child = spawn(command, all, { cwd: there, env: { ...environment(), ...extra }, stdio: 'pipe' });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = once(child, 'close').then(([code]): Ran => ({ code, out, err }));
  return { child, ended, said: () => err };
}

const run = (args: string[], extra: Record<string, string> = {}): Promise<Ran> => start(args, extra).ended;

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? String(address.port) : '';
}

beforeAll(() => {
  for (const copy of copiesOf(making)) carryOut(copy, ROOT, made, allowed);
  // In the place of "npm ci": the packages that are installed here.
  symlinkSync(join(ROOT, 'node_modules'), join(made, 'node_modules'));
  for (const command of saysOf(making, 'RUN').filter((one) => one.startsWith('node ')))
    execFileSync(process.execPath, command.split(' ').slice(1), { cwd: made, stdio: 'pipe' });
  for (const copy of copiesOf(image)) {
    const stage = { ...copy, sources: copy.sources.map((path) => path.replace(/^\/waymark\//, '')) };
    carryOut(stage, copy.stage === null ? ROOT : made, there, copy.stage === null ? allowed : () => true);
  }
  mkdirSync(data);
  chmodSync(place, 0o755);
  if (isRoot) chownSync(data, UID, UID);
  else execFileSync('chmod', ['-R', 'a-w', there]);
});

describe('what the Dockerfile says', () => {
  const all = [...making.steps, ...image.steps];

  test('both stages begin with the same Node, so that what one compiles holds in the other', () => {
    expect(making.from).toMatch(/^node:26(?:\.\d+)*-[a-z]+-slim$/);
    expect(image.from).toBe(making.from);
    for (const page of ['image.md', 'deploy.md', 'decisions/0037-image.md'])
      expect(read(join(ROOT, 'docs', page))).toContain(making.from);
  });

  test('nothing is fetched past npm, and no secret can be handed in', () => {
    expect(all.map(({ does }) => does)).not.toEqual(expect.arrayContaining(['ADD']));
    expect(all.filter(({ does }) => does === 'ARG')).toEqual([]);
    expect(all.filter(({ says }) => /https?:|curl|wget|--mount=type=secret/.test(says))).toEqual([]);
    expect(
      Object.keys(pairsOf(saysOf(image, 'ENV'))).filter((name) => /KEY|PASSWORD|SECRET|TOKEN/.test(name)),
    ).toEqual([]);
  });

  test('it runs as nobody with a name, listens where the docs say, and ends when it is asked to', () => {
    expect(saysOf(image, 'USER')).toEqual([`${UID}:${UID}`]);
    expect(saysOf(image, 'STOPSIGNAL')).toEqual(['SIGTERM']);
    expect(saysOf(image, 'EXPOSE')).toEqual(['3978']);
    expect(saysOf(image, 'VOLUME')).toEqual([pairsOf(saysOf(image, 'ENV')).WAYMARK_DATA]);
    expect(saysOf(image, 'HEALTHCHECK').join()).toContain('"health"');
  });

  test('the files that the program reads are in it', () => {
    const sources = sourcesIn(join(ROOT, 'src'), ['.ts']).map(({ path }) => join(ROOT, 'src', path));
    const { files } = besideOf(sources, ROOT);
    expect(files).toContain('infra/cosmos-records.json');
    expect(files.filter((path) => !existsSync(join(there, path)))).toEqual([]);
  });

  test('what is nobody’s business stays outside', () => {
    for (const path of [
      '.git/config',
      '.data/waymark.db',
      'env/.env.dev',
      '.env',
      'tests/cli.test.ts',
      'appPackage/build/waymark.dev.zip',
      'appPackage/manifest.json',
    ])
      expect(allowed(path)).toBe(false);
    expect(existsSync(join(there, 'node_modules'))).toBe(false);
    expect(existsSync(join(there, 'src'))).toBe(false);
  });
});

test('the bot starts on a read-only file system as nobody, answers its health check, and ends cleanly', async () => {
  const PORT = await freePort();
  expect(await run(['health'], { PORT })).toMatchObject({
    code: 1,
    err: expect.stringContaining('Nothing answers'),
  });
  const bot = start(['serve', '--local'], { PORT, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' });
  while (!bot.said().includes('listens'))
    await Promise.race([once(bot.child.stderr, 'data'), bot.ended.then(failWith)]);
  const well = await run(['health'], { PORT });
  expect(well).toMatchObject({ code: 0, out: 'well\n' });
  bot.child.kill('SIGTERM');
  const ended = await bot.ended;
  expect(ended.code).toBe(0);
  // What was compiled when the image was made is used, although it has moved.
  expect(ended.err).toMatch(/waymark\.mjs was accepted/);
  expect(ended.err).not.toMatch(/DeprecationWarning|was rejected/);
});

test('the doctor asks for nothing that there is no means for in it', async () => {
  const ids = {
    MICROSOFT_APP_ID: '00000000-0000-4000-8000-0000000000b0',
    MICROSOFT_APP_TYPE: 'UserAssignedMSI',
  };
  const MICROSOFT_APP_TENANT_ID = '00000000-0000-4000-8000-0000000000a0';
  const said = await run(['doctor', '--offline'], { ...ids, MICROSOFT_APP_TENANT_ID });
  expect(said).toMatchObject({ code: 0, out: expect.stringContaining('is not part of this installation') });
  expect(said.out).not.toContain('npm run package');
});

const failWith = ({ err }: Ran): never => {
  throw new Error(err);
};

test('every lazy part works from the bundle: readers in their threads, workbooks, reports', async () => {
  const file = (name: string): string => join(data, name);
  expect(
    await run([
      'import',
      join(ROOT, 'plans/leeds.plan.yml'),
      '--tenant',
      'council',
      '--go-live',
      '2026-11-02',
    ]),
  ).toMatchObject({ code: 0 });
  const [workbook, report] = await Promise.all([
    run(['export', 'leeds', '--format', 'xlsx', '--out', file('leeds.xlsx')]),
    run(['report', '--plan', 'leeds', '--kind', 'yearly', '--out', file('leeds.docx')]),
  ]);
  expect([workbook, report]).toMatchObject([{ code: 0 }, { code: 0 }]);
  const lines = ['1 Priority One', '1.1 Write the handbook by March 2027', '1.2 Open the second site'];
  writeFileSync(file('plan.pdf'), pdfOf([lines.map((text, n) => ({ text, x: 72, y: 720 - n * 20 }))]));
  const [sheet, word, pdf] = await Promise.all([
    run(['import', file('leeds.xlsx'), '--dry-run']),
    run(['import', file('leeds.docx'), '--dry-run', '--plan', 'read']),
    run(['import', file('plan.pdf'), '--dry-run', '--plan', 'read', '--json']),
  ]);
  expect(sheet).toMatchObject({ code: 0, out: expect.stringContaining('Nothing in the plan changes') });
  for (const { out, err } of [word, pdf])
    expect(`${out}${err}`).not.toMatch(/cannot be read|not a function|Cannot find/);
  const asked = await run(['ask', 'leeds', 'how many actions are there', '--json']);
  expect(asked.code).toBe(0);
});

test('it starts in far less than the source, and takes hardly more memory than the bare SDK', async () => {
  const record = join(place, 'record');
  const source = await servedBy(join(ROOT, 'src/cli.ts'), record);
  const bundled = await servedBy(join(made, 'dist/waymark.mjs'), record, {
    NODE_COMPILE_CACHE: join(made, 'dist/cache'),
    NODE_COMPILE_CACHE_PORTABLE: '1',
  });
  const sdk = await startPart('echo-bot.ts', 'teams-ai');
  const bare = await sdk.rssMb();
  await sdk.stop();
  // Processor time: whatever else the machine does hardly touches it.
  if (!Number.isNaN(source.cpuMs)) expect(bundled.cpuMs / source.cpuMs).toBeLessThanOrEqual(0.6);
  expect(bundled.MB / bare).toBeLessThanOrEqual(1.2);
});
