/** The update form: opened with the last values, judged on saving, and given back with every fault beside its field. */

import { noticeCard } from '../../cards/notice.ts';
import { receiptCard } from '../../cards/receipt.ts';
import type { Shown, Submit, Typed } from '../../cards/submit.ts';
import { updateFormCard } from '../../cards/update-form.ts';
import { isCountable } from '../../domain/countable.ts';
import { faultsOf, mayCorrect, without } from '../../domain/decide.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { may, WHO_UPDATES } from '../../domain/permission.ts';
import { isAction } from '../../domain/plan.ts';
import { supporting } from '../../domain/supporting.ts';
import type { Said, Update } from '../../domain/update.ts';
import { whoSpoke } from '../away/who-spoke.ts';
import { type App, momentIn } from '../context.ts';
import { asking } from '../conversation/asked.ts';
import { commandId } from '../conversation/command-id.ts';
import { frameOf, reframe } from '../conversation/frame.ts';
import { inHandNow } from '../conversation/in-hand.ts';
import { type Found, find, findAll, ids, shownLine, shownNow } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';
import { refusal } from '../refusal.ts';
import { askedNotes } from '../requests/asked-note.ts';
import { evidenceAsk, holdCompletion } from '../requests/evidence-asked.ts';
import { offersOwnDate } from '../requests/own-time.ts';
import { type FormFault, readForm, typedFrom } from './read-form.ts';
import { recordUpdate } from './update-status.ts';
import { whatNext } from './what-next.ts';
import { whyItSlips } from './why-it-slips.ts';

type Form = Pick<Submit & { do: 'save' }, 'shown' | 'corrects' | 'list'>;

export async function openForm(
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: Extract<Submit, { do: 'open-form' }>,
): Promise<Message> {
  const found = await find(app, origin, speaker, submit.shown.milestone);
  if (!found) return gone();
  if (!mayUpdate(found)) return notice(refusal({ code: 'not-allowed', need: WHO_UPDATES }, found.line));
  const list = await listAround(app, origin, speaker, submit);
  await reframe(app, origin, speaker.person.id, ({ inHand, rest }) => ({
    inHand: [shownNow(found.milestone)],
    rest: besides(list.length > 0 ? list : [...inHand, ...rest], submit.shown),
  }));
  const own = mayCorrect(found.actor, found.milestone);
  const corrects = own && found.milestone.lastUpdate?.id === submit.corrects ? submit.corrects : null;
  const typed = await startingValues(app, origin, found, corrects);
  // A status that was picked beside the line before "Update" was pressed goes with it into the form.
  const status = submit.picked[found.milestone.id] ?? typed.status;
  return form(found, { ...submit, list, corrects }, { ...typed, status }, []);
}

/** The others of the list that the line stood in: what is said of all, or of the rest, speaks of them as well. */
function besides(list: readonly Shown[], { milestone }: Pick<Shown, 'milestone'>): Shown[] {
  const others = list.filter((one) => one.milestone !== milestone);
  return others.length < list.length ? others : [];
}

/** The list that the line stood in, to go back to: a card does not repeat it at every line. */
async function listAround(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { list, shown }: Form,
): Promise<Shown[]> {
  if (list.length > 0) return list;
  const inHand = await inHandNow(app, origin, speaker, await frameOf(app, origin, speaker.person.id));
  const stoodThere = inHand.length > 1 && inHand.some(({ milestone }) => milestone.id === shown.milestone);
  return stoodThere ? inHand.map(({ milestone }) => shownNow(milestone)) : [];
}

const notice = (text: string) => noticeCard({ text, suggestions: [] });
const gone = () => notice(refusal({ code: 'not-found', what: 'that action' }, null));

function mayUpdate(found: Found): boolean {
  const item = found.book.byId.get(found.milestone.item);
  return item !== undefined && may(found.actor, 'update-action', found.book, item);
}

/** The last values; when an update is being put right, also the link that came with it. */
async function startingValues(
  app: App,
  origin: Origin,
  found: Found,
  corrects: string | null,
): Promise<Typed> {
  const corrected = await correctedUpdate(app, origin, found, corrects);
  return { ...typedFrom(found.milestone), evidence: linkIn(corrected) };
}

/** The update that is being put right, if it still is the last word. */
async function correctedUpdate(
  app: App,
  origin: Origin,
  { milestone }: Found,
  corrects: string | null,
): Promise<Update | undefined> {
  if (corrects === null || corrects !== milestone.lastUpdate?.id) return undefined;
  const updates = await app.records.updates(origin.tenant, milestone.id);
  const update = updates.find(({ id }) => id === corrects);
  if (!update?.said.evidence) return update;
  // A file that was taken off meanwhile is none of what the update gave.
  const standing = supporting(updates).filter((one) => one.update.id === corrects);
  const { evidence: _, ...said } = update.said;
  return standing.length === 0
    ? { ...update, said }
    : { ...update, said: { ...said, evidence: standing.map(({ piece }) => piece) } };
}

const linkIn = (update: Update | undefined): string => {
  const last = update?.said.evidence?.at(-1);
  return last?.kind === 'link' ? last.url : '';
};

