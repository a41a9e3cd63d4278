/** `waymark person`: finds somebody, hands over all that is held on them, and takes them out of the record. */
import { erasePerson, erasuresGoing, finishErasures } from '../app/keeping/erase.ts';
import { previewErasure, refusalOf } from '../app/keeping/may-erase.ts';
import { type PersonHeld, personHeld } from '../app/keeping/person-held.ts';
import { noteDisclosure } from '../app/keeping/search.ts';
import type { Config } from '../config.ts';
import { HOME_ZONE, localDate } from '../domain/calendar.ts';
import { countedKinds } from '../domain/keeping/entry.ts';
import type { HeldPage } from '../exporting/keeping/held-book.ts';
import { holdingsOf } from '../store/holdings.ts';
import { writeBundle } from './bundle.ts';
import { CallerFault } from './fault.ts';
import { heldFiles } from './held-files.ts';
import { personCalled, withApp } from './keeping-room.ts';
import { officerMeant, officerNamed } from './officer.ts';
import { toldApart } from './person-named.ts';
import { print, printJson, remark } from './settings.ts';

type Of = { tenant?: string; json?: boolean };

/** Whoever has all of the words in their name, or one of the addresses. */
export async function personFindCommand(config: Config, who: string, options: Of): Promise<void> {
  await withApp(config, options.tenant, async (app, tenant) => {
    const words = who.toLowerCase().trim().split(/\s+/);
    const fits = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
    const found = (await app.records.people(tenant)).filter(
      ({ id, name, emails }) => id === who || fits(name) || emails.some(fits),
    );
    const told = await Promise.all(
      found.map(async (person) => ({
        ...{ id: person.id, name: person.name, emails: person.emails, met: person.address !== null },
        ...(await holdingsOf(app, tenant, person.id, app.clock.now())),
      })),
    );
    if (options.json) return printJson(told);
    if (told.length === 0) print(`Nobody is known as "${who}".`);
    for (const { id, met, posts, refs, leads, ...one } of told) {
      const part =
        [...posts, ...refs, ...leads.map((lead) => `leads ${lead}`)].join(', ') || 'no part in any plan';
      print(`${id}  ${toldApart(one)}  ${met ? 'has met Waymark' : 'has not met Waymark'}  ${part}`);
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
    const isGoing = (await erasuresGoing(app, tenant)).length > 0;
    if (isGoing && options.yes) {
      await finishErasures(app, tenant);
      remark('An erasure that was cut off has been finished.');
    } else if (isGoing)
      remark('An erasure was cut off: the service finishes it, or this command with --yes does.');
    const person = await personCalled(app, tenant, who);
    const refusal = await refusalOf(app, tenant, person);
    if (refusal !== null) throw new CallerFault(`${refusal}. Nothing was changed.`);
    if (!options.yes) {
      const preview = await previewErasure(app, tenant, person);
      if (options.json) return printJson(preview);
      print(`${toldApart(person)} would be taken out of the record, for good.`);
      for (const [kind, count] of Object.entries(preview.gone)) print(`  ${count} ${kind}: removed`);
      for (const [kind, count] of Object.entries(preview.written))
        print(`  ${count} ${kind}: kept without them`);
      for (const line of preview.left) print(`  ${line}`);
      return print('Nothing was changed. Run it again with --yes to carry it out.');
    }
    const reason = options.reason?.trim().slice(0, 300) || null;
    if (reason !== null && isNaming(reason, person))
      throw new CallerFault(
        '--reason names them, and it is kept: say why without their name. Nothing was changed.',
      );
    const officer = (await officerNamed(app, tenant, options.by, deed)).person;
    const erasure = await erasePerson(app, tenant, person, { by: officer.id, reason });
    if (options.json) return printJson(erasure);
    print('Done. In the record they are “A former colleague”.');
    for (const line of [...erasure.kept, ...erasure.left]) print(`  ${line}`);
  });
}

const isNaming = (reason: string, { name, emails }: { name: string; emails: readonly string[] }): boolean =>
  [name, ...emails].some((one) => one !== '' && reason.toLowerCase().includes(one.toLowerCase()));
