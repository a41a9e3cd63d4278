/** "Apply" or "Discard" under a draft: judged on the record as it stands now, and carried out once. */
import type { Submit } from '../../cards/submit.ts';
import { stamp } from '../../domain/stamp.ts';
import { differenceLines } from '../../importing/again/difference.ts';
import { findingLines, summaryLines } from '../../importing/report-words.ts';
import type { Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import type { Speaker } from '../enrol.ts';
import { CLAIM } from '../import-claim.ts';
import { type Imported, importPlan, newPerson } from '../import-plan.ts';
import { keepReport } from '../import-report.ts';
import type { Message, Origin } from '../message.ts';
import { othersFirst } from '../others-first.ts';
import { applyEdition } from '../reimport-plan.ts';
import { draftCard } from './card.ts';
import { changeDraft, discardDraft, draftOf, type Head, type Sent, sentIn, settleDraft } from './kept.ts';
import { choicesIn, conflictsOf, type Standing, standingOf } from './standing.ts';
import { BUSY, discarded, GONE, inUse, NOT_YOURS, settled } from './words.ts';

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
  if (head.by !== speaker.person.id || !speaker.officer) return NOT_YOURS;
  if (head.state !== 'waits') return settled(app, origin, head);
  if (head.applying !== null && head.applying > stamp(app.clock.now())) return BUSY;
  if (submit.do === 'apply-draft') return apply(app, origin, speaker, submit, draft);
  const done = await discardDraft(app, origin.tenant, submit.draft, draft);
  return done ? discarded(head.source) : draftTurn(app, origin, speaker, submit);
}

async function apply(
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: Apply,
  draft: Stored<'draft'>,
): Promise<Message> {
  const { tenant } = origin;
  const head = draft.doc.body;
  const sent = await sentIn(app, tenant, submit.draft, head);
  if (!sent) return GONE;
  const said = {
    answers: { ...head.answers, ...submit.answers },
    keeps: { ...head.keeps, ...submit.choices },
    goLive: submit.goLive,
  };
  const standing = await standingOf(app, tenant, sent, said);
  const again = (notice: string | null): Promise<Message> =>
    shownAgain(app, origin, submit.draft, { ...head, ...said }, sent, standing, notice);
  const open = openIn(head, standing);
  if (open) return again(open.notice);
  const applying = stamp(app.clock.now().add(CLAIM));
  // Another tap, of the same thumb, was quicker.
  if (!(await changeDraft(app, tenant, submit.draft, draft, { applying })))
    return draftTurn(app, origin, speaker, submit);
  await othersFirst();
  const result = await carryOut(app, tenant, speaker, sent, standing, said);
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
  const records = { ...standing.drafted, updates: [], snapshots: [], people };
  return importPlan(app.store, app.clock, tenant, records, othersFirst);
}
