/** What an app package is filled in with: each variable, what it may hold, and what to do where it holds something else. */
import { z } from 'zod/v4';

type Value = { schema: z.ZodType<string>; remedy: string };
export type Fault = { place: string; fault: string; remedy: string };

const webAddress = z
  .string()
  .max(2048, 'is longer than 2048 characters')
  .refine((text) => URL.canParse(text) && text.startsWith('https://'), 'is no https address');
const hostName = z
  .string()
  .regex(
    /^(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i,
    'is no host name',
  );
const id = z.guid({ error: 'is no id' });

export const VALUES: Readonly<Record<string, Value>> = {
  TEAMS_APP_ID: {
    schema: id,
    remedy:
      'The toolkit writes it at the first provision; without the toolkit, make one new id and keep it for ever.',
  },
  BOT_ID: { schema: id, remedy: 'Give the application (client) id of the bot registration.' },
  BOT_DOMAIN: {
    schema: hostName,
    remedy: 'Give the host name of the bot alone, such as waymark.example.org.',
  },
  DEVELOPER_NAME: {
    schema: z.string().max(32, 'is longer than 32 characters'),
    remedy: 'Give the name of who offers the app, in at most 32 characters.',
  },
  DEVELOPER_WEBSITE_URL: { schema: webAddress, remedy: 'Give the https address of who offers the app.' },
  DEVELOPER_PRIVACY_URL: { schema: webAddress, remedy: 'Give the https address of your privacy notice.' },
  DEVELOPER_TERMS_URL: { schema: webAddress, remedy: 'Give the https address of your terms of use.' },
};

/** The settings of a file of lines `NAME=value`; quotes around a value and lines that begin with # are left out. */
export function readEnvironmentFile(text: string): Record<string, string> {
  const lines = [...text.matchAll(/^[ \t]*([A-Za-z_]\w*)[ \t]*=[ \t]*(.*?)[ \t]*\r?$/gm)];
  return Object.fromEntries(
    lines.map(([, name = '', value = '']) => [name, value.replace(/^(["'])(.*)\1$/, '$2')]),
  );
}

const PLACEHOLDER = /\$\{\{ *([A-Za-z_]\w*) *\}\}/g;

/** The text with its placeholders replaced, as they stand inside JSON strings; or every value that is missing or wrong. */
export function fillIn(
  text: string,
  values: Readonly<Record<string, string | undefined>>,
): { ok: true; text: string } | { ok: false; faults: Fault[] } {
  const wanted = new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name));
  const faults = [...wanted].flatMap((name) => faultOf(name, values[name]?.trim() ?? ''));
  if (faults.length > 0) return { ok: false, faults };
  const filled = text.replace(PLACEHOLDER, (_, name: string) =>
    JSON.stringify(values[name]?.trim() ?? '').slice(1, -1),
  );
  return { ok: true, text: filled };
}

function faultOf(name: string, value: string): Fault[] {
  const known = VALUES[name];
  if (!known)
    return [{ place: name, fault: 'is not known', remedy: 'Take its placeholder out of the manifest.' }];
  if (value === '') return [{ place: name, fault: 'is missing', remedy: known.remedy }];
  const read = known.schema.safeParse(value);
  return read.success
    ? []
    : [{ place: name, fault: read.error.issues[0]?.message ?? 'cannot be read', remedy: known.remedy }];
}
