/** The local client as another of its people: its configuration with somebody else as the one who opens it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod/v4';

const Someone = z.looseObject({ id: z.string(), name: z.string(), email: z.string() });
const Whole = z.looseObject({
  currentUser: Someone,
  users: z.array(Someone),
  personalChat: z.looseObject({ id: z.string() }),
});

export type Opened = {
  name: string;
  /** A folder with the configuration in it: the client is started there. */
  folder: string;
};

/**
 * Writes the configuration for whoever is called so: by first name, name or e-mail address, in any case. Each has a
 * chat of their own.
 * @returns the names that can be given, when it is none of them.
 */
export function openedAs(file: string | URL, who: string, folder: string): Opened | { names: string[] } {
  const name = file instanceof URL ? file.pathname : file;
  const whole = Whole.parse(parse(readFileSync(file, 'utf8')));
  const everybody = [whole.currentUser, ...whole.users];
  const asked = who.trim().toLowerCase();
  const chosen = everybody.find((one) =>
    [one.name, one.email, firstNameOf(one)].some((known) => known.toLowerCase() === asked),
  );
  if (!chosen) return { names: everybody.map(firstNameOf) };
  const config = {
    ...whole,
    currentUser: chosen,
    users: everybody.filter(({ id }) => id !== chosen.id),
    personalChat: { ...whole.personalChat, id: `personal-chat-${firstNameOf(chosen).toLowerCase()}` },
  };
  const place = join(folder, `client-${firstNameOf(chosen).toLowerCase()}`);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, name.slice(name.lastIndexOf('/') + 1)), stringify(config));
  return { name: chosen.name, folder: place };
}

const firstNameOf = ({ name }: { name: string }): string => name.trim().split(/\s+/)[0] ?? name;
