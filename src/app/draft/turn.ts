/** "Apply" or "Discard" under a draft: judged on the record as it stands now, and carried out once. */
import type { Submit } from '../../cards/submit.ts';
import { boardsSetUp } from '../../domain/boards/set-up.ts';
import { mayToTheirs } from '../../domain/permission.ts';
import { stamp } from '../../domain/stamp.ts';
import { differenceLines, isNone } from '../../importing/again/difference.ts';
import { findingLines, summaryLines } from '../../importing/report-words.ts';
import { docId } from '../../store/ids.ts';
import { type Stored, StoreUnavailable } from '../../store/store.ts';
import { type App, momentIn } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import { anybody, type Speaker } from '../people/enrol.ts';
import { CLAIM } from '../plans/import-claim.ts';
import { type Imported, importPlan, newPerson } from '../plans/import-plan.ts';
import { keepReport } from '../plans/import-report.ts';
import { othersFirst } from '../plans/others-first.ts';
import { applyEdition } from '../plans/reimport-plan.ts';
import { turnFailed } from '../turn-failure.ts';
import { draftCard } from './card.ts';
import { changeDraft, discardDraft, draftOf, type Head, type Sent, sentIn, settleDraft } from './kept.ts';
import { choicesIn, conflictsOf, type Standing, standingOf } from './standing.ts';
import { BUSY, discarded, GONE, IN_HAND, inUse, NOT_YOURS, settled } from './words.ts';

type Apply = Extract<Submit, { do: 'apply-draft' }>;

export async function draftTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: Extract<Submit, { do: 'apply-draft' | 'discard-draft' }>,
): Promise<Message> {
  const draft = await draftOf(app, origin.tenant, submit.draft);
  if (!draft) return GONE;
  const head = draft.doc.body;
  if (!mayToTheirs(anybody(speaker), 'apply-draft', head.by)) return NOT_YOURS;
  if (head.state !== 'waits') return settled(app, origin, head);
  if (submit.do === 'apply-draft') return apply(app, origin, speaker, submit, draft);
  if (await isBeingApplied(app, origin.tenant, head)) return IN_HAND;
  const done = await discardDraft(app, origin.tenant, submit.draft, draft);
  return done ? discarded(head.source) : draftTurn(app, origin, speaker, submit);
}

async function apply(
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: Apply,
  read: Stored<'draft'>,
): Promise<Message> {
  const { tenant } = origin;
  const sent = await sentIn(app, tenant, submit.draft, read.doc.body);
  const said = {
    answers: { ...read.doc.body.answers, ...submit.answers },
    keeps: { ...read.doc.body.keeps, ...submit.choices },
    goLive: submit.goLive,
  };
  const standing = sent && (await standingOf(app, tenant, sent, said));
  // Of a large plan that took a while, in which another tap may have come to its end.
  const draft = await draftOf(app, tenant, submit.draft);
  if (draft && draft.doc.body.state !== 'waits') return settled(app, origin, draft.doc.body);
  if (!draft || !standing) return GONE;
  const head = draft.doc.body;
  const again = (notice: string | null): Promise<Message> =>
    shownAgain(app, origin, submit.draft, { ...head, ...said }, sent, standing, notice);
  if (await isBeingApplied(app, tenant, head))
    return draftCard(submit.draft, { ...head, ...said }, sent, standing, BUSY);
  // A tap that was cut off at its very end has brought all of it in.
  if (head.applying !== null && head.first && isAllIn(standing)) {
    await settleDraft(app, tenant, submit.draft);
    return inUse(app, origin, head.plan, null);
  }
  const open = openIn(head, standing);
  if (open) return again(open.notice);
  const applying = stamp(app.clock.now().add(CLAIM));
  // Another tap, of the same thumb, was quicker.
  if (!(await changeDraft(app, tenant, submit.draft, draft, { applying })))
    return draftTurn(app, origin, speaker, submit);
  await othersFirst();
  const result = await carryOut(app, tenant, speaker, sent, standing, said).catch(async (error: unknown) => {
    await handBack(app, tenant, submit.draft);
    throw standing.kind === 'first' ? turnFailed(error, 'nothing') : error;
  });
  if (!result.ok) return again(result.reason);
  const lines =
    standing.kind === 'first' ? summaryLines(standing.drafted.report) : differenceLines(standing.difference);
  await keepReport(app.store, app.clock, tenant, head.plan, head.source, [
    ...lines,
    ...findingLines(sent.findings),
  ]);
  await settleDraft(app, tenant, submit.draft);
  app.poke();
  return inUse(app, origin, head.plan, standing);
}

