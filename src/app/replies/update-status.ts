/** Records what somebody said of a milestone: decides on the record as it stands, and commits it once. */
import type { Shown } from '../../cards/submit.ts';
import { decide } from '../../domain/decide.ts';
import { type Line, lineOf } from '../../domain/line.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { accountable, isAction } from '../../domain/plan.ts';
import type { Rejection } from '../../domain/rejection.ts';
import type { Said, Through, Update } from '../../domain/update.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { lowerWakeUp } from '../../store/wake-up.ts';
import { knownOf, offDaysOf } from '../away/presence.ts';
import { type App, momentIn } from '../context.ts';
import { type Found, find } from '../conversation/lines.ts';
import { type SentAgain, sentAgain } from '../evidence/again.ts';
import { filesNamed } from '../evidence/named.ts';
import { removeNow } from '../evidence/remove.ts';
import { alertingOf, wakeFor } from '../lead/alerting.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { vouchedIn } from '../privacy/vouched.ts';
import { type AskedOf, type Asks, askedBefore, asking, requestIn } from '../requests/ask.ts';
import { evidenceCame, withHeld } from '../requests/evidence-asked.ts';
import { wakeNow } from '../requests/rows.ts';
import { handOversTakenBack } from '../requests/taken-back.ts';
import { saidJustNow, wishedAlready } from './said-again.ts';

export type Told = {
  /** Names the update; `commandId` of the turn, or of the proposal that was confirmed. */
  id: string;
  shown: Pick<Shown, 'plan' | 'milestone'> & { seen: string | null | undefined };
  said: Said;
  through: Through;
  corrects: string | null;
  /** Updates that are to be as if they had not been said. */
  putsBack?: readonly string[] | undefined;
  /** Whose word it is, when the speaker only enters it. */
  onBehalf?: string | null;
  /** What it asks of somebody else. */
  asks?: Asks | undefined;
};

export type Recorded =
  | {
      ok: true;
      line: Line;
      milestone: Milestone;
      update: Update;
      /** Files that were sent again for what they support already. */
      again: SentAgain['again'];
      /** Who is asked to decide something because of it. */
      asked: AskedOf | undefined;
    }
  | { ok: false; rejection: Rejection; found: Found | undefined };

export async function recordUpdate(
  app: App,
  origin: Origin,
  speaker: Speaker,
  words: Told,
): Promise<Recorded> {
  const told = await withHeld(app, origin, speaker, words);
  for (;;) {
    const found = await find(app, origin, speaker, told.shown.milestone);
    const action = found?.book.byId.get(found.milestone.item);
    if (!found || !action || !isAction(action)) {
      return { ok: false, rejection: { code: 'not-found', what: 'that action' }, found: undefined };
    }
    const before = await app.store.get(origin.tenant, 'update', docId('update', told.id));
    if (before) {
      const body = before.doc.body;
      const asked = await askedBefore(app, origin.tenant, body, { ...found, action });
      return recorded(found, found.milestone, body, [], asked);
    }

    const wished = await wishedAlready(app, origin, speaker, told, found);
    if (wished) {
      const asked = await askedBefore(app, origin.tenant, wished, { ...found, action });
      if (!told.asks || asked?.request.state === 'open')
        return recorded(found, found.milestone, wished, [], asked);
    }
    const { said, again, changes } = await sentAgain(
      app,
      origin.tenant,
      speaker.person.id,
      found.milestone,
      told.said,
    );
    const needed =
      told.corrects !== null ||
      told.putsBack !== undefined ||
      said.evidence?.some(({ kind }) => kind === 'file');
    const updates = needed ? await app.records.updates(origin.tenant, found.milestone.id) : [];
    const now = momentIn(app, found.book.plan.timezone);
    const asksForTime = told.asks?.kind === 'more-time';
    const command = { ...told, said, seen: told.shown.seen, asksForTime };
    const decided = decide(
      command,
      found.actor,
      {
        book: found.book,
        action,
        milestone: found.milestone,
        updates,
        off: await offDaysOf(app, origin.tenant, speaker, found.book.plan, accountable(action)),
        known: knownOf(speaker),
      },
      now,
    );
    if (!decided.ok) {
      const raced = decided.rejection.code === 'changed-meanwhile';
      const same = raced && (await saidJustNow(app, origin, speaker, told, found));
      return same
        ? recorded(found, found.milestone, same)
        : { ok: false, rejection: decided.rejection, found };
    }
    const vouched = await vouchedIn(app, origin.tenant, speaker.person.id, decided.update);
    const files = await filesNamed(app, origin.tenant, speaker.person.id, found.milestone, said);
    if (!files) return { ok: false, rejection: FILE_GONE, found };
    const spoken = {
      book: found.book,
      action,
      before: found.milestone,
      after: decided.milestone,
      update: decided.update,
      today: found.today,
    };
    const request = requestIn(told.asks, spoken);
    const asked = request && (await asking(app, origin.tenant, request, spoken));
    const instead = decided.update.said.handOver !== undefined && !asked;
    const back = instead ? await handOversTakenBack(app, origin.tenant, found.milestone.id) : [];
    if (asked || back.length > 0) await wakeNow(app, origin.tenant);
    await lowerWakeUp(app.store, origin.tenant, decided.milestone.askOn, found.book.plan, app.clock.now());
    const alerting = await alertingOf(app, origin.tenant, speaker, found, decided.milestone);
    await wakeFor(app, origin.tenant, alerting);
    const result = await app.store.commit(origin.tenant, `update:${told.id}:${found.version}`, [
      {
        op: 'put',
        doc: write('milestone', docId('milestone', decided.milestone.id), decided.milestone),
        expect: found.version,
      },
      {
        op: 'put',
        doc: write('update', docId('update', told.id), { ...decided.update, ...vouched }),
        expect: 'absent',
      },
      ...files,
      ...changes,
      ...(asked?.changes ?? []),
      ...back,
      ...alerting.changes,
    ]);
    if (result.kind === 'stale') continue;
    // Once more: a tick between the two may have raised the row again.
    await lowerWakeUp(app.store, origin.tenant, decided.milestone.askOn, found.book.plan, app.clock.now());
    await wakeFor(app, origin.tenant, alerting);
    if (alerting.at !== null) app.poke();
    await evidenceCame(app, origin, speaker, decided.update);
    if (asked || back.length > 0) {
      await wakeNow(app, origin.tenant);
      app.poke();
    }
    for (const { id } of again) await removeNow(app, origin.tenant, id);
    return recorded(found, decided.milestone, decided.update, again, asked);
  }
}

const FILE_GONE: Rejection = {
  code: 'invalid',
  faults: [
    {
      field: 'evidence',
      message:
        'The file is no longer here: I keep one for a day until somebody says what it is for. Please send it again.',
    },
  ],
};

const recorded = (
  found: Found,
  milestone: Milestone,
  update: Update,
  again: SentAgain['again'] = [],
  asked?: AskedOf,
): Recorded => ({
  ok: true,
  again,
  asked,
  milestone,
  update,
  line: lineOf(found.book, milestone, found.today),
});
