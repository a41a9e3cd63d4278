/** The files that leave the house: the app package, the toolkit's files, the template of an environment. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod/v4';

const root = new URL('../..', import.meta.url);
export const bytesOf = (path: string): Buffer => readFileSync(new URL(path, root));
export const textOf = (path: string): string => bytesOf(path).toString('utf8');

const Scope = z.enum(['personal', 'team']);
const Manifest = z.looseObject({
  $schema: z.string(),
  manifestVersion: z.string(),
  developer: z.strictObject({
    name: z.string(),
    websiteUrl: z.string(),
    privacyUrl: z.string(),
    termsOfUseUrl: z.string(),
  }),
  name: z.strictObject({ short: z.string(), full: z.string() }),
  description: z.strictObject({ short: z.string(), full: z.string() }),
  icons: z.strictObject({ color: z.string(), outline: z.string() }),
  bots: z.tuple([
    z.looseObject({
      botId: z.string(),
      scopes: z.array(Scope),
      supportsFiles: z.boolean(),
      commandLists: z.array(
        z.strictObject({
          scopes: z.array(Scope),
          commands: z.array(z.strictObject({ title: z.string(), description: z.string() })),
        }),
      ),
    }),
  ]),
  composeExtensions: z.tuple([
    z.strictObject({
      botId: z.string(),
      commands: z.array(
        z.discriminatedUnion('type', [
          z.strictObject({
            type: z.literal('query'),
            id: z.string().max(64),
            context: z.array(z.enum(['compose', 'commandBox'])).min(1),
            title: z.string(),
            description: z.string(),
            initialRun: z.boolean(),
            parameters: z
              .array(
                z.strictObject({
                  name: z.string().max(64),
                  title: z.string().max(32),
                  description: z.string().max(128),
                  inputType: z.literal('text'),
                }),
              )
              .length(1),
          }),
          z.strictObject({
            type: z.literal('action'),
            id: z.string().max(64),
            context: z.array(z.literal('message')).min(1),
            title: z.string(),
            description: z.string(),
            fetchTask: z.literal(true),
          }),
        ]),
      ),
    }),
  ]),
  validDomains: z.array(z.string()),
});
export const manifest = Manifest.parse(JSON.parse(textOf('appPackage/manifest.json')));

/** A step of the toolkit's file: what it takes stands in toolkit-schema.ts. */
const Step = z.looseObject({
  uses: z.string(),
  with: z.record(z.string(), z.json()),
  writeToEnvironmentFile: z.record(z.string(), z.string()).optional(),
});
const Toolkit = z.looseObject({
  version: z.string(),
  environmentFolderPath: z.string(),
  provision: z.array(Step),
  deploy: z.array(Step),
  publish: z.array(Step),
});
export const TOOLKIT_FILES = ['m365agents.yml', 'teamsapp.yml'] as const;
export const toolkitFile = (path: string) => Toolkit.parse(parse(textOf(path)));
export const toolkit = toolkitFile('m365agents.yml');

/** Every setting of the environment template, with its default. */
export const template: ReadonlyMap<string, string> = new Map(
  [...textOf('env/template.env').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [
    name,
    value,
  ]),
);

/** The settings that a text is to be filled in with. */
export const placeholdersIn = (text: string): string[] =>
  [...text.matchAll(/\$\{\{(.*?)\}\}/g)].map(([, name = '']) => name.trim());
