/** What `waymark doctor` tells of children's data: words that were stored on somebody's word, and redactions that wait. */
import { count } from '../cards/format.ts';
import { kindsIn } from '../domain/privacy/guard.ts';
import { textsIn } from '../domain/privacy/texts.ts';
import { holderIn } from '../store/redactables.ts';
import { all, type Store } from '../store/store.ts';
import { type Finding, findingsOn } from './finding.ts';

const { note } = findingsOn('record');

/** Counts alone: nothing of the words. */
export async function privacy(store: Store, tenant: string): Promise<Finding[]> {
  const vouched = await vouchedIn(store, tenant);
  const open = await all(store, tenant, {
    kind: 'redaction',
    where: [{ field: 'state', is: 'in', to: ['asked', 'agreed'] }],
  });
  return [
    ...(vouched === 0
      ? []
      : [
          note(
            `${count(vouched, 'text')} looked like a child’s personal data and ${vouched === 1 ? 'was' : 'were'} stored, because the person who sent ${vouched === 1 ? 'it' : 'them'} said it is about no child`,
            'Have an officer look at them; "redact" in Teams takes words out for good.',
          ),
        ]),
    ...(open.length === 0
      ? []
      : [
          note(
            `${count(open.length, 'redaction')} ${open.length === 1 ? 'is' : 'are'} waiting or under way`,
            '"waymark redact --list" tells how each stands.',
          ),
        ]),
  ];
}

/** Updates, words for boards, decisions, and entries of the record of changes; what was redacted since counts no more. */
async function vouchedIn(store: Store, tenant: string): Promise<number> {
  const updates = await all(store, tenant, { kind: 'update' });
  const entries = await all(store, tenant, { kind: 'change' });
  const holders = [
    ...(await all(store, tenant, { kind: 'request' })),
    ...(await all(store, tenant, { kind: 'board-post' })),
    ...(await all(store, tenant, { kind: 'decision' })),
  ].flatMap((stored) => holderIn(stored) ?? []);
  const looksSo = (...words: readonly (string | null)[]): boolean =>
    kindsIn(words.filter((one) => one !== null)).length > 0;
  return [
    ...updates.filter(({ doc: { body } }) => body.vouched !== undefined && body.redacted === undefined),
    ...entries.filter(({ doc: { body } }) => body.vouched !== undefined && looksSo(body.reason, body.to)),
    ...holders.flatMap(textsIn).filter(({ vouched, words }) => vouched !== undefined && looksSo(words)),
  ].length;
}
