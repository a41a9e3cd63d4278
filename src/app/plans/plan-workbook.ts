/** Gathers what the workbook of a plan shows: the plan as it stands, and the record of what was said and moved. */

import { figureInWords } from '../../cards/said-words.ts';
import type { Book } from '../../domain/book.ts';
import { localDate } from '../../domain/calendar.ts';
import { isSlippage } from '../../domain/changed.ts';
import { changeFor, hiddenPercents, milestoneFor, updateFor } from '../../domain/measures/seen.ts';
import { saidFigureFor } from '../../domain/measures/small-counts.ts';
import type { Audience } from '../../domain/measures/small-words.ts';
import type { Evidence, HandOver } from '../../domain/milestone.ts';
import type { Item, OwnerKey, PlainDate } from '../../domain/plan.ts';
import { supporting } from '../../domain/supporting.ts';
import type { Update } from '../../domain/update.ts';
import type { PartnerRow } from '../../exporting/update-sheet.ts';
import type { WorkbookRecord } from '../../exporting/workbook.ts';
import { docId } from '../../store/ids.ts';
import type { Records } from '../../store/records.ts';
import { all, type Store } from '../../store/store.ts';
import { exporterOf } from './plan-as-file.ts';

/** `reads` tells, by item, who the workbook is for: others than those who lead see no small counts of children. */
export async function workbookRecord(
  store: Store,
  records: Records,
  tenant: string,
  book: Book,
  today: PlainDate,
  reads: (item: string) => Audience = () => 'leads',
): Promise<WorkbookRecord> {
  const { plan } = book;
  const where = [{ field: 'plan', is: 'eq', to: plan.id }] as const;
  const milestones = await records.milestones(tenant, where);
  const recorded = (await all(store, tenant, { kind: 'update', where, orderBy: { field: 'at' } })).map(
    ({ doc }) => doc.body,
  );
  const hidden = hiddenPercents(recorded);
  const updates = recorded.map((update) => updateFor(update, reads(update.item), hidden));
  const changes = (await all(store, tenant, { kind: 'change', where, orderBy: { field: 'at' } })).map(
    ({ doc: { body } }) => changeFor(body, reads(body.item ?? '')),
  );
  const report = await store.get(tenant, 'report', docId('report', plan.id));
  const owners = milestones.flatMap(({ owner }) =>
    owner?.startsWith('person:') ? [owner.slice('person:'.length)] : [],
  );
  const names = await records.names(tenant, [
    ...owners,
    ...updates.map(({ by }) => by),
    ...updates.flatMap(({ standsFor }) => standsFor?.person ?? []),
    ...changes.flatMap(({ by }) => by ?? []),
  ]);
  const day = (instant: string): PlainDate => localDate(Temporal.Instant.from(instant), plan.timezone);
  const nameOf = (person: string): string => names.get(person) ?? 'no longer known';
  const action = (id: string): { ref: string; title: string } => {
    const item = book.byId.get(id);
    return { ref: item?.ref ?? '', title: item?.title ?? '' };
  };
  const labels = new Map(milestones.map(({ id, label }) => [id, label]));
  const fileNames = new Map(
    updates
      .flatMap(({ said }) => said.evidence ?? [])
      .flatMap((one) => (one.kind === 'file' ? [[one.file, one.name]] : [])),
  );
  const place = new Map([...book.byId.values()].map((item: Item, index) => [item.id, index]));
  return {
    file: (await exporterOf(records, tenant, book)).file(),
    generatedOn: today,
    milestones: [...milestones]
      .sort(
        (a, b) =>
          (place.get(a.item) ?? 0) - (place.get(b.item) ?? 0) || (a.due ?? '9').localeCompare(b.due ?? '9'),
      )
      .map((one) => ({
        ...action(one.item),
        label: one.label,
        status: one.status,
        percent: milestoneFor(one, reads(one.item), hidden).percent,
        first: one.firstDue,
        agreed: one.due,
        forecast: one.forecast,
        owner: one.owner && ownerName(book, one.owner, nameOf),
        evidence: one.evidence !== null,
        lastUpdate: one.lastUpdate && day(one.lastUpdate.at),
      })),
    updates: updates.map((update) => ({
      ...action(update.item),
      label: labels.get(update.milestone) ?? null,
      on: day(update.at),
      by: nameOf(update.by),
      onBehalf: update.onBehalf ?? partnerOf(book, update, nameOf),
      through: update.through,
      status: update.said.status ?? null,
      percent: update.said.percent ?? null,
      forecast: update.said.forecast ?? null,
      reason: update.said.reason ?? null,
      blocked: update.said.blocked ?? null,
      figures: (update.said.figures ?? []).map(
        (figure) => saidFigureFor(figure, reads(update.item)) ?? figureInWords(figure),
      ),
      snooze: update.said.snooze ?? null,
      handOver: update.said.handOver === undefined ? null : handOverCells(update.said.handOver),
      evidence: [
        ...(update.said.evidence ?? []).map(inWords),
        ...(update.takenOff === undefined
          ? []
          : [`taken off: ${fileNames.get(update.takenOff) ?? 'a file'}`]),
      ],
    })),
    evidence: supporting(updates).map(({ piece, update }) => ({
      ...action(update.item),
      on: day(update.at),
      kind: piece.kind,
      what: inWords(piece),
      by: update.onBehalf ?? nameOf(update.by),
    })),
    slippage: changes.filter(isSlippage).map((change) => ({
      ...action(change.item ?? ''),
      label: null,
      on: day(change.at),
      from: change.from,
      to: change.to,
      reason: change.reason,
      proposedBy: change.by === null ? null : nameOf(change.by),
      acceptedBy: change.by === null ? null : nameOf(change.by),
    })),
    report: report
      ? { on: day(report.doc.body.at), source: report.doc.body.source, lines: report.doc.body.lines }
      : null,
  };
}

