/** What the doctor says of restores, retention, erasures and holds: what was cut off, what waits, what is kept back. */
import { allDue } from '../app/keeping/retention-due.ts';
import { count } from '../cards/format.ts';
import { all, type Store } from '../store/store.ts';
import { type Finding, findingsOn } from './finding.ts';

const { note, fault } = findingsOn('record');

/** What cannot be read is told of by its name, with all others. */
const unreadable = (): void => undefined;

/** A restore that was cut off hides the tenant's plans until it is gone on with. */
export async function restoring(store: Store, tenant: string): Promise<Finding[]> {
  const { length } = await all(store, tenant, { kind: 'restore', unreadable });
  if (length === 0) return [];
  return [
    fault(
      'a backup is being restored, or was cut off: nothing of this tenant is to be seen until it is whole',
      'Where nobody is at it, say the same "waymark import --all FILE" again: it goes on.',
    ),
  ];
}

type Source = Parameters<typeof allDue>[0];

/** Counts alone: an erasure names nobody, and a hold's reason is its officer's. */
export async function keeping(source: Source, tenant: string): Promise<Finding[]> {
  const { store } = source;
  const outlived = (await allDue(source, tenant, null)).flatMap(({ due }) => due).length;
  const where = [{ field: 'state', is: 'eq', to: 'going' }] as const;
  const erasures = (await all(store, tenant, { kind: 'erasure', where, unreadable })).map(
    ({ doc }) => doc.body,
  );
  const going = erasures.length;
  const waiting = erasures.filter(({ tried }) => tried !== undefined).length;
  const holds = (await all(store, tenant, { kind: 'hold', unreadable })).filter(
    ({ doc }) => doc.body.lifted === null,
  ).length;
  return [
    ...told(
      outlived,
      `${count(outlived, 'record')} ${outlived === 1 ? 'is' : 'are'} older than the policy on retention keeps`,
      '"waymark retention" shows them, and takes them away with --apply once an officer says so.',
    ),
    ...told(
      going,
      `${count(going, 'erasure')} of a person’s data ${going === 1 ? 'is' : 'are'} under way`,
      'The clock goes on with them; what they leave and why is in their report: docs/keeping.md.',
    ),
    ...told(
      waiting,
      `${count(waiting, 'of them was', 'of them were')} tried in vain, and ${waiting === 1 ? 'waits' : 'wait'}`,
      'A hold, something that they were given since, or a record that cannot be read stands against it: "waymark person erase WHO" says which.',
    ),
    ...told(
      holds,
      `${count(holds, 'hold')} ${holds === 1 ? 'keeps' : 'keep'} retention and erasure back`,
      '"waymark hold list" tells why; lift what is over.',
    ),
  ];
}

const told = (many: number, what: string, remedy: string): Finding[] =>
  many === 0 ? [] : [note(what, remedy)];
