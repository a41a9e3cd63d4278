/** The toolkit's files fit its schema: ours always, its own where the registry can be asked (CI, `npm run verify`). */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { TOOLKIT_FILES, textOf, toolkit, toolkitFile } from './files.ts';
import { ToolkitFile } from './toolkit-schema.ts';

/** The package of the toolkit that carries its schemas: 25 MB with fifty dependencies, too much for everybody's install. */
const CARRIER = '@microsoft/teamsfx-core@3.1.3';

test.each(TOOLKIT_FILES)('%s holds only actions that the toolkit has, each with what it takes', (path) => {
  expect(ToolkitFile.safeParse(parse(textOf(path))).error?.issues ?? []).toEqual([]);
});

describe('what the toolkit would refuse is refused', () => {
  const text = textOf('m365agents.yml');
  test.each([
    ['an action that is not there', 'uses: teamsApp/update', 'uses: teamsApp/upload'],
    ['a key that it does not take', 'manifestPath:', 'manifest:'],
    ['a version without its schema', 'version: v1.11', 'version: v2'],
    ['a step without what it needs', 'bicepCliVersion: v0.36.1', ''],
    ['a variable that is no name', 'publishedAppId: TEAMS_APP_PUBLISHED_ID', 'publishedAppId: published id'],
  ])('%s', (_what, right, wrong) => {
    expect(text).toContain(right);
    expect(ToolkitFile.safeParse(parse(text.replaceAll(right, wrong))).success).toBe(false);
  });
});

describe('an image is named by the version of its source', () => {
  const [compare, build] = toolkit.deploy.map(({ with: given }) => String(given.run ?? ''));
  const compared = (version: string) =>
    spawnSync((compare ?? '').replaceAll('${{WAYMARK_VERSION}}', version), { shell: true, encoding: 'utf8' });
  const { version } = JSON.parse(textOf('package.json'));

  test('the number is compared before anything is built', () => {
    expect(compare).toContain('package.json');
    expect(build).toContain('--image waymark:${{WAYMARK_VERSION}} ');
  });

  test('that of the source is built, and no other', () => {
    expect(compared(version)).toMatchObject({ status: 0, stderr: '' });
    expect(compared('0.0.9')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`the source here is of version ${version}`),
    });
  });
});

const folder = process.env.CI || process.env.WAYMARK_VERIFY ? fetched() : null;
afterAll(() => folder?.remove());

(folder ? describe : describe.skip)('the toolkit’s own schema', () => {
  test.each(TOOLKIT_FILES)('takes %s', (path) => {
    const { version } = toolkitFile(path);
    const schema = join(folder?.path ?? '', 'package/resource/yaml-schema', version, 'yaml.schema.json');
    const validate = new Ajv({ strict: false, allErrors: true }).compile(
      JSON.parse(readFileSync(schema, 'utf8')),
    );
    validate(parse(textOf(path)));
    expect(validate.errors ?? []).toEqual([]);
  });
});

/** Fetches the package without what it depends on, and runs nothing of it. */
function fetched(): ReturnType<typeof temporaryFolder> | null {
  const place = temporaryFolder();
  try {
    const [file = ''] = runIn(place.path, 'npm', ['pack', '--silent', '--ignore-scripts', CARRIER]).split(
      '\n',
    );
    runIn(place.path, 'tar', ['-xzf', file, 'package/resource/yaml-schema']);
    return place;
  } catch {
    process.stderr.write('The toolkit’s own schema could not be fetched: only ours was asked.\n');
    place.remove();
    return null;
  }
}

function runIn(cwd: string, program: string, args: string[]): string {
  return execFileSync(program, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 60_000,
  });
}
