/** What `waymark doctor` tells of children's data: words that were stored on somebody's word, and redactions that wait. */
import { count } from '../cards/format.ts';
import { all, type Store } from '../store/store.ts';

type Note = { level: 'note'; what: string; remedy: string };

/** Counts alone: nothing of the words. */
export async function privacyFindings(store: Store, tenant: string): Promise<Note[]> {
  const updates = await all(store, tenant, { kind: 'update' });
  const vouched = updates.filter(
    ({ doc }) => doc.body.vouched !== undefined && doc.body.redacted === undefined,
  );
  const open = await all(store, tenant, {
    kind: 'redaction',
    where: [{ field: 'state', is: 'in', to: ['asked', 'agreed'] }],
  });
  return [
    ...(vouched.length === 0
      ? []
      : [
          {
            level: 'note' as const,
            what: `${count(vouched.length, 'update')} looked like a child’s personal data and ${vouched.length === 1 ? 'was' : 'were'} stored, because the person who sent ${vouched.length === 1 ? 'it' : 'them'} said it is about no child`,
            remedy: 'Have an officer look at them; "redact" in Teams takes words out for good.',
          },
        ]),
    ...(open.length === 0
      ? []
      : [
          {
            level: 'note' as const,
            what: `${count(open.length, 'redaction')} ${open.length === 1 ? 'is' : 'are'} waiting or under way`,
            remedy: '"waymark redact --list" tells how each stands.',
          },
        ]),
  ];
}
