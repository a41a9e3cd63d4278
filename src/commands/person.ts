/** `waymark person`: finds somebody, hands over all that is held on them, and takes them out of the record. */

import type { App } from '../app/context.ts';
import { erasePerson, erasureOf, erasuresGoing, finishErasures } from '../app/keeping/erase.ts';
import { isStuck } from '../app/keeping/erasure-words.ts';
import { unreadable } from '../app/keeping/kept-of-plan.ts';
import { previewErasure, refusalOf } from '../app/keeping/may-erase.ts';
import { type PersonHeld, personHeld } from '../app/keeping/person-held.ts';
import { noteDisclosure } from '../app/keeping/search.ts';
import type { Config } from '../config.ts';
import { HOME_ZONE, localDate } from '../domain/calendar.ts';
import { countedKinds } from '../domain/keeping/entry.ts';
import { type Erasure, FORMER } from '../domain/keeping/erasure.ts';
import { calledBy, type Person } from '../domain/person.ts';
import type { HeldPage } from '../exporting/keeping/held-book.ts';
import { aliasFor } from '../store/alias.ts';
import { holdingsOf } from '../store/holdings.ts';
import { writeBundle } from './bundle.ts';
import { CallerFault } from './fault.ts';
import { heldFiles } from './held-files.ts';
import { personCalled, wasUnder, withApp } from './keeping-room.ts';
import { countOfKind } from './kinds-in-words.ts';
import { officerMeant, officerNamed } from './officer.ts';
import { thoseCalled, toldApart, toldWithFormer } from './person-named.ts';
import { print, printJson, remark } from './settings.ts';

type Of = { tenant?: string; json?: boolean };

/** Whoever has all of the words in their name, or one of the addresses, now or before. */
export async function personFindCommand(config: Config, who: string, options: Of): Promise<void> {
  await withApp(config, options.tenant, async (app, tenant) => {
    const words = who.toLowerCase().trim().split(/\s+/);
    const fits = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
    const found = (await app.records.people(tenant, unreadable)).filter(
      (one) => one.id === who || wasUnder(who)(one) || calledBy(one).some(fits),
    );
    const told = await Promise.all(
      found.map(async (person) => ({
        ...{ id: person.id, name: person.name, emails: person.emails, met: person.address !== null },
        ...(person.former && { former: { names: person.former.names, emails: person.former.emails } }),
        ...(await holdingsOf(app, tenant, person.id, app.clock.now())),
      })),
    );
    if (options.json) return printJson(told);
    if (told.length === 0) print(`Nobody is known as "${who}".`);
    for (const { id, met, posts, refs, leads, former, ...one } of told) {
      const part =
        [...posts, ...refs, ...leads.map((lead) => `leads ${lead}`)].join(', ') || 'no part in any plan';
      print(
        `${id}  ${toldWithFormer({ ...one, ...(former && { former: { ids: [], ...former } }) })}  ${met ? 'has met Waymark' : 'has not met Waymark'}  ${part}`,
      );
    }
  });
}

