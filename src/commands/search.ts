/** `waymark search`: everything held by topic, person and dates, to hand over; with a line in the record of who looked. */
import { noteDisclosure, searchHeld } from '../app/keeping/search.ts';
import type { Config } from '../config.ts';
import { HOME_ZONE, localDate } from '../domain/calendar.ts';
import { type Sought, wordsOf } from '../domain/keeping/entry.ts';
import { calledBy } from '../domain/person.ts';
import type { HeldPage } from '../exporting/keeping/held-book.ts';
import { writeBundle } from './bundle.ts';
import { CallerFault } from './fault.ts';
import { heldFiles } from './held-files.ts';
import { personCalled, planNamed, withApp } from './keeping-room.ts';
import { officerNamed } from './officer.ts';
import { dateOption, print, printJson, remark } from './settings.ts';

export type SearchOptions = {
  topic?: string;
  person?: string;
  plan?: string;
  from?: string;
  to?: string;
  out?: string;
  by?: string;
  tenant?: string;
  json?: boolean;
};

export async function searchCommand(config: Config, options: SearchOptions): Promise<void> {
  const topic = options.topic?.trim().slice(0, 300) ?? null;
  if (topic !== null && wordsOf(topic).length === 0)
    throw new CallerFault('There is no word in --topic. Leave it out to find everything.');
  const from = options.from === undefined ? null : dateOption('--from', options.from);
  const to = options.to === undefined ? null : dateOption('--to', options.to);
  if (options.out === undefined && !options.json)
    throw new CallerFault('Say where to: --out FOLDER or --out FILE.zip, or --json for the list alone.');
  await withApp(config, options.tenant, async (app, tenant) => {
    const plan = await planNamed(app, tenant, options.plan);
    const person = options.person === undefined ? null : await personCalled(app, tenant, options.person);
    const officer = (await officerNamed(app, tenant, options.by, 'searches')).person;
    const of = person && { id: person.id, names: calledBy(person) };
    const sought: Sought = { topic, person: of, plan, from, to };
    const { entries, counts, unreadable } = await searchHeld(app, tenant, sought);
    const noted = await noteDisclosure(app, tenant, {
      ...{ what: 'search', by: officer.id, topic, person: person?.id ?? null, plan, from, to, found: counts },
    });
    if (unreadable > 0)
      remark(
        `${unreadable} records could not be read, and are not among these: "waymark doctor" names them.`,
      );
    const names = await app.records.names(
      tenant,
      entries.flatMap(({ people }) => people),
    );
    const data = {
      asked: { topic, person: of, plan, from, to },
      by: officer.name,
      at: noted.at,
      counts,
      entries,
    };
    if (options.json) printJson(data);
    if (options.out === undefined) return;
    const asked = [
      ['Topic', topic],
      ['Person', person?.name],
      ['Plan', plan],
      ['From', from],
      ['To', to],
    ].flatMap(([label, value]) => (value == null ? [] : [`${label}: ${value}`]));
    const page: HeldPage = {
      title: 'What Waymark holds',
      about: [
        ...(asked.length === 0 ? ['Everything'] : asked),
        `Searched by ${officer.name} at ${noted.at}; the record notes it as ${noted.id}.`,
        ...Object.entries(counts).map(([kind, count]) => `${kind}: ${count}`),
        'Rows that are restricted are marked: whoever hands this over decides on each.',
      ],
      parts: [{ heading: 'Found', note: null, entries }],
      generatedOn: localDate(app.clock.now(), HOME_ZONE),
      names,
    };
    await writeBundle(
      options.out,
      heldFiles({ store: app.store, blobs: app.blobs, tenant }, 'found', page, data),
    );
    if (!options.json)
      for (const [kind, count] of Object.entries(counts)) print(`${String(count).padStart(6)}  ${kind}`);
    if (!options.json && entries.length === 0) print('Nothing was found.');
  });
}
