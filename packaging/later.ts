/** Part of the bundle: what the SDK loads at its head, and Waymark seldom or never uses, is loaded when it is first used. */
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Files of packages, and what of that which they require can wait: its name stands inside functions alone. */
const CAN_WAIT: Record<string, readonly string[]> = {
  // The planner with its models and tokenizers, and the sign-in of users: neither is switched on.
  '@microsoft/teams-ai/lib/Application.js': ['./AI', './authentication/Authentication'],
  '@microsoft/teams-ai/lib/authentication/BotAuthenticationBase.js': [
    'botbuilder-dialogs',
    './Authentication',
  ],
  // Tokens for a managed identity, a certificate, a secret: at most one of these is asked for.
  'botframework-connector/lib/auth/jwtTokenProviderFactory.js': ['@azure/identity'],
  'botframework-connector/lib/auth/msalAppCredentials.js': ['@azure/msal-node'],
  'botframework-connector/lib/auth/certificateAppCredentials.js': ['@azure/msal-node'],
  'botframework-connector/lib/auth/federatedAppCredentials.js': ['@azure/msal-node'],
  // Keys by the SDK's own client, and the emulator: Waymark fetches keys itself.
  'botframework-connector/lib/auth/openIdMetadata.js': ['node-fetch'],
  'botframework-connector/lib/emulatorApiClient.js': ['cross-fetch'],
  // Calls to other bots.
  'botframework-connector/lib/auth/botFrameworkClientImpl.js': ['axios'],
  'botbuilder/lib/botFrameworkHttpClient.js': ['axios'],
};
/** Of teams-ai the application alone: its index loads the clients of language models as well. */
const TEAMS_AI = '@microsoft/teams-ai/lib/Application.js';

/** Never called: of exceljs Waymark only writes, and this is what it reads with. */
const LEFT_OUT = /^unzipper$/;

type Part = { from: string; required: string };

/** The parts that wait: the name of their file in the bundle, and who requires what. */
const PARTS: ReadonlyMap<string, Part> = new Map(
  Object.entries(CAN_WAIT).flatMap(([from, list]) =>
    list.map((required) => [nameOf(from, required), { from, required }] as const),
  ),
);

/** A part's name tells what it holds, so that two who require the same share it. */
function nameOf(from: string, required: string): string {
  const what = required.startsWith('.')
    ? `${from.split('/lib/')[0]}/${required.split('/').at(-1)}`
    : required;
  return `later-${what.replaceAll(/[^\w-]+/g, '-').replace(/^-/, '')}`;
}

/** Entry points of the bundle, by the name of their file. */
export const laterParts = (): Record<string, string> =>
  Object.fromEntries([...PARTS.keys()].map((name) => [name, `later:${name}`]));

/** The bundle fails where a package is no longer as this file has it. */
export const loadedLater = (packages: string): Plugin => ({
  name: 'loaded later',
  setup(build) {
    const there = (file: string): string => realpathSync(join(packages, file));
    const waiting = new Map(Object.keys(CAN_WAIT).map((file) => [there(file), file]));
    build.onResolve({ filter: /^@microsoft\/teams-ai$/ }, () => ({ path: there(TEAMS_AI) }));
    build.onLoad({ filter: /[\\/]lib[\\/].*\.js$/ }, ({ path }) => {
      const file = waiting.get(path);
      if (file === undefined) return null;
      return { contents: withParts(readFileSync(path, 'utf8'), file), loader: 'js' };
    });
    build.onResolve({ filter: /^later:/ }, ({ path, kind }) => {
      const name = path.slice('later:'.length);
      return kind === 'require-call'
        ? { path: `./${name}.mjs`, external: true }
        : { path: name, namespace: 'later' };
    });
    build.onResolve({ filter: LEFT_OUT }, ({ path }) => ({ path, namespace: 'left out' }));
    build.onLoad({ filter: /.*/, namespace: 'left out' }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get() { throw new Error('${path} is not in the bundle'); } });`,
      loader: 'js',
    }));
    build.onLoad({ filter: /.*/, namespace: 'later' }, ({ path }) => {
      const part = PARTS.get(path);
      if (!part) return null;
      // Under this name Node gives whoever requires the file the thing itself, not a module around it.
      const contents = `const whole = require('${part.required}');\nexport { whole as 'module.exports' };`;
      return { contents, loader: 'js', resolveDir: dirname(there(part.from)) };
    });
  },
});

/** The file's text with a call in the place of each name whose module can wait. */
function withParts(text: string, file: string): string {
  return (CAN_WAIT[file] ?? []).reduce((code, required) => {
    const call = `require("${required}")`;
    const line = code.split('\n').find((one) => one.includes(call)) ?? '';
    const [, name, value] = /^const (\w+) = (.*);\s*$/.exec(line) ?? [];
    if (name === undefined || value === undefined)
      throw new Error(`${file} does not require ${required} at its head: see packaging/later.ts.`);
    const [head = '', rest = ''] = code.split(line);
    const asked = value.replace(call, `require("later:${nameOf(file, required)}")`);
    const getter = `let ${name}_there; const ${name}_now = () => (${name}_there ??= ${asked});`;
    return `${head}${getter}${rest.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `${name}_now()`)}`;
  }, text);
}