export async function personExportCommand(
  config: Config,
  who: string,
  options: Of & { out: string; by?: string },
): Promise<void> {
  await withApp(config, options.tenant, async (app, tenant) => {
    const person = await personCalled(app, tenant, who);
    const officer = (await officerNamed(app, tenant, options.by, 'hands it over')).person;
    const held = await personHeld(app, tenant, person);
    const entries = [...held.theirs, ...held.concerning, ...held.naming];
    const noted = await noteDisclosure(app, tenant, {
      ...{ what: 'person', by: officer.id, topic: null, person: person.id, plan: null, from: null, to: null },
      found: countedKinds(entries),
    });
    const names = await app.records.names(
      tenant,
      entries.flatMap(({ people }) => people),
    );
    const page: HeldPage = {
      title: `What Waymark holds on ${person.name}`,
      about: [...factsOf(held), `Put together by ${officer.name} at ${noted.at}.`],
      parts: [
        { heading: 'Theirs', note: 'What they said and did.', entries: held.theirs },
        {
          heading: 'About them',
          note: 'Their posts, their actions by name or through a post, messages to them, leave.',
          entries: held.concerning,
        },
        {
          heading: 'Naming them',
          note: 'Others’ words that hold their name. Look at each before you hand it over: it may be about others as well.',
          entries: held.naming,
        },
      ],
      generatedOn: localDate(app.clock.now(), HOME_ZONE),
      names,
    };
    if (held.unreadable > 0)
      remark(
        `${held.unreadable} records could not be read, and are not among these: "waymark doctor" names them.`,
      );
    const files = heldFiles({ store: app.store, blobs: app.blobs, tenant }, 'held', page, held);
    await writeBundle(options.out, files);
    const counts = { theirs: held.theirs.length, about: held.concerning.length, naming: held.naming.length };
    if (options.json) return printJson(counts);
    print(
      `${counts.theirs} of theirs, ${counts.about} about them, ${counts.naming} in others’ words to be looked at.`,
    );
  });
}

const factsOf = ({ person, waysIn, talk, drafts }: PersonHeld): string[] => [
  `Name: ${person.name}`,
  `Addresses: ${person.emails.join(', ') || 'none'}`,
  `Called and found by before: ${[...(person.former?.names ?? []), ...(person.former?.emails ?? [])].join(', ') || 'nothing else'}`,
  `Id in the directory: ${person.aadObjectId ?? 'not known'}`,
  `Id in the record: ${person.id}`,
  `Chat with Waymark: ${person.address === null ? 'none yet' : 'yes'}`,
  `Time zone: ${person.zone ?? 'not known'}; cards as text: ${person.plain ? 'yes' : 'no'}`,
  `Days off: ${person.quiet === null ? 'none' : JSON.stringify(person.quiet)}`,
  `Days of the last cards: ${person.cardDays.join(', ') || 'none'}`,
  `Month in which they last said something: ${person.spokeIn ?? 'not known'}`,
  `Digests by which they are found: ${waysIn}`,
  `Records of what their chat is about now: ${talk.length} (in held.json)`,
  `Plans that they sent, not applied: ${drafts.join(', ') || 'none'}`,
];

/** Without `yes` it only shows what would come. */
export async function personEraseCommand(
  config: Config,
  who: string,
  options: Of & { by?: string; reason?: string; yes?: boolean },
): Promise<void> {
  await withApp(config, options.tenant, async (app, tenant) => {
    const deed = 'takes somebody out of the record';
    await officerMeant(app, tenant, options.by, deed);
    if (!options.yes) return shownErasure(app, tenant, await personCalled(app, tenant, who), options);
    // Whom it is about is settled before anything is gone on with: afterwards the words might fit somebody else.
    const person = await personMeant(app, tenant, who);
    if (!person) return goneOnWith(app, tenant, who, options);
    if (await erasureOf(app, tenant, person.id)) remark('It was begun before, and is gone on with.');
    else await mustBeFree(app, tenant, person, options.reason);
    const officer = (await officerNamed(app, tenant, options.by, deed)).person;
    const reason = reasonOf(options.reason);
    told(await erasePerson(app, tenant, person, { by: officer.id, reason }), options);
    const before = (await erasuresGoing(app, tenant)).length;
    if (before === 0) return;
    await finishErasures(app, tenant);
    const others = before - (await erasuresGoing(app, tenant)).length;
    if (others > 0) remark(`Of others that were cut off, done now: ${others}.`);
  });
}

/** The one under way that is of nobody who is known by these words any more, and was theirs: by its id, or an address. */
async function goneOnWith(app: App, tenant: string, who: string, options: Of): Promise<void> {
  const digest = aliasFor(who, '').id;
  const theirs = (await erasuresGoing(app, tenant)).find(
    ({ doc: { body } }) => body.was === who || body.aliases.includes(digest),
  );
  if (!theirs)
    throw new CallerFault(
      `Nobody is known as "${who}". "waymark person find" tells who is there. Nothing was changed.`,
    );
  await finishErasures(app, tenant);
  const now = await app.store.get(tenant, 'erasure', theirs.doc.id);
  remark(`Nobody is known as "${who}" any more: theirs was begun before.`);
  if (now) told(now.doc.body, options);
}