/** The form shows one link: evidence that it does not show stays, unless the link is changed; a file stays even then. */
function keepingEvidence(said: Said, typed: Typed, corrected: Update | undefined): Said {
  const evidence = corrected?.said.evidence;
  if (!evidence) return said;
  if (typed.evidence.trim() === linkIn(corrected)) return { ...said, evidence };
  const files = evidence.filter(({ kind }) => kind === 'file');
  return files.length === 0 ? said : { ...said, evidence: [...files, ...(said.evidence ?? [])] };
}

/** What the form has no field for stays said when the rest is put right; what it waited for, only while it is held up. */
function keepingOthers(said: Said, corrected: Update | undefined, today: string): Said {
  const { blocked, figures, snooze, handOver } = corrected?.said ?? {};
  const held = said.status === undefined || said.status === 'at-risk' || said.status === 'off-track';
  return {
    ...(figures && { figures }),
    ...(typeof snooze === 'string' && snooze > today && { snooze }),
    ...(handOver && { handOver }),
    ...(blocked && held && { blocked }),
    ...said,
  };
}

function isCountableHere({ book, milestone }: Found): boolean {
  const item = book.byId.get(milestone.item);
  return item !== undefined && isAction(item) && isCountable(item);
}

/** The form's line carries the milestone's last update: what its saving is judged against. */
function form(found: Found, submit: Form, typed: Typed, faults: FormFault[], warning?: string): Message {
  return updateFormCard({
    line: found.line,
    countable: isCountableHere(found),
    typed,
    faults,
    corrects: submit.corrects,
    list: submit.list,
    today: found.today,
    ...(warning === undefined ? {} : { notice: warning }),
  });
}

export async function saveForm(
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: Extract<Submit, { do: 'save' }>,
): Promise<Message> {
  const found = await find(app, origin, speaker, submit.shown.milestone);
  if (!found) return gone();
  const read = readForm(submit.typed, await standsBefore(app, origin, found, submit.corrects));
  const corrected = await correctedUpdate(app, origin, found, submit.corrects);
  const kept = keepingEvidence(read.said, submit.typed, corrected);
  const said = keepingOthers(kept, corrected, found.today);
  const all = [...read.faults, ...faultsOf(said, found.milestone, found.today)];
  if (all.length > 0) return form(found, submit, submit.typed, all);
  const id = commandId(origin, found.milestone.id);
  const result = await recordUpdate(app, origin, speaker, {
    id,
    shown: submit.shown,
    said,
    through: 'card',
    corrects: submit.corrects,
    onBehalf: corrected?.onBehalf ?? null,
  });
  if (!result.ok) {
    if (result.rejection.code === 'evidence-needed') {
      await holdCompletion(app, origin, speaker, found.line, found.milestone, said, null);
      return form(found, submit, submit.typed, [EVIDENCE_NEEDED]);
    }
    if (result.rejection.code === 'invalid')
      return form(found, submit, submit.typed, result.rejection.faults);
    if (result.rejection.code === 'changed-meanwhile' && result.found) return changed(result.found, submit);
    return notice(refusal(result.rejection, found.line));
  }
  const { line, milestone, update } = result;
  const ask =
    (await evidenceAsk(app, origin, speaker, line, milestone, update)) ??
    offersOwnDate(found, line, update.said);
  const why = ask ? null : whyItSlips([{ line, milestone, said: update.said }]);
  await reframe(app, origin, speaker.person.id, {
    inHand: [shownNow(milestone)],
    ...(why?.of && asking(app, why.ask, [shownLine(why.of)])),
  });
  const left = (await findAll(app, origin, speaker, ids(submit.list))).filter(
    (one) => one.milestone.open && one.milestone.id !== milestone.id,
  );
  const { today, instant } = momentIn(app, found.book.plan.timezone);
  return receiptCard({
    line,
    update,
    who: await whoSpoke(app, origin.tenant, speaker.person.name, update, found.book.plan),
    at: instant,
    zone: zoneOf(speaker.person, found.book.plan.timezone),
    today,
    list: left.map((one) => shownNow(one.milestone)),
    notes: askedNotes(result.asked, line, today),
    ask: ask ?? why?.ask ?? null,
    next: await whatNext(app, origin, found.book, milestone, today),
  });
}

const EVIDENCE_NEEDED: FormFault = {
  field: 'evidence',
  message:
    'This plan takes a completion only with evidence. Give a link, or send me a file or where it can be found.',
};

/** What the form's values are compared with: a word that is put right takes all that it said with it. */
async function standsBefore(
  app: App,
  origin: Origin,
  { book, milestone }: Found,
  corrects: string | null,
): Promise<Milestone> {
  if (corrects === null || corrects !== milestone.lastUpdate?.id) return milestone;
  const updates = await app.records.updates(origin.tenant, milestone.id);
  return without(corrects, milestone, updates, book.plan.timezone);
}

/** Somebody else was quicker: the form comes back on their update, with what was typed, to be saved or dropped. */
const changed = (found: Found, submit: Extract<Submit, { do: 'save' }>): Message =>
  form(
    found,
    { ...submit, corrects: null },
    submit.typed,
    [],
    'Somebody has updated this since you opened the form. What you typed is still here: save it to add it to theirs, or cancel.',
  );
