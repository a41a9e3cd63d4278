/** Reads the people, the team and the tenant of the local client from its configuration file. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod/v4';

const User = z.object({
  name: z.string().min(1),
  userPrincipleName: z.string().min(1),
  aadObjectId: z.string().min(1),
  email: z.string().min(1),
});
const Client = z.object({
  tenantId: z.string().min(1),
  currentUser: User,
  users: z.array(User),
});

export type ClientPerson = { aadObjectId: string; name: string; emails: string[] };
export type LocalClient = { tenant: string; current: ClientPerson; people: ClientPerson[] };

/** @throws Error naming the file and the place when it cannot be read. */
export function readLocalClient(file: string | URL): LocalClient {
  const parsed = Client.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success)
    throw new Error(`${file} is not a Playground configuration: ${z.prettifyError(parsed.error)}`);
  const current = person(parsed.data.currentUser);
  return { tenant: parsed.data.tenantId, current, people: [current, ...parsed.data.users.map(person)] };
}

const person = (user: z.infer<typeof User>): ClientPerson => ({
  aadObjectId: user.aadObjectId,
  name: user.name,
  emails: [...new Set([user.email.toLowerCase(), user.userPrincipleName.toLowerCase()])],
});
