/** The house's rules, read from the imports themselves: who may open which door (DESIGN section 4). */
import { breaches, importsOf, type Rules, sourcesIn } from './support/house-rules.ts';

/** The adapters of the store are opened by `store/open.ts`, and by nobody else's hand. */
const STORE = [
  'store/',
  '!store/embedded',
  '!store/open',
  '!store/limits',
  '!store/folder-blobs',
  '!store/azure-blobs',
  '!store/cosmos',
];
const ANY = [''];
/** What the app says to those who carry it, and hears from them. */
const PORTS = ['app/ports.ts', 'app/message.ts', 'app/watch.ts', 'app/where-failed.ts'];

const RULES: Rules = {
  ours: [
    { in: 'domain/', may: [] },
    { in: 'understanding/', may: ['domain/'] },
    { in: 'cards/', may: ['domain/'] },
    { in: 'importing/', may: ['domain/'] },
    // What is written out can be read in again: the two rooms share the layout of their sheets.
    { in: 'exporting/', may: ['domain/', 'importing/'] },
    { in: 'store/', may: ['domain/'] },
    { in: 'app/', may: ['domain/', 'understanding/', 'importing/', 'exporting/', 'cards/', ...STORE] },
    { in: 'jobs/', may: ['domain/', 'cards/', ...PORTS, ...STORE] },
    { in: 'teams/', may: PORTS },
    { in: 'telemetry/', may: [...PORTS, 'app/figures.ts', 'jobs/backlog.ts', ...STORE] },
    { in: 'reading/', may: ['importing/', 'app/ports.ts', 'app/evidence/kinds.ts'] },
    // A backup holds what is stored, as it is stored; what is done again to it comes from whoever restores.
    { in: 'backup/', may: ['domain/', ...STORE.filter((place) => place !== '!store/limits')] },
    { in: 'config.ts', may: ['config/'] },
    { in: 'config/', may: [] },
    { in: 'demo/', may: ANY },
    { in: 'simulation/', may: ANY },
    { in: 'commands/', may: ANY },
    {
      in: 'doctoring/',
      may: ['domain/', 'cards/format.ts', 'config.ts', 'config/', 'demo/people.ts', 'store/', 'app/keeping/'],
    },
    { in: 'metering.ts', may: [...PORTS, 'store/cosmos.ts'] },
    { in: 'main.ts', may: ANY },
    { in: 'cli.ts', may: ANY },
  ],
  packages: {
    zod: ANY,
    'date-holidays': ['domain/calendar.ts'],
    'fuse.js': ['understanding/'],
    yaml: ['importing/', 'exporting/', 'demo/'],
    exceljs: ['exporting/write-workbook.ts'],
    docx: ['exporting/papers/docx.ts'],
    'csv-parse': ['importing/spreadsheet/'],
    mammoth: ['importing/document/'],
    unpdf: ['importing/document/', 'app/evidence/words-inside.ts'],
    htmlparser2: ['importing/'],
    'file-type': ['app/evidence/kinds.ts'],
    '@azure/cosmos': ['store/cosmos.ts', 'store/cosmos-account.ts'],
    '@azure/core-rest-pipeline': ['store/cosmos-wire.ts'],
    '@azure/identity': [
      'store/azure-blobs.ts',
      'store/cosmos-account.ts',
      'teams/sign-in/',
      'teams/token.ts',
      'telemetry/insights.ts',
    ],
    jose: ['teams/sign-in/'],
    '@azure/storage-blob': ['store/azure-blobs.ts'],
    yauzl: ['importing/', 'app/evidence/', 'backup/', 'doctoring/app-package.ts'],
    yazl: ['backup/'],
    'adaptivecards-templating': ['cards/render.ts'],
    botbuilder: ['teams/'],
    'botbuilder-core': ['teams/'],
    '@microsoft/teams-ai': ['teams/'],
    express: ['teams/'],
    cockatiel: ['jobs/', 'store/cosmos-retry.ts', 'teams/'],
    pino: ['main.ts'],
    commander: ['cli.ts', 'commands/keeping-commands.ts'],
    '@opentelemetry/api': ['telemetry/'],
    '@opentelemetry/resources': ['telemetry/'],
    '@opentelemetry/sdk-metrics': ['telemetry/'],
    '@opentelemetry/sdk-trace-base': ['telemetry/'],
    '@opentelemetry/exporter-metrics-otlp-http': ['telemetry/exporters.ts'],
    '@opentelemetry/exporter-trace-otlp-http': ['telemetry/exporters.ts'],
    '@azure/monitor-opentelemetry-exporter': ['telemetry/insights.ts'],
    'node:async_hooks': ['telemetry/trail.ts'],
    'node:perf_hooks': ['telemetry/gauges.ts'],
    'node:sqlite': ['store/embedded'],
    'node:http': ['teams/'],
    'node:https': ['teams/client.ts', 'teams/files.ts', 'teams/uploads.ts', 'teams/way-out.ts'],
    'node:dns': ['teams/public-address.ts'],
    'node:events': ['teams/files.ts', 'teams/uploads.ts'],
    'node:stream': ['backup/', 'teams/bounded-server.ts'],
    'node:worker_threads': ['reading/'],
    // What reads and writes files, or starts processes, stands at the house's edge.
    'node:fs': [
      'store/embedded',
      'store/folder-blobs.ts',
      'store/make-folder.ts',
      'store/cosmos-container.ts',
      'backup/',
      'doctoring/data-folder.ts',
      'doctoring/app-package.ts',
      'commands/',
      'demo/',
      'config/certificate.ts',
    ],
    'node:child_process': ['demo/'],
    'node:module': ['demo/'],
    'node:net': ['demo/', 'teams/'],
    'node:path': ['store/', 'backup/', 'commands/', 'demo/', 'doctoring/'],
    'node:url': ['demo/', 'commands/doctor.ts'],
    'node:tls': ['doctoring/address.ts'],
    'node:crypto': ['app/', 'backup/', 'store/', 'teams/', 'config/certificate.ts', 'telemetry/quiet.ts'],
    'node:os': ['backup/part-file.ts'],
    'node:util': ['app/', 'backup/', 'domain/', 'importing/', 'exporting/'],
    'node:readline': ['commands/'],
    'node:zlib': ['importing/', 'app/evidence/'],
  },
  words: [
    { word: /\bprocess\.env\b/, only: ['main.ts', 'cli.ts', 'demo/playground.ts', 'telemetry/insights.ts'] },
    { word: /\bTemporal\.Now\b/, only: ['main.ts', 'commands/', 'demo/'] },
    { word: /\bDate\.now\b|\bnew Date\(\s*\)/, only: ['main.ts', 'commands/', 'demo/'] },
  ],
};