/**
 * Whether a tap is applying it. A process that ends while it does takes nothing back: a minute after its last commit
 * the claim on the plan has run out, and the next tap goes on with it.
 */
async function isBeingApplied(app: App, tenant: string, head: Head): Promise<boolean> {
  if (head.applying === null) return false;
  const now = stamp(app.clock.now());
  const claim = await app.store.get(tenant, 'import', docId('import', head.plan));
  return head.applying > now || (claim !== undefined && claim.doc.body.until > now);
}

/** After a failure the draft can be applied again at once; where the store cannot do this either, in a minute. */
async function handBack(app: App, tenant: string, id: string): Promise<void> {
  try {
    const now = await draftOf(app, tenant, id);
    if (now?.doc.body.state === 'waits') await changeDraft(app, tenant, id, now, { applying: null });
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
  }
}

const isAllIn = (standing: Standing): boolean => standing.kind === 'edition' && isNone(standing.difference);

/** What has to be settled before it can be applied; null when nothing has. */
function openIn(head: Head, standing: Standing): { notice: string | null } | null {
  if (head.first !== (standing.kind === 'first')) return { notice: IMPORTED_MEANWHILE };
  if (standing.kind === 'first') return standing.fault === null ? null : { notice: null };
  if (standing.merge.doubts.length > 0) return { notice: ASKED };
  return conflictsOf(standing).every((one) => head.shown.includes(one)) ? null : { notice: UNSEEN };
}

const IMPORTED_MEANWHILE =
  'Nothing was applied: this plan came into the record since the file was sent. This is how the file differs from it.';
const ASKED = 'Nothing was applied yet: please answer what is asked below first.';
const UNSEEN =
  'Nothing was applied yet: there are conflicts that you have not seen. Please look them over, and apply again.';

/** What was said so far is kept with the draft: a card has no room for everything at once. */
async function shownAgain(
  app: App,
  origin: Origin,
  id: string,
  head: Head & { goLive: string },
  sent: Sent,
  standing: Standing,
  notice: string | null,
): Promise<Message> {
  const { answers, keeps } = head;
  const first = standing.kind === 'first';
  for (;;) {
    const now = await draftOf(app, origin.tenant, id);
    if (!now) return GONE;
    if (now.doc.body.state !== 'waits') return settled(app, origin, now.doc.body);
    const change = { answers, keeps, first, shown: conflictsOf(standing), applying: null };
    if (await changeDraft(app, origin.tenant, id, now, change)) break;
  }
  return draftCard(id, head, sent, standing, notice);
}

async function carryOut(
  app: App,
  tenant: string,
  speaker: Speaker,
  { file, base }: Sent,
  standing: Standing,
  said: Pick<Head, 'answers' | 'keeps'>,
): Promise<Imported> {
  if (standing.kind === 'edition') {
    const by = speaker.person.id;
    const edition = { file, base, choices: choicesIn(said), by, through: 'import' } as const;
    return applyEdition(app.store, app.clock, tenant, edition, othersFirst);
  }
  const people = standing.drafted.people.map(({ id, email }) => newPerson(id, email));
  const { plan } = standing.drafted;
  const { today } = momentIn(app, plan.timezone);
  const boards = boardsSetUp([], plan.boards, today);
  const records = { ...standing.drafted, plan: { ...plan, boards }, updates: [], snapshots: [], people };
  return importPlan(app.store, app.clock, tenant, records, othersFirst);
}
