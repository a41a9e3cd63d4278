/** The updates of a partner's sheet: previewed against the record, and recorded as their word, entered by an officer. */
import { noticeCard } from '../cards/notice.ts';
import { updatesPreviewCard } from '../cards/updates-preview.ts';
import { faultsOf } from '../domain/decide.ts';
import type { Line } from '../domain/line.ts';
import type { Evidence } from '../domain/milestone.ts';
import { may } from '../domain/permission.ts';
import { stamp } from '../domain/stamp.ts';
import type { Said } from '../domain/update.ts';
import type { UpdateSheetReading } from '../importing/spreadsheet/update-sheet.ts';
import { commandId, digest } from './command-id.ts';
import { type App, momentIn } from './context.ts';
import type { Speaker } from './enrol.ts';
import { type Proposal, proposing, reframe, settling } from './frame.ts';
import { find } from './lines.ts';
import type { Message, Origin } from './message.ts';
import { OFFICERS_ONLY } from './set-up/said.ts';
import { recordUpdate } from './update-status.ts';

/** One row that can be recorded: what is said of which milestone, and by whom. */
export type SheetRow = { milestone: string; seen: string | null; said: Said; saidBy: string };
export type Checked = { rows: (SheetRow & { line: Line })[]; refused: string[] };

/** Most rows that one sheet may bring: what a conversation can keep until somebody says yes. */
const MOST_ROWS = 200;

/** Rows against the record as it stands; what cannot be recorded is told, with its place in the sheet. */
export async function checkedRows(
  app: App,
  origin: Origin,
  speaker: Speaker,
  sheet: UpdateSheetReading,
): Promise<Checked> {
  const checked: Checked = { rows: [], refused: [] };
  for (const row of sheet.rows.slice(0, MOST_ROWS)) {
    const found = await find(app, origin, speaker, row.milestone);
    const said = saidIn(row);
    const refuse = (why: string) => checked.refused.push(`${row.where} (${row.ref}): ${why}`);
    if (!found || found.book.plan.id !== sheet.plan) refuse('that action is no longer in the plan');
    else if (!found.milestone.open) refuse('it is closed already');
    else if ((found.milestone.lastUpdate?.id ?? null) !== row.seen)
      refuse('somebody has updated it since the sheet was made; ask them, or make a new sheet');
    else if (row.saidBy.trim() === '') refuse('it does not say whose word it is; fill in the name');
    else {
      const [fault] = faultsOf(said, found.milestone, found.today);
      if (fault) refuse(fault.message);
      else
        checked.rows.push({
          milestone: row.milestone,
          seen: row.seen,
          said,
          saidBy: row.saidBy.trim(),
          line: found.line,
        });
    }
  }
  const more = sheet.rows.length - MOST_ROWS;
  if (more > 0) checked.refused.push(`${more} more rows: send them in a second sheet`);
  return checked;
}

function saidIn(row: UpdateSheetReading['rows'][number]): Said {
  const said: Said = {};
  if (row.status !== null) said.status = row.status;
  if (row.percent !== null) said.percent = row.percent;
  if (row.forecast !== null) said.forecast = row.forecast;
  if (row.reason !== null) said.reason = row.reason;
  if (row.evidence !== null) said.evidence = [evidenceIn(row.evidence)];
  return said;
}

const evidenceIn = (text: string): Evidence =>
  /^https?:\/\/\S+$/i.test(text)
    ? { kind: 'link', url: text }
    : { kind: 'location', what: text.slice(0, 500) };

/** Records the rows one by one; each takes effect once, whichever way it is sent again. The number recorded. */
export async function recordRows(
  app: App,
  origin: Origin,
  speaker: Speaker,
  id: string,
  plan: string,
  rows: readonly SheetRow[],
): Promise<number> {
  let count = 0;
  for (const { milestone, seen, said, saidBy } of rows) {
    const recorded = await recordUpdate(app, origin, speaker, {
      id: digest(`${id}\n${milestone}`),
      shown: { plan, milestone, seen },
      said,
      through: 'import',
      corrects: null,
      onBehalf: saidBy,
    });
    if (recorded.ok) count += 1;
  }
  return count;
}

/** The preview in the chat; an officer's yes records it. */
export async function updatesPreview(
  app: App,
  origin: Origin,
  speaker: Speaker,
  sheet: UpdateSheetReading,
): Promise<Message> {
  const book = await app.records.book(origin.tenant, sheet.plan);
  if (!book) return notice(`Nothing was recorded: there is no plan "${sheet.plan}" here.`);
  const officer = { person: speaker.person.id, officer: speaker.officer, holds: [], board: null };
  if (!may(officer, 'change-plan', book, null)) return OFFICERS_ONLY;
  const { rows, refused } = await checkedRows(app, origin, speaker, sheet);
  if (rows.length === 0)
    return notice(`Nothing can be recorded from this sheet. ${refused.slice(0, 5).join('. ')}`);
  const id = commandId(origin, 'updates');
  const plain = rows.map(({ line: _, ...row }) => row);
  const proposal: Proposal = {
    kind: 'updates',
    id,
    at: stamp(app.clock.now()),
    plan: sheet.plan,
    rows: plain,
  };
  await reframe(app, origin, speaker.person.id, proposing(proposal));
  const { today } = momentIn(app, book.plan.timezone);
  return updatesPreviewCard({ plan: { title: book.plan.title }, rows, refused, proposal: id, today });
}

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

export async function settleUpdates(
  app: App,
  origin: Origin,
  speaker: Speaker,
  proposal: Extract<Proposal, { kind: 'updates' }>,
  word: 'yes' | 'no',
): Promise<Message> {
  await reframe(app, origin, speaker.person.id, settling(proposal.id));
  if (word === 'no') return notice('Nothing was recorded.');
  const { id, plan, rows } = proposal;
  const count = await recordRows(app, origin, speaker, id, plan, rows);
  const left = rows.length - count;
  const rest = left === 0 ? '' : ` ${left} could not be: somebody has updated them meanwhile.`;
  return notice(
    `Recorded ${count} of ${rows.length} updates, as said by ${[...new Set(rows.map(({ saidBy }) => saidBy))].join(', ')}.${rest}`,
  );
}