const MOST_LINES = 400;
const EMPTY_NAMES = /(?:^|[-./])(?:utils?|utilities|helpers?|common|managers?|misc|shared|stuff)(?=[-./]|$)/i;

const CODE = ['.ts', '.mjs', '.js'];
const src = sourcesIn('src', CODE);
const everything = [
  ...src,
  ...sourcesIn('tests', CODE).map((one) => ({ ...one, path: `tests/${one.path}` })),
  ...sourcesIn('bench', CODE).map((one) => ({ ...one, path: `bench/${one.path}` })),
  ...sourcesIn('packaging', CODE).map((one) => ({ ...one, path: `packaging/${one.path}` })),
];

test('every import stands in the table', () => {
  expect(src.length).toBeGreaterThan(100);
  expect(breaches(src, RULES)).toEqual([]);
});

test('no file is longer than can be read at a sitting', () => {
  const long = everything.filter(({ text }) => text.split('\n').length - 1 > MOST_LINES);
  expect(long.map(({ path }) => path)).toEqual([]);
});

test('a file’s name says what it is for', () => {
  expect(everything.map(({ path }) => path).filter((path) => EMPTY_NAMES.test(path))).toEqual([]);
  for (const name of ['app/utils.ts', 'src/helpers/dates.ts', 'date-utils.ts', 'card-manager.ts', 'misc.ts'])
    expect(name).toMatch(EMPTY_NAMES);
  expect('domain/commonwealth.ts').not.toMatch(EMPTY_NAMES);
});

test('every file opens with a sentence on its place', () => {
  expect(src.filter(({ text }) => !text.startsWith('/**')).map(({ path }) => path)).toEqual([]);
});