/** Whose word a link officer passed on. */
function partnerOf(
  { plan }: Book,
  { standsFor }: Pick<Update, 'standsFor'>,
  nameOf: (person: string) => string,
): string | null {
  if (standsFor?.as !== 'link-officer') return null;
  if (standsFor.person !== null) return nameOf(standsFor.person);
  return plan.posts.find(({ id }) => standsFor.key === `post:${id}`)?.title ?? null;
}

const handOverCells = (wish: HandOver | null): { to: string; from: PlainDate | null } =>
  wish === null
    ? { to: 'nobody any more', from: null }
    : { to: wish.name ?? 'somebody else', from: wish.from };

function inWords(evidence: Evidence): string {
  if (evidence.kind === 'link') return evidence.url;
  return evidence.kind === 'file' ? evidence.name : evidence.what;
}

function ownerName(book: Book, key: OwnerKey, nameOf: (person: string) => string): string {
  const post = book.plan.posts.find(({ id }) => key === `post:${id}`);
  return post?.title ?? nameOf(key.slice(key.indexOf(':') + 1));
}

/** The open milestones of the actions with these refs, as a partner's sheet lists them. */
export async function partnerRows(
  records: Records,
  tenant: string,
  book: Book,
  refs: readonly string[],
): Promise<PartnerRow[]> {
  const milestones = await records.milestones(tenant, [{ field: 'plan', is: 'eq', to: book.plan.id }]);
  const open = Map.groupBy(
    milestones.filter((one) => one.open),
    ({ item }) => item,
  );
  return refs.flatMap((ref) => {
    const item = book.byRef.get(ref);
    const own = [...(open.get(item?.id ?? '') ?? [])].sort((a, b) =>
      (a.due ?? '9').localeCompare(b.due ?? '9'),
    );
    const [first] = own;
    if (!item || !first) return [];
    return [
      {
        milestone: first.id,
        seen: first.lastUpdate?.id ?? null,
        ref,
        label: first.label,
        title: item.title,
        due: first.due,
        last: first.lastUpdate && {
          status: first.status,
          on: localDate(Temporal.Instant.from(first.lastUpdate.at), book.plan.timezone),
        },
      },
    ];
  });
}
