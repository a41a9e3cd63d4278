/** What stands in the record of each plan of the walk, so that every button has something that it could reach. */
import { Request } from '../../../src/domain/request.ts';
import type { Kind } from '../../../src/store/documents.ts';
import { type Content, write } from '../../../src/store/documents.ts';
import { docId } from '../../../src/store/ids.ts';
import { openRow } from '../../../src/store/outbox.ts';
import { type Room, TENANT } from '../room.ts';
import { FOREIGN, MARK, type Which } from './stage.ts';

export const AT = '2026-11-19T10:00:00Z';
const LATER = '2026-12-30T10:00:00Z';

/** The ids of what a card may name of a plan. Those of the two tenants are the same. */
export const named = (which: Which) => {
  const p = which === 'other' ? '9.' : '';
  const s = which === 'sealed' ? '-sealed' : '';
  const ref = which === 'sealed' ? '1.1(c)' : `${p}1.1(a)`;
  return {
    plan: which === 'other' ? 'other' : 'sample',
    ref,
    item: `item-${ref}`,
    milestone: `milestone-${ref}`,
    inherited: `milestone-${p}1.1(b)`,
    bare: `item-${p}2.1(a)`,
    update: `update-${p}1${s}`,
    earlier: `update-${p}2${s}`,
    measure: `measure-${p}1${s}`,
    request: `more-time-${p}1${s}`,
    handOver: `hand-over-${p}1${s}`,
    file: `file-${p}1${s}`,
    offered: `file-${p}3${s}`,
    waiting: `file-${p}2${s}`,
    draft: `draft-${p}1${s}`,
    redaction: `redaction-${p}1${s}`,
    message: `reminder:${p}1${s}`,
    leave: `leave-${p}1${s}`,
  };
};
export type Names = ReturnType<typeof named>;

export async function furnish(room: Room): Promise<void> {
  const places: readonly (readonly [string, Which])[] = [
    [TENANT, 'here'],
    [TENANT, 'sealed'],
    [TENANT, 'other'],
    [FOREIGN, 'foreign'],
  ];
  for (const [tenant, which] of places) await furnishOne(room, tenant, which);
}

async function furnishOne(room: Room, tenant: string, which: Which): Promise<void> {
  const names = named(which);
  const mark = MARK[which];
  const owner = which === 'other' ? 'kim' : 'alex';
  const officer = 'ona';
  const put = async <K extends Kind>(kind: K, name: string, body: Content<K>): Promise<void> => {
    const doc = write(kind, docId(kind, name), body);
    await room.store.commit(tenant, `furnish:${which}:${doc.id}`, [{ op: 'put', doc, expect: 'absent' }]);
  };
  await put('update', names.update, {
    id: names.update,
    plan: names.plan,
    item: names.item,
    milestone: names.milestone,
    at: AT,
    by: owner,
    onBehalf: null,
    through: 'message',
    said: {
      status: 'at-risk',
      reason: `${mark} vacancy`,
      evidence: [{ kind: 'file', file: names.file, name: `${mark}.pdf` }],
    },
    corrects: null,
    left: { status: 'at-risk', percent: null, due: '2026-11-25', forecast: null },
  });
  await put('update', names.earlier, {
    id: names.earlier,
    plan: names.plan,
    item: names.item,
    milestone: names.milestone,
    at: '2026-11-12T10:00:00Z',
    by: owner,
    onBehalf: null,
    through: 'message',
    said: { status: 'at-risk', reason: `${mark} illness` },
    corrects: null,
    left: { status: 'at-risk', percent: null, due: '2026-11-25', forecast: null },
  });
  const asked = {
    plan: names.plan,
    item: names.item,
    milestone: names.milestone,
    by: owner,
    at: AT,
    update: null,
    reason: `${mark} staff left`,
    state: 'open',
    decided: null,
    carryOn: null,
  } as const;
  await put(
    'request',
    names.request,
    Request.parse({
      ...asked,
      id: names.request,
      kind: 'more-time',
      to: null,
      date: '2027-02-26',
      agreed: '2026-11-25',
      owner: null,
    }),
  );
  await put(
    'request',
    names.handOver,
    Request.parse({
      ...asked,
      id: names.handOver,
      kind: 'hand-over',
      to: which === 'other' ? 'ona' : 'lee',
      date: null,
      agreed: null,
      owner: which === 'other' ? 'person:ona' : 'person:lee',
    }),
  );
  const file = {
    by: owner,
    at: AT,
    words: false,
    plan: names.plan,
    milestone: names.milestone,
    offer: null,
    source: null,
    attempts: 0,
    notBefore: null,
    sha256: 'a'.repeat(64),
    bytes: 12,
    type: 'application/pdf',
    reason: null,
    looksLike: [],
    vouched: null,
    expires: null,
  };
  await put('file', names.file, { ...file, name: `${mark}.pdf`, state: 'stored' });
  await put('file', names.waiting, {
    ...file,
    name: `${mark} waits.pdf`,
    state: 'waits',
    plan: null,
    milestone: null,
    expires: LATER,
  });
  await put('file', names.offered, {
    ...file,
    name: `${mark}.xlsx`,
    state: 'offered',
    milestone: null,
    offer: { conversation: `chat-${owner}`, scope: 'personal', description: `${mark} list`, settled: null },
    expires: LATER,
  });
  await put('draft', names.draft, {
    plan: names.plan,
    by: officer,
    source: `${mark}.yaml`,
    expires: LATER,
    state: 'waits',
    applying: null,
    parts: 1,
    first: false,
    shown: [],
    answers: {},
    keeps: {},
  });
  await put('redaction', names.redaction, {
    id: names.redaction,
    plan: names.plan,
    item: names.item,
    milestone: names.milestone,
    update: names.update,
    by: officer,
    at: '2026-12-03T10:00:00Z',
    reason: `${mark} reason`,
    until: '2026-12-10T10:00:00Z',
    state: 'asked',
    second: null,
    posts: [],
    left: [],
  });
  await put('outbox', names.message, {
    ...openRow(names.message, 'reminder', { kind: 'person', person: owner }, room.clock.now()),
    createdAt: AT,
    state: 'parked',
    reason: 'it was turned away',
    attempts: 3,
  });
  await put('leave', names.leave, {
    id: names.leave,
    person: owner,
    from: '2026-12-01',
    until: '2026-12-18',
    cover: which === 'other' ? 'ona' : 'cory',
    at: AT,
    by: owner,
    ended: false,
    told: true,
  });
}
