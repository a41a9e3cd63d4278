/** A file that was sent by mistake is taken off its action, for good: asked once, then recorded, then forgotten. */

import { takenOffCard, takeOffCard } from '../../cards/evidence/take-off.ts';
import { noticeCard } from '../../cards/notice.ts';
import { type Hold, keptBy } from '../../domain/keeping/hold.ts';
import { type Line, lineOf } from '../../domain/line.ts';
import { mayToTheirs } from '../../domain/permission.ts';
import type { Rejection } from '../../domain/rejection.ts';
import { stamp } from '../../domain/stamp.ts';
import { takeOff, WHO_TAKES_OFF } from '../../domain/take-off.ts';
import type { Through } from '../../domain/update.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { type App, momentIn } from '../context.ts';
import { commandId, digest } from '../conversation/command-id.ts';
import { type Proposal, proposing, reframe, settled } from '../conversation/frame.ts';
import { find } from '../conversation/lines.ts';
import { holdOnFile } from '../keeping/holds.ts';
import type { Message, Origin } from '../message.ts';
import { anybody, type Speaker } from '../people/enrol.ts';
import { fileOf } from './kept-file.ts';
import { going, removeNow } from './remove.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

/** "Take file off": nothing happens before a yes. */
export async function askTakeOff(app: App, origin: Origin, speaker: Speaker, id: string): Promise<Message> {
  const stored = await fileOf(app, origin.tenant, id);
  const file = stored?.doc.body;
  const found =
    file?.state === 'stored' && file.milestone !== null
      ? await find(app, origin, speaker, file.milestone)
      : undefined;
  if (!stored || !file || !found) return notice(NOT_THERE);
  if (!mayToTheirs(anybody(speaker), 'take-file-off', file.by)) return notice(NOT_THEIRS);
  const hold = await holdOnFile(app, origin.tenant, stored);
  if (hold) return notice(keptBy('this file', hold));
  const proposal = commandId(origin, `take-off:${id}`);
  const at = stamp(app.clock.now());
  await reframe(
    app,
    origin,
    speaker.person.id,
    proposing({ kind: 'take-off', id: proposal, at, file: id, name: file.name }),
  );
  return takeOffCard({ line: found.line, name: file.name, proposal });
}

export async function settleTakeOff(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { id, file, name }: Extract<Proposal, { kind: 'take-off' }>,
  word: 'yes' | 'no',
): Promise<Message> {
  const done = (message: Message) => settled(app, origin, speaker.person.id, id, message);
  if (word === 'no') return done(notice(`All right: ${name} stays where it is.`));
  const taken = await takeFileOff(app, origin, speaker, file, 'card');
  if (taken.ok) return done(takenOffCard({ line: taken.line, name }));
  if ('held' in taken) return done(notice(keptBy('this file', taken.held)));
  return done(notice(taken.rejection.code === 'not-allowed' ? NOT_THEIRS : NOT_THERE));
}

/** `held`: a hold keeps the file where it is. */
export type TakenOff =
  | { ok: true; line: Line }
  | { ok: false; rejection: Rejection }
  | { ok: false; held: Hold };

/**
 * Takes a stored file off the action that it supports, in one commit with the record of it; said twice it is done
 * once. Its bytes go at once, unless another file has the same.
 */
export async function takeFileOff(
  app: App,
  origin: Origin,
  speaker: Speaker,
  file: string,
  through: Through,
): Promise<TakenOff> {
  const { tenant } = origin;
  const id = digest(`take-off\n${file}`);
  for (;;) {
    const before = (await app.store.get(tenant, 'update', docId('update', id)))?.doc.body;
    const stored = await fileOf(app, tenant, file);
    const milestone = before?.milestone ?? stored?.doc.body.milestone ?? null;
    const found = milestone === null ? undefined : await find(app, origin, speaker, milestone);
    if (!found) return gone;
    if (before) {
      await removeNow(app, tenant, file);
      return { ok: true, line: found.line };
    }
    if (stored?.doc.body.state !== 'stored') return gone;
    const held = await holdOnFile(app, tenant, stored);
    if (held) return { ok: false, held };
    const updates = await app.records.updates(tenant, found.milestone.id);
    const command = { id, file, sender: stored.doc.body.by, through };
    const now = momentIn(app, found.book.plan.timezone);
    const decided = takeOff(command, found.actor, { milestone: found.milestone, updates }, now);
    if (!decided.ok) return decided;
    const result = await app.store.commit(tenant, `take-off:${file}:${found.version}`, [
      {
        op: 'put',
        doc: write('milestone', docId('milestone', decided.milestone.id), decided.milestone),
        expect: found.version,
      },
      { op: 'put', doc: write('update', docId('update', id), decided.update), expect: 'absent' },
      {
        op: 'put',
        doc: write('file', stored.doc.id, { ...stored.doc.body, ...going(app) }),
        expect: stored.version,
      },
    ]);
    if (result.kind === 'stale') continue;
    await removeNow(app, tenant, file);
    return { ok: true, line: lineOf(found.book, decided.milestone, found.today) };
  }
}

const gone: TakenOff = { ok: false, rejection: { code: 'not-found', what: 'that file' } };

const NOT_THERE =
  'Nothing was changed: that file is no longer evidence here, or belongs to a plan that you cannot see.';
const NOT_THEIRS = `Nothing was changed: taking a file off is for ${WHO_TAKES_OFF}.`;
