/** "redact 3.1a update of 12 Nov because it names a child": which words are meant, and what is under way. */
import { noticeCard } from '../../../cards/notice.ts';
import { MOST_PICKED, pickRedactionCard, redactPreviewCard } from '../../../cards/privacy/redact.ts';
import { localDate } from '../../../domain/calendar.ts';
import { may, mayInHouse } from '../../../domain/permission.ts';
import { saidAt } from '../../../domain/privacy/redactable.ts';
import type { Redaction } from '../../../domain/privacy/redaction.ts';
import { officersIn } from '../../../store/officers.ts';
import { redactableAt } from '../../../store/redactables.ts';
import type { App } from '../../context.ts';
import { actorIn } from '../../conversation/lines.ts';
import type { ErrandTurn } from '../../errands/turns.ts';
import type { Message, Origin } from '../../message.ts';
import { anybody, type Speaker } from '../../people/enrol.ts';
import { NOT_HERE } from '../../refusal.ts';
import { redactablesIn } from './found.ts';
import { redactionsIn } from './record.ts';
import { NO_SECOND, standingCard } from './stands.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });
export const OFFICERS_REDACT =
  'Nothing was changed: removing words from the record is for two strategy officers. Please tell one of them where they stand, without repeating its words.';

export const redactTurn: ErrandTurn<'redact'> = async (app, origin, speaker, errand, { books, plan }) => {
  if (origin.scope === 'channel') return [notice(NOT_HERE)];
  if (!mayInHouse(anybody(speaker), 'begin-redaction')) return [notice(OFFICERS_REDACT)];
  const among = books.filter(
    (book) =>
      (plan === null || book.plan.id === plan) &&
      may(actorIn(app, book, origin, speaker), 'redact', book, null),
  );
  const { ref, words = null } = errand;
  const meant = among.flatMap((book) => {
    const item = ref === null ? null : book.byRef.get(ref);
    return item === undefined ? [] : [{ book, item }];
  });
  if (meant.length === 0)
    return [notice(`There is no ${ref ?? 'such action'} in a plan that you can see. Nothing was changed.`)];
  const all = await Promise.all(
    meant.map(({ book, item }) => redactablesIn(app, origin.tenant, book, { item, words })),
  );
  const found = all.flat().sort((a, b) => saidAt(b).localeCompare(saidAt(a)));
  const ofDay = found.filter((one) => localDate(Temporal.Instant.from(saidAt(one)), one.zone) === errand.day);
  const shown = ofDay.length > 0 ? ofDay : found;
  const [only, ...others] = shown;
  if (only && !(await hasSecond(app, origin, speaker))) return [notice(NO_SECOND)];
  if (!only)
    return [
      notice(
        `Nothing ${ref === null ? 'in the record' : `of ${ref}`} has ${words === null ? 'words that could be removed' : 'those words'}. Nothing was changed. ${BY_WORDS}`,
      ),
    ];
  if (others.length === 0 && ofDay.length === 1) return [redactPreviewCard(only, errand.because ?? '', null)];
  const note =
    errand.day !== null && ofDay.length === 0
      ? 'Nothing of that day has words that could be removed. These have:'
      : `Which of these should be redacted? Newest first${shown.length > MOST_PICKED ? `, ${MOST_PICKED} of ${shown.length}` : ''}. ${words === null ? BY_WORDS : ''}`.trim();
  return [pickRedactionCard(shown, note)];
};

const hasSecond = async (app: App, { tenant }: Origin, { person }: Speaker): Promise<boolean> =>
  (await officersIn(app.store, app.records, tenant, app.officers)).some(({ id }) => id !== person.id);

/** Comments, holds and decisions are about no one action. */
const BY_WORDS = 'For words elsewhere, say redact and the words in quotation marks.';

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
  redaction: Redaction,
): Promise<Message[]> {
  const one = await redactableAt(app, origin.tenant, redaction.update);
  return one ? [await standingCard(app, origin.tenant, speaker, one, redaction)] : [];
}
