/** `waymark ask PLAN "what's missing"`: the gaps that the walk in Teams goes through, a line each. */
import { count, day } from '../cards/format.ts';
import { handOverInWords } from '../cards/said-words.ts';
import type { Book } from '../domain/book.ts';
import type { PlainDate } from '../domain/plan.ts';
import type { Gap } from '../domain/set-up.ts';

export type Missing = { ref: string | null; title: string; lacks: Gap['lacks']; says: string | null };

/** In the order of the walk; `says` is what there is to go by: the plan's own words, the date that they were read as. */
export const missingRows = (book: Book, gaps: readonly Gap[], today: PlainDate): Missing[] =>
  gaps.map((gap) => {
    const item = gap.item === null ? undefined : book.byId.get(gap.item);
    const measures = item?.measures ?? book.plan.measures;
    const measure = gap.of === 'measure' ? measures.find(({ id }) => id === gap.measure) : undefined;
    const title = (measure?.text ?? item?.title ?? '').replace(/\s+/g, ' ').slice(0, 160);
    return { ref: item?.ref ?? null, title, lacks: gap.lacks, says: wordsOn(book, gap, today) };
  });

function wordsOn(book: Book, gap: Gap, today: PlainDate): string | null {
  const item = gap.item === null ? undefined : book.byId.get(gap.item);
  if (gap.of === 'measure' || !item) return null;
  const end = gap.lacks.includes('confirmation') ? item.reading?.end : undefined;
  const read = end == null ? '' : ` → ${day(end, today)}, to be confirmed`;
  const words = item.byWhen === null ? [] : [`“${item.byWhen.replace(/\s+/g, ' ').slice(0, 80)}”${read}`];
  const wish = gap.handOver ? [`its owner wants to hand over ${handOverInWords(gap.handOver, today)}`] : [];
  return [...words, ...wish].join('; ') || null;
}

export function missingLines(rows: readonly Missing[], plan: string): string[] {
  if (rows.length === 0)
    return ['Nothing is missing: every action has a date and an owner, and every measure its figures.'];
  return [
    `${count(rows.length, 'gap')}. Fill them in Teams ("what's missing", five at a time), or in a workbook: waymark export ${plan} --format xlsx`,
    ...rows.map(({ ref, title, lacks, says }) => {
      const none = lacks.flatMap((what) =>
        what === 'confirmation' || what === 'hand-over' ? [] : `no ${what}`,
      );
      return `  ${[`${ref ?? 'the whole plan'} ${title}`, none.join(', '), says].filter(Boolean).join(' | ')}`;
    }),
  ];
}
