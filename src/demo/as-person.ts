/** The local client as another of its people: its configuration with somebody else as the one who opens it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod/v4';
import type { ClientPerson } from './people.ts';

const Someone = z.looseObject({ id: z.string(), name: z.string(), aadObjectId: z.string() });
const Whole = z.looseObject({
  currentUser: Someone,
  users: z.array(Someone),
  personalChat: z.looseObject({ id: z.string() }),
});

/**
 * Writes the configuration for one of its people, each with a chat of their own.
 * @returns the folder with the configuration in it: the client is started there.
 */
export function openedAs(file: string | URL, player: ClientPerson, folder: string): string {
  const name = file instanceof URL ? file.pathname : file;
  const whole = Whole.parse(parse(readFileSync(file, 'utf8')));
  const everybody = [whole.currentUser, ...whole.users];
  const chosen = everybody.find(({ aadObjectId }) => aadObjectId === player.aadObjectId);
  if (!chosen) throw new Error(`${basename(name)} has nobody of the id ${player.aadObjectId}`);
  const called = firstNameOf(chosen).toLowerCase();
  const config = {
    ...whole,
    currentUser: chosen,
    users: everybody.filter(({ id }) => id !== chosen.id),
    personalChat: { ...whole.personalChat, id: `personal-chat-${called}` },
  };
  const place = join(folder, `client-${called}`);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, basename(name)), stringify(config));
  return place;
}

const firstNameOf = ({ name }: { name: string }): string => name.trim().split(/\s+/)[0] ?? name;
