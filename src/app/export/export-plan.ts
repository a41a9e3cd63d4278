/** "Export the plan": the whole record as a workbook for officers and leads, the list of its actions for everybody else. */
import { longDay } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Book } from '../../domain/book.ts';
import { audienceIn, bookFor } from '../../domain/measures/seen.ts';
import { may } from '../../domain/permission.ts';
import { questionAbout } from '../../domain/question.ts';
import { isWithheld } from '../../domain/restricted.ts';
import { type WorkbookRecord, workbookOf } from '../../exporting/workbook.ts';
import { visible } from '../asking/visible.ts';
import { type App, momentIn } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import { XLSX } from '../offer/media-types.ts';
import { linkTo, offerFile } from '../offer/offer-file.ts';
import { ownSight } from '../offer/sight.ts';
import type { Speaker } from '../people/enrol.ts';
import { workbookRecord } from '../plans/plan-workbook.ts';
import { exportAnswer, type How } from './export-answer.ts';

/** `plan` is null where the speaker sees no more than one. */
export async function exportPlan(
  app: App,
  origin: Origin,
  speaker: Speaker,
  plan: string | null,
  how: How,
): Promise<Message> {
  const plans = (await visible(app, origin, speaker)).filter(
    ({ book }) => plan === null || book.plan.id === plan,
  );
  const [only, ...others] = plans;
  if (only && others.length > 0) return whichPlan(plans.map(({ book }) => book.plan.title));
  const whole = questionAbout('status', { plan: only?.book.plan.id ?? plan });
  if (!only || origin.scope === 'channel') return exportAnswer(app, origin, speaker, whole, how);
  const { book, actor } = only;
  if (!may(actor, 'export-plan', book, null))
    return exportAnswer(app, origin, speaker, whole, { ...how, note: THE_REST });
  const { today } = momentIn(app, book.plan.timezone);
  const shown = bookFor(book, actor);
  const reads = audienceIn(book, actor);
  const record = await workbookRecord(app.store, app.records, origin.tenant, shown, today, reads);
  const made = {
    plan: book.plan.id,
    name: `${book.plan.id}-${today}.xlsx`,
    type: XLSX,
    bytes: await workbookOf(withoutWithheld(record, book)),
    description: `${book.plan.title}: the plan and its record, as at ${longDay(today)}.`,
    sight: ownSight(book, actor),
  };
  return (how.link ? linkTo : offerFile)(app, origin, speaker, made);
}

const THE_REST = 'The whole record, with who said what, is for officers and leads.';

const whichPlan = (titles: readonly string[]): Message =>
  noticeCard({
    text: `Which plan do you mean: ${titles.join('; ')}? Say “export” and its name.`,
    suggestions: [],
  });

/** The record without what was said of actions whose words this reader may not see. */
function withoutWithheld(record: WorkbookRecord, book: Book): WorkbookRecord {
  const withheld = new Set(book.items.filter(({ id }) => isWithheld(book, id)).map(({ ref }) => ref));
  if (withheld.size === 0) return record;
  const isTold = ({ ref }: { ref: string }): boolean => !withheld.has(ref);
  return {
    ...record,
    updates: record.updates.filter(isTold),
    evidence: record.evidence.filter(isTold),
    slippage: record.slippage.filter(isTold),
    // Its lines quote the plan.
    report: null,
  };
}
