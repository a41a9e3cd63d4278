/** All that is held on one person, apart: what is theirs, what concerns them, and where others' words name them. */
import { type Entry, inOrder, saidOf } from '../../domain/keeping/entry.ts';
import { identityOf, mentionsIn } from '../../domain/keeping/identity.ts';
import type { Person } from '../../domain/person.ts';
import type { Kind } from '../../store/documents.ts';
import { all } from '../../store/store.ts';
import type { App } from '../context.ts';
import { talkOf } from './forget-talk.ts';
import { heldEntries } from './held-entries.ts';
import { unreadable as passedOver } from './kept-of-plan.ts';

export type PersonHeld = {
  person: Person;
  /** How many ways lead to their record: digests of addresses and of the directory's id. */
  waysIn: number;
  /** What they said and did. */
  theirs: Entry[];
  /** What was done with them or about them: messages to them, actions and posts that are theirs, leave. */
  concerning: Entry[];
  /** Others' words that hold their name: to be looked at before they are handed over. */
  naming: Entry[];
  /** What their chat, and channels with them, are about at the moment, as it is stored. */
  talk: { kind: Kind; content: unknown }[];
  /** Plans that they sent and that nobody has applied yet, by the names of their files. */
  drafts: string[];
  unreadable: number;
};

export async function personHeld(
  app: Pick<App, 'store' | 'records'>,
  tenant: string,
  person: Person,
): Promise<PersonHeld> {
  const { entries, unreadable } = await heldEntries(app, tenant);
  const who = identityOf(person, person.id);
  const isTheirs = ({ by }: Entry): boolean => by === person.id;
  const isAbout = (one: Entry): boolean => !isTheirs(one) && one.people.includes(person.id);
  const names = (one: Entry): boolean =>
    !isTheirs(one) && !isAbout(one) && mentionsIn(saidOf(one), who).length > 0;
  const aliases = await all(app.store, tenant, { kind: 'alias', unreadable: passedOver });
  const drafts = await all(app.store, tenant, { kind: 'draft', unreadable: passedOver });
  const ids = [person.id, ...(person.former?.ids ?? [])];
  return {
    person,
    waysIn: aliases.filter(({ doc }) => doc.body.person === person.id).length,
    theirs: inOrder(entries.filter(isTheirs)),
    concerning: inOrder(entries.filter(isAbout)),
    naming: inOrder(entries.filter(names)),
    talk: (await talkOf(app, tenant, person)).map(({ doc }) => ({ kind: doc.kind, content: doc.body })),
    drafts: drafts.flatMap(({ doc: { body } }) => (ids.includes(body.by) ? [body.source] : [])),
    unreadable,
  };
}
