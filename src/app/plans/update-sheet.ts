/** The updates of a partner's sheet: previewed against the record, and recorded as their word, entered by an officer. */
import { noticeCard } from '../../cards/notice.ts';
import { updatesPreviewCard } from '../../cards/plans/updates-preview.ts';
import { faultsOf } from '../../domain/decide.ts';
import type { Line } from '../../domain/line.ts';
import type { Evidence } from '../../domain/milestone.ts';
import { may } from '../../domain/permission.ts';
import { stamp } from '../../domain/stamp.ts';
import { Said, Update } from '../../domain/update.ts';
import type { UpdateSheetReading } from '../../importing/spreadsheet/update-sheet.ts';
import { type App, momentIn } from '../context.ts';
import { commandId, digest } from '../conversation/command-id.ts';
import { type Proposal, proposing, reframe, settled } from '../conversation/frame.ts';
import { find } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { guarded } from '../privacy/guarded.ts';
import { recordUpdate } from '../replies/update-status.ts';
import { OFFICERS_ONLY } from '../set-up/said.ts';

/** One row that can be recorded: what is said of which milestone, and by whom. */
export type SheetRow = { milestone: string; seen: string | null; said: Said; saidBy: string };
export type Checked = { rows: (SheetRow & { line: Line })[]; refused: string[] };

/** Most rows that one sheet may bring, and most bytes of them: what a conversation can keep until somebody says yes. */
const MOST_ROWS = 200;
const MOST_BYTES = 300_000;

/** Rows against the record as it stands; what cannot be recorded is told, with its place in the sheet. */
export async function checkedRows(
  app: App,
  origin: Origin,
  speaker: Speaker,
  sheet: UpdateSheetReading,
): Promise<Checked> {
  const checked: Checked = { rows: [], refused: [] };
  const places = new Map<string, string>();
  let bytes = 0;
  for (const [index, row] of sheet.rows.entries()) {
    const first = places.get(row.milestone);
    const judged =
      first === undefined
        ? await judgedRow(app, origin, speaker, sheet.plan, row)
        : `${first} is about the same action, and only that row is taken`;
    if (typeof judged === 'string') checked.refused.push(`${row.where} (${row.ref}): ${judged}`);
    else {
      const { line: _, ...plain } = judged;
      bytes += Buffer.byteLength(JSON.stringify(plain));
      if (checked.rows.length >= MOST_ROWS || bytes > MOST_BYTES) {
        const more = sheet.rows.length - index;
        checked.refused.push(`${more} more ${more === 1 ? 'row' : 'rows'}: send them in a second sheet`);
        break;
      }
      checked.rows.push(judged);
      places.set(row.milestone, row.where);
    }
  }
  return checked;
}

/** The row as it can be recorded, or why it cannot be. */
async function judgedRow(
  app: App,
  origin: Origin,
  speaker: Speaker,
  plan: string,
  row: UpdateSheetReading['rows'][number],
): Promise<(SheetRow & { line: Line }) | string> {
  const found = await find(app, origin, speaker, row.milestone);
  if (!found || found.book.plan.id !== plan) return 'that action is no longer in the plan';
  if (!found.milestone.open) return 'it is closed already';
  if ((found.milestone.lastUpdate?.id ?? null) !== row.seen)
    return 'somebody has updated it since the sheet was made; ask them, or make a new sheet';
  const saidBy = row.saidBy.trim();
  if (saidBy === '') return 'it does not say whose word it is; fill in the name';
  if (!Update.shape.onBehalf.safeParse(saidBy).success)
    return 'the name of whoever says so is too long; give the name alone';
  const said = Said.safeParse(saidIn(row));
  if (!said.success) return WRONG.get(String(said.error.issues[0]?.path[0])) ?? 'it cannot be read';
  const child = guarded([row.reason, row.evidence, saidBy]);
  if (child !== null) return `${child} Mend the sheet, or send this one update in words`;
  const [fault] = faultsOf(said.data, found.milestone, found.today);
  if (fault) return fault.message;
  return { milestone: row.milestone, seen: row.seen, said: said.data, saidBy, line: found.line };
}

/** What to do about a cell that cannot be stored as it is. */
const WRONG: ReadonlyMap<string, string> = new Map([
  ['evidence', 'its evidence is no link that can be opened, or is too long; copy the link again'],
  ['reason', 'its reason is too long; say it in at most 2,000 letters'],
  ['percent', 'its percentage is not a whole number from 0 to 100'],
  ['forecast', 'its new date is no date; give one such as 2027-02-12'],
]);

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
  if (!may(officerIn(speaker), 'change-plan', book, null)) return OFFICERS_ONLY;
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

/** Each row takes effect once, so that a yes which is delivered again, or went wrong half-way, ends in the same words. */
export async function settleUpdates(
  app: App,
  origin: Origin,
  speaker: Speaker,
  proposal: Extract<Proposal, { kind: 'updates' }>,
  word: 'yes' | 'no',
): Promise<Message> {
  const { id, plan, rows } = proposal;
  const done = (text: string) => settled(app, origin, speaker.person.id, id, notice(text));
  if (word === 'no') return done('Nothing was recorded.');
  const book = await app.records.book(origin.tenant, plan);
  if (!book || !may(officerIn(speaker), 'change-plan', book, null)) return OFFICERS_ONLY;
  const count = await recordRows(app, origin, speaker, id, plan, rows);
  const left = rows.length - count;
  const rest = left === 0 ? '' : ` ${left} could not be: somebody has updated them meanwhile.`;
  const names = [...new Set(rows.map(({ saidBy }) => saidBy))].join(', ');
  return done(`Recorded ${count} of ${rows.length} updates, as said by ${names}.${rest}`);
}

const officerIn = ({ person, officer }: Speaker) => ({
  person: person.id,
  officer,
  holds: [],
  board: null,
});
