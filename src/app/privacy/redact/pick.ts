/** "redact 3.1a update of 12 Nov because it names a child": which update is meant, and what is under way. */
import { noticeCard } from '../../../cards/notice.ts';
import { pickRedactionCard, redactPreviewCard, redactStandsCard } from '../../../cards/privacy/redact.ts';
import { subtree } from '../../../domain/book.ts';
import { localDate } from '../../../domain/calendar.ts';
import { may, mayInHouse } from '../../../domain/permission.ts';
import { wordsOf } from '../../../domain/privacy/content.ts';
import { docId } from '../../../store/ids.ts';
import type { App } from '../../context.ts';
import { anybody, type Speaker } from '../../enrol.ts';
import type { ErrandTurn } from '../../errands/turns.ts';
import { actorIn } from '../../lines.ts';
import type { Message, Origin } from '../../message.ts';
import { NOT_HERE } from '../../refusal.ts';
import { asRedactable } from './found.ts';
import { redactionsIn } from './record.ts';
import { standsInWords } from './stands.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });
export const OFFICERS_REDACT =
  'Nothing was changed: removing words from the record is for two strategy officers. Please tell one of them which update it is, without repeating its words.';

export const redactTurn: ErrandTurn<'redact'> = async (app, origin, speaker, errand, { books, plan }) => {
  if (origin.scope === 'channel') return [notice(NOT_HERE)];
  if (!mayInHouse(anybody(speaker), 'begin-redaction')) return [notice(OFFICERS_REDACT)];
  const among = books.filter(
    (book) =>
      (plan === null || book.plan.id === plan) &&
      may(actorIn(app, book, origin, speaker), 'redact', book, null),
  );
  const found = among.flatMap((book) => {
    const item = book.byRef.get(errand.ref);
    return item ? subtree(book, item).map(({ id }) => ({ book, id })) : [];
  });
  if (found.length === 0)
    return [notice(`There is no ${errand.ref} in a plan that you can see. Nothing was changed.`)];
  const milestones = (
    await Promise.all(
      found.map(({ id }) => app.records.milestones(origin.tenant, [{ field: 'item', is: 'eq', to: id }])),
    )
  ).flat();
  const updates = await app.records.updatesOf(origin.tenant, { milestones: milestones.map(({ id }) => id) });
  const zone = found[0]?.book.plan.timezone ?? 'Europe/London';
  const worded = updates
    .filter((update) => update.redacted === undefined && wordsOf(update).length > 0)
    .sort((a, b) => b.at.localeCompare(a.at));
  const dayOf = (at: string) => localDate(Temporal.Instant.from(at), zone);
  const meant = errand.day === null ? worded : worded.filter(({ at }) => dayOf(at) === errand.day);
  const shown = await Promise.all(
    (meant.length > 0 ? meant : worded).map((update) => asRedactable(app, origin.tenant, update)),
  );
  const [only, ...others] = shown;
  if (!only)
    return [notice(`No update of ${errand.ref} has words that could be removed. Nothing was changed.`)];
  if (others.length === 0 && meant.length === 1 && errand.day !== null)
    return [redactPreviewCard(only, errand.because ?? '', null)];
  const note =
    meant.length === 0
      ? 'No update of that day has words that could be removed. These have:'
      : 'Which update should be redacted? Newest first.';
  return [pickRedactionCard(shown, note)];
};

export const redactionsTurn: ErrandTurn<'redactions'> = async (app, origin, speaker) => {
  if (origin.scope === 'channel') return [notice(NOT_HERE)];
  if (!mayInHouse(anybody(speaker), 'begin-redaction')) return [notice(OFFICERS_REDACT)];
  const open = await redactionsIn(app, origin.tenant, ['asked', 'agreed']);
  const cards = await Promise.all(
    open.slice(0, 5).map(({ doc }) => standing(app, origin, speaker, doc.body)),
  );
  const told = cards.flat();
  return told.length > 0 ? told : [notice('No redaction is waiting, and none is under way.')];
};

async function standing(
  app: App,
  origin: Origin,
  speaker: Speaker,
  redaction: Parameters<typeof standsInWords>[2],
): Promise<Message[]> {
  const update = (await app.store.get(origin.tenant, 'update', docId('update', redaction.update)))?.doc.body;
  if (!update) return [];
  const one = await asRedactable(app, origin.tenant, update);
  const lines = await standsInWords(app, origin.tenant, redaction, one.zone);
  const withdraw = redaction.state === 'asked' && redaction.by === speaker.person.id ? redaction.id : null;
  return [redactStandsCard(one, { lines, withdraw })];
}
