/** The two officers' words: one asks with a reason, another agrees or refuses; whoever asked may withdraw until then. */
import { noticeCard } from '../../../cards/notice.ts';
import { redactPreviewCard, whatGoes } from '../../../cards/privacy/redact.ts';
import type { Inputs } from '../../../cards/shown.ts';
import { mayInHouse } from '../../../domain/permission.ts';
import { contentOf, type Redactable } from '../../../domain/privacy/redactable.ts';
import { AGREE_WITHIN, isAsked, type Redaction } from '../../../domain/privacy/redaction.ts';
import { repeats } from '../../../domain/privacy/scrub.ts';
import { stamp } from '../../../domain/stamp.ts';
import { write } from '../../../store/documents.ts';
import { docId } from '../../../store/ids.ts';
import { officersIn } from '../../../store/officers.ts';
import { openRow, rowDoc } from '../../../store/outbox.ts';
import type { Change, Stored } from '../../../store/store.ts';
import { wakeBy } from '../../../store/wake-up.ts';
import type { App } from '../../context.ts';
import { commandId } from '../../conversation/command-id.ts';
import type { Message, Origin } from '../../message.ts';
import { anybody, type Speaker } from '../../people/enrol.ts';
import { redactable } from './found.ts';
import { isMarker } from './marker.ts';
import { OFFICERS_REDACT } from './pick.ts';
import { changeRedaction, redactionOf, redactionsIn } from './record.ts';
import { removeContent } from './remove.ts';
import { NO_SECOND, standingCard } from './stands.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });
const NOT_THERE = 'Nothing was changed: those words are no longer there, or have been removed already.';

/** "Redact" beside an update or other words: what would go. */
export async function previewRedaction(
  app: App,
  origin: Origin,
  speaker: Speaker,
  id: string,
): Promise<Message> {
  if (!mayInHouse(anybody(speaker), 'begin-redaction')) return notice(OFFICERS_REDACT);
  const one = await redactable(app, origin, speaker, id);
  return one && hasWords(one) ? redactPreviewCard(one, '', null) : notice(NOT_THERE);
}

const hasWords = (one: Redactable): boolean =>
  whatGoes(one).length > 0 &&
  !('update' in one ? one.update.redacted !== undefined : isMarker(one.text.words));

export async function askRedaction(
  app: App,
  origin: Origin,
  speaker: Speaker,
  id: string,
  inputs: Inputs,
): Promise<Message> {
  if (!mayInHouse(anybody(speaker), 'begin-redaction')) return notice(OFFICERS_REDACT);
  const { tenant } = origin;
  const one = await redactable(app, origin, speaker, id);
  if (!one || !hasWords(one)) return notice(NOT_THERE);
  const reason = (inputs.get('reason') ?? '').replace(/[\s.]+$/, '').slice(0, 300);
  if (reason === '') return redactPreviewCard(one, '', 'Please say why, in a few words.');
  if (repeats(reason, contentOf(one)))
    return redactPreviewCard(one, '', 'That repeats what is to go. Please say why in other words.');
  const what = 'update' in one ? one.update.id : one.text.place;
  const [open] = (await redactionsIn(app, tenant, ['asked', 'agreed'])).filter(
    ({ doc: { body } }) =>
      (body.update === id || body.update === what) &&
      (body.state === 'agreed' || isAsked(body, stamp(app.clock.now()))),
  );
  if (open) return standingCard(app, tenant, speaker, one, open.doc.body);
  const known = await officersIn(app.store, app.records, tenant, app.officers);
  const others = known.filter(({ id: other }) => other !== speaker.person.id);
  if (others.length === 0) return notice(NO_SECOND);
  const now = app.clock.now();
  const redaction: Redaction = {
    id: commandId(origin, `redact:${id}`),
    ...placeOf(one),
    update: what,
    by: speaker.person.id,
    at: stamp(now),
    reason,
    until: stamp(now.add(AGREE_WITHIN)),
    state: 'asked',
    second: null,
    posts: [],
    left: [],
  };
  await wakeBy(app.store, tenant, now);
  await app.store.commit(tenant, `redact:${redaction.id}`, [
    { op: 'put', doc: write('redaction', docId('redaction', redaction.id), redaction), expect: 'absent' },
    ...others.map((other) => rowTo(app, `redaction:${redaction.id}:${other.id}`, other.id)),
  ]);
  await wakeBy(app.store, tenant, now);
  app.poke();
  return standingCard(app, tenant, speaker, one, redaction);
}

const placeOf = (one: Redactable): Pick<Redaction, 'plan' | 'item' | 'milestone'> => {
  const { plan, item } = 'update' in one ? one.update : one.text;
  return { plan, item, milestone: 'update' in one ? one.update.milestone : null };
};

const rowTo = (app: App, key: string, person: string): Change => ({
  op: 'put',
  doc: rowDoc(openRow(key, 'redaction', { kind: 'person', person }, app.clock.now())),
  expect: 'absent',
});

/** A yes, a no, or taken back: judged on the redaction as it stands. A yes is never the same officer's. */
export async function settleRedaction(
  app: App,
  origin: Origin,
  speaker: Speaker,
  id: string,
  word: 'agreed' | 'refused' | 'withdrawn',
): Promise<Message> {
  const { tenant } = origin;
  if (!mayInHouse(anybody(speaker), 'begin-redaction')) return notice(OFFICERS_REDACT);
  for (;;) {
    const stored = await redactionOf(app, tenant, id);
    const one = stored && (await redactable(app, origin, speaker, stored.doc.body.update));
    if (!stored || !one) return notice(NOT_THERE);
    const redaction = stored.doc.body;
    const own = redaction.by === speaker.person.id;
    if (word === 'withdrawn' ? !own : own)
      return notice(
        own
          ? 'Nothing was changed: you asked for it, so another officer has to agree.'
          : 'Nothing was changed: only whoever asked can withdraw it. You can say no instead.',
      );
    if (isAsked(redaction, stamp(app.clock.now()))) {
      const now = stamp(app.clock.now());
      const second = word === 'withdrawn' ? null : { by: speaker.person.id, at: now };
      if (!(await changed(app, tenant, stored, { state: word, second }))) continue;
    }
    const after = word === 'agreed' ? await carriedOut(app, tenant, id) : await redactionOf(app, tenant, id);
    return standingCard(app, tenant, speaker, one, after?.doc.body ?? redaction);
  }
}

/** The first officer hears of a word that is not theirs. */
async function changed(
  app: App,
  tenant: string,
  stored: Stored<'redaction'>,
  change: Pick<Redaction, 'state' | 'second'>,
): Promise<boolean> {
  const { id, by } = stored.doc.body;
  const tell = change.state === 'refused' ? [rowTo(app, `redacted:${id}:${by}`, by)] : [];
  await wakeBy(app.store, tenant, app.clock.now());
  const done = await changeRedaction(app, tenant, stored, change, tell);
  await wakeBy(app.store, tenant, app.clock.now());
  app.poke();
  return done;
}

async function carriedOut(app: App, tenant: string, id: string): Promise<Stored<'redaction'> | undefined> {
  await removeContent(app, tenant, id);
  return redactionOf(app, tenant, id);
}
