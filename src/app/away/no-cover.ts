/** Whoever was named to cover says that they cannot: the leave stays, nobody covers, and who is away or an officer is told. */
import { noticeCard } from '../../cards/notice.ts';
import { clip } from '../../cards/text.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { leavesFrom } from '../../store/presence.ts';
import { type App, momentIn } from '../context.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import { NOT_HERE } from '../refusal.ts';
import { wakeNow } from '../requests/rows.ts';
import { keysAround } from './keep-leave.ts';
import { planKeysAnew } from './quiet-days.ts';

const notice = (text: string) => noticeCard({ text, suggestions: [] });

export const noCoverTurn: ErrandTurn<'no-cover'> = async (app, origin, speaker, { who }) => {
  if (origin.scope === 'channel') return [notice(NOT_HERE)];
  const me = speaker.person.id;
  const { today } = momentIn(app, HOME_ZONE);
  const covered = (await leavesFrom(app.store, origin.tenant, today)).filter(
    ({ cover, until }) => cover === me && until >= today,
  );
  const names = await app.records.names(
    origin.tenant,
    covered.map(({ person }) => person),
  );
  const nameOf = (person: string): string => clip(names.get(person) ?? 'somebody', 60);
  const meant = covered.filter(
    ({ person }) => who === null || nameOf(person).toLowerCase().includes(who.toLowerCase()),
  );
  const [only, ...others] = meant;
  if (!only) return [notice('Nothing was changed: I know of nobody whom you cover for.')];
  if (others.length > 0)
    return [
      notice(
        `Nothing was changed: you cover for ${meant.map(({ person }) => nameOf(person)).join(' and ')}. Say for whom you cannot.`,
      ),
    ];
  await refuse(app, origin.tenant, only.id, me);
  return [
    notice(
      `Noted: you do not cover for ${nameOf(only.person)}. ${only.from <= today ? 'The strategy officers are told' : 'They are told'}, and I do not ask you about their actions.`,
    ),
  ];
};

async function refuse(app: App, tenant: string, id: string, by: string): Promise<void> {
  for (;;) {
    const stored = await app.store.get(tenant, 'leave', docId('leave', id));
    if (stored?.doc.body.cover !== by) return;
    const { instant: at } = momentIn(app, HOME_ZONE);
    const keys = await keysAround(app, tenant, stored.doc.body.person);
    const body = { ...stored.doc.body, cover: null, told: true, refused: { by, at } };
    await wakeNow(app, tenant);
    const done = await app.store.commit(tenant, `no-cover:${id}:${stored.version}`, [
      { op: 'put', doc: write('leave', stored.doc.id, body), expect: stored.version },
    ]);
    if (done.kind === 'stale') continue;
    await planKeysAnew(app, tenant, keys);
    return;
  }
}