/** By id, e-mail address or whole name, of now or of before: a first name may be several people's. Undefined where nobody is known so. */
async function personMeant(app: App, tenant: string, who: string): Promise<Person | undefined> {
  const said = who.trim().toLowerCase().replace(/\s+/g, ' ');
  const people = await app.records.people(tenant, unreadable);
  const isSaid = (one: string): boolean => one.toLowerCase().replace(/\s+/g, ' ') === said;
  const isMeant = ({ id, name, emails }: Person): boolean => id === who || [name, ...emails].some(isSaid);
  if (people.some((one) => isMeant(one) || wasUnder(who)(one))) return personCalled(app, tenant, who);
  const alikes = thoseCalled(people, who);
  const [before, ...more] = people.filter((one) => calledBy(one).some(isSaid));
  if (before && more.length === 0 && alikes.every(({ id }) => id === before.id)) return before;
  if (alikes.length === 0 && (await erasuresGoing(app, tenant)).length > 0) return undefined;
  const alike = await personCalled(app, tenant, who);
  throw new CallerFault(
    `"${who}" may be ${toldApart(alike)}: give the id, the e-mail address or the whole name of whoever it is. Nothing was changed.`,
  );
}

async function shownErasure(app: App, tenant: string, person: Person, { json }: Of): Promise<void> {
  const under = await erasureOf(app, tenant, person.id);
  if (under) {
    const state = under.tried === undefined ? 'cut off' : 'is not done yet';
    remark(`Theirs was begun, and ${state}: the service goes on with it, or this command with --yes does.`);
    for (const why of under.left.filter(isStuck)) remark(why);
  }
  const refusal = await refusalOf(app, tenant, person);
  const preview = await previewErasure(app, tenant, person);
  if (json) return printJson({ refused: refusal, ...preview });
  if (refusal !== null) print(`${refusal}. Until then --yes is refused. What it would come to:`);
  print(`${toldApart(person)} would be taken out of the record, for good.`);
  for (const [kind, count] of Object.entries(preview.gone)) print(`  ${countOfKind(kind, count)}: removed`);
  for (const [kind, count] of Object.entries(preview.written))
    print(`  ${countOfKind(kind, count)}: kept without them`);
  for (const line of preview.left) print(`  ${line}`);
  print(
    refusal === null
      ? 'Nothing was changed. Run it again with --yes to carry it out.'
      : 'Nothing was changed.',
  );
}

/** @throws CallerFault with what stands against it. */
async function mustBeFree(app: App, tenant: string, person: Person, said: string | undefined): Promise<void> {
  const refusal = await refusalOf(app, tenant, person);
  if (refusal !== null) throw new CallerFault(`${refusal}. Nothing was changed.`);
  const reason = reasonOf(said);
  if (reason !== null && isNaming(reason, person))
    throw new CallerFault(
      '--reason names them, and it is kept: say why without their name. Nothing was changed.',
    );
}

const reasonOf = (said: string | undefined): string | null => said?.trim().slice(0, 300) || null;

function told(erasure: Erasure, { json }: Of): void {
  const isDone = erasure.state === 'done';
  if (!isDone) process.exitCode = 1;
  if (json) {
    printJson(erasure);
    return;
  }
  print(
    isDone
      ? `Done. In the record they are “${FORMER}”.`
      : 'Not done yet: something that leads to them is left, and they are known until it is seen to.',
  );
  for (const line of [...erasure.kept, ...erasure.left]) print(`  ${line}`);
}

const isNaming = (reason: string, person: Person): boolean =>
  calledBy(person).some((one) => reason.toLowerCase().includes(one.toLowerCase()));
