/** `waymark export PLAN`: writes a plan out as a file, as a workbook to fill in, or as an update sheet for a partner. */
import { exporterOf } from '../app/plans/plan-as-file.ts';
import { partnerRows, workbookRecord } from '../app/plans/plan-workbook.ts';
import type { Config } from '../config.ts';
import type { Book } from '../domain/book.ts';
import { localDate } from '../domain/calendar.ts';
import { planFileText } from '../exporting/plan-file.ts';
import { actionsOfBody, updateSheetOf } from '../exporting/update-sheet.ts';
import { workbookOf } from '../exporting/workbook.ts';
import { slug } from '../importing/slug.ts';
import { openRecords, type Records } from '../store/records.ts';
import { CallerFault } from './fault.ts';
import { print, withStore } from './settings.ts';
import { tenantFor } from './tenant.ts';
import { written } from './written.ts';

export type ExportOptions = {
  tenant?: string;
  format: 'yaml' | 'json' | 'xlsx';
  owner?: string;
  out?: string;
};

export async function exportCommand(config: Config, plan: string, options: ExportOptions): Promise<void> {
  await withStore(config, async (store) => {
    const tenant = await tenantFor(store, config, options.tenant);
    const records = openRecords(store);
    const book = await records.book(tenant, plan);
    if (!book) {
      const known = (await records.books(tenant)).map(({ plan: { id } }) => id);
      const others = known.length === 0 ? 'The record holds no plan yet.' : `There is ${known.join(', ')}.`;
      throw new CallerFault(`There is no plan "${plan}". ${others}`);
    }
    const today = localDate(Temporal.Now.instant(), book.plan.timezone);
    if (options.owner !== undefined)
      return partnerSheet(records, tenant, book, options.owner, today, options.out);
    if (options.format === 'xlsx') {
      const bytes = await workbookOf(await workbookRecord(store, records, tenant, book, today));
      return written(options.out ?? `${plan}.xlsx`, bytes);
    }
    const text = planFileText((await exporterOf(records, tenant, book)).file(), options.format);
    if (options.out === undefined) print(text.trimEnd());
    else await written(options.out, text);
  });
}

async function partnerSheet(
  records: Records,
  tenant: string,
  book: Book,
  body: string,
  generatedOn: string,
  out: string | undefined,
): Promise<void> {
  const refs = actionsOfBody((await exporterOf(records, tenant, book)).file(), body);
  const rows = await partnerRows(records, tenant, book, refs);
  if (rows.length === 0) {
    const bodies = (book.plan.about.bodies ?? []).map(({ name }) => name);
    const posts = book.plan.posts.map(({ title }) => title);
    throw new CallerFault(
      `No open action of plan "${book.plan.id}" names "${body}" as its owner or as a body. The plan knows ${[...posts, ...bodies].join('; ') || 'no posts and no bodies'}.`,
    );
  }
  const sheet = { plan: book.plan.id, title: book.plan.title, body, generatedOn, rows };
  await written(out ?? `${book.plan.id}-${slug(body)}.xlsx`, await updateSheetOf(sheet));
}
