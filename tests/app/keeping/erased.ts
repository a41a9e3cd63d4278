/** A room in which Alex has left traces in every corner of the record, for stories of taking a person out of it. */
import { randomBytes } from 'node:crypto';
import { write } from '../../../src/store/documents.ts';
import { docId } from '../../../src/store/ids.ts';
import { openRow, rowDoc } from '../../../src/store/outbox.ts';
import { keepPaper } from '../../../src/store/papers.ts';
import type { Change } from '../../../src/store/store.ts';
import { ALEX } from '../../support/sample-plan.ts';
import { openRoom, type Room, TENANT } from '../room.ts';

/** What names Alex, in every form in which the record could hold it. */
export const NAMES = /Alex Sample|alex@example\.org|aad-alex/i;

export const opened = (officers = ['olu@example.org', 'sam@example.org']): Promise<Room> =>
  openRoom({
    officers,
    plan: {
      linkOfficers: [{ person: 'robin', officer: 'person:alex' }],
      imported: {
        ...{ plan: 'sample', title: 'Sample', authority: 'Sampleton Council', levels: ['Priority'] },
        timezone: 'Europe/London',
        posts: [{ id: 'head-of-early-years', title: 'Head of Early Years', holder: 'alex@example.org' }],
      },
    },
  });

const put = (doc: Extract<Change, { op: 'put' }>['doc']): Change => ({ op: 'put', doc, expect: 'absent' });

export async function withTraces(room: Room): Promise<string> {
  for (const who of ['olu', 'sam', ALEX, 'robin']) await room.meets(who);
  const alex = (await room.person(ALEX))?.id ?? '';
  room.shelf.set('minutes.txt', 'minutes of the meeting');
  room.shelf.set('unplaced.txt', `nobody has said what this is for ${randomBytes(4).toString('hex')}`);
  await room.says(ALEX, '1.1a at risk because two posts are vacant');
  await room.sends(ALEX, ['minutes.txt'], { text: '1.1a done' });
  await room.sends(ALEX, ['unplaced.txt']);
  await room.says(ALEX, "I'm away until 18 December, Robin covers");
  await room.says(ALEX, 'yes');
  await room.says(ALEX, 'plain text');
  await room.says(ALEX, 'mine');
  await room.says('olu', 'what is missing');
  const now = room.clock.now();
  const at = now.toString({ smallestUnit: 'millisecond' });
  const told = { plan: 'sample', item: null, by: 'olu', through: 'message', reason: null, at } as const;
  await room.store.commit(TENANT, 'traces', [
    put(
      rowDoc(
        openRow(`reminder:${TENANT}:${alex}:2026-12-07`, 'reminder', { kind: 'person', person: alex }, now),
      ),
    ),
    put(rowDoc(openRow(`leaving:${alex}:olu`, 'leaving', { kind: 'person', person: 'olu' }, now))),
    put(
      write('change', docId('change', 'c-1'), {
        ...told,
        id: 'c-1',
        what: 'detail',
        from: 'statements: by Alex Sample <alex@example.org>',
        to: null,
      }),
    ),
    put(
      write('report', docId('report', 'sample'), {
        plan: 'sample',
        at,
        source: 'plan.xlsx',
        lines: ['Alex Sample (Alex@example.org) is named twice'],
      }),
    ),
    put(
      write('draft', docId('draft', 'd-1'), {
        ...{ plan: 'other', by: 'olu', source: 'other.yml', expires: '2026-12-20T09:00:00Z', state: 'waits' },
        ...{ applying: null, parts: 1, first: true, shown: [], answers: {}, keeps: {} },
      }),
    ),
    put(
      write('draft-part', docId('draft-part', 'd-1:0'), {
        expires: '2026-12-20T09:00:00Z',
        text: 'posts:\n  - {id: head, holder: alex@example.org}',
      }),
    ),
  ]);
  await keepPaper(room.store, TENANT, {
    ...{ plan: 'sample', board: 'partnership', kind: 'paper', period: '2027-01-12', at, asAt: '2026-12-04' },
    ...{ title: 'Paper', headline: 'Eight actions', figures: [{ label: 'Overdue', value: 2, change: null }] },
    standings: {},
    blocks: [{ is: 'text', text: 'Alex Sample holds two posts.' }],
  });
  return alex;
}