describe('the check itself finds what is forbidden', () => {
  test.each([
    ['domain/plan.ts', "import { write } from '../store/documents.ts';"],
    ['domain/plan.ts', "import type { App } from '../app/context.ts';"],
    ['domain/plan.ts', "export * from '../cards/render.ts';"],
    ['domain/plan.ts', "export { start } from '../main.ts';"],
    ['domain/plan.ts', "import {\n  write,\n  read,\n} from '../store/documents.ts';"],
    ['domain/plan.ts', "const { write } = await import('../store/documents.ts');"],
    ['domain/plan.ts', "import '../jobs/tick.ts';"],
    ['domain/plan.ts', "import { readFileSync } from 'node:fs';"],
    ['domain/plan.ts', "import { parse } from 'yaml';"],
    ['domain/plan.ts', "import leftPad from 'left-pad';"],
    ['domain/plan.ts', 'const there = await import(`../store/${name}.ts`);'],
    ['domain/plan.ts', "const there = await import('../' + name);"],
    ['domain/plan.ts', 'const now = Temporal.Now.instant();'],
    ['domain/plan.ts', 'const now = new Date();'],
    ['domain/plan.ts', 'const now = Date.now();'],
    ['understanding/dates.ts', "import { say } from '../cards/format.ts';"],
    ['cards/format.ts', "import { read } from '../understanding/understand.ts';"],
    ['importing/text.ts', "import { handle } from '../app/handle.ts';"],
    ['store/store.ts', "import { handle } from '../app/handle.ts';"],
    ['app/handle.ts', "import { openEmbedded } from '../store/embedded.ts';"],
    ['app/handle.ts', "import { toSql } from '../store/embedded-query.ts';"],
    ['app/handle.ts', "import { openStore } from '../store/open.ts';"],
    ['app/handle.ts', "import { tick } from '../jobs/tick.ts';"],
    ['app/handle.ts', "import { startServer } from '../teams/server.ts';"],
    ['app/handle.ts', "import { TurnContext } from 'botbuilder';"],
    ['app/handle.ts', 'const { PORT } = process.env;'],
    ['jobs/tick.ts', "import { handle } from '../app/handle.ts';"],
    ['jobs/tick.ts', "import { understand } from '../understanding/understand.ts';"],
    ['teams/server.ts', "import type { Plan } from '../domain/plan.ts';"],
    ['teams/server.ts', "import type { Store } from '../store/store.ts';"],
    ['config.ts', "import { start } from './main.ts';"],
    ['commands/ask.ts', "import { DatabaseSync } from 'node:sqlite';"],
    ['elsewhere/new.ts', "import { handle } from '../app/handle.ts';"],
    ['app/handle.ts', "import { sample } from '../../tests/support/sample-plan.ts';"],
  ])('%s: %s', (path, text) => {
    expect(breaches([{ path, text }], RULES)).toHaveLength(1);
  });

  test('and leaves alone what is allowed, or only spoken of', () => {
    const fine = [
      { path: 'domain/book.ts', text: "import type { Plan } from './plan.ts';\nimport { z } from 'zod/v4';" },
      { path: 'understanding/suggestions.ts', text: "import Fuse from 'fuse.js';" },
      { path: 'domain/plan.ts', text: "/** See import { x } from '../app/x.ts'. */\n// import '../main.ts'" },
      { path: 'app/ask.ts', text: "import type { Store } from '../store/store.ts';" },
      { path: 'cards/notice.ts', text: "import template from './notice.json' with { type: 'json' };" },
      {
        path: 'main.ts',
        text: "const { start } = await import('./teams/teams.ts'); Temporal.Now.instant();",
      },
      { path: 'teams/server.ts', text: "const url = 'https://example.org'; import express from 'express';" },
    ];
    expect(breaches(fine, RULES)).toEqual([]);
  });

  test('it reads every way of importing', () => {
    const text = `
      import a, { type B } from './a.ts';
      import * as c from "./c.ts";
      import './d.ts';
      export { e } from './e.ts';
      const { f } = await import('./f.ts');
      const here = import.meta.url;
    `;
    expect(importsOf(text).sort()).toEqual(['./a.ts', './c.ts', './d.ts', './e.ts', './f.ts']);
  });
});
