/** Dates that belong together: the atoms of a text, cut by the words before them and joined by what stands between. */
import { withEdge } from './edges.ts';
import { type Dated, type DatedMark, type Doubt, FROM_WRITTEN, type Sight, type Stretch } from './sight.ts';
import { distance, type Span, union, yearOfKind } from './spans.ts';

/** One date expression, with its span settled. */
export type Group = Stretch &
  Pick<Dated, 'grain' | 'doubt' | 'bare' | 'horizon' | 'holiday' | 'byStart' | 'backward'> & {
    span: Span;
    /** Two ends were named; "from" before it does not open it. */
    range: boolean;
    /** The year was not said. */
    yearless: boolean;
  };

const JOINS =
  /^ ?(?:(-|to|until|till|up to|through to|into|and ends?|end(?:s|ing)?:?)|and|or|&|\/|,|, and|\+)? ?(?:the )?(?:in )?$/i;
const AND = /^ ?(?:and|or|&|\/|,|, and|\+)? ?(?:the )?(?:in )?$/i;

/** No expression names more dates, and no text has more that matter: each is weighed with all that it joins. */
const MOST_JOINED = 8;
const MOST_DATES = 60;

export function groupsIn(sight: Sight, marks: readonly DatedMark[]): Group[] {
  const groups: Group[] = [];
  let joined: DatedMark[] = [];
  const close = (): void => {
    const group = joined.length > 0 ? settled(joined, sight) : null;
    if (group) groups.push(group);
    joined = [];
  };
  for (const mark of marks.slice(0, MOST_DATES)) {
    const last = joined.at(-1);
    const { atom, taken } = withEdge(mark, sight.text.slice(last?.to ?? groups.at(-1)?.to ?? 0, mark.from));
    const cut: DatedMark = { ...atom, from: mark.from - taken, to: mark.to };
    if (
      joined.length >= MOST_JOINED ||
      !last ||
      !joins(last, cut, sight.text.slice(last.to, cut.from)) ||
      !settled([...joined, cut], sight)
    )
      close();
    joined.push(cut);
  }
  close();
  return groups;
}

/** Months, terms and days are joined by a blank or an "and", too; what looks back stands alone. */
function joins(last: DatedMark, next: DatedMark, between: string): boolean {
  if (last.backward || next.backward || last.holiday || next.holiday) return false;
  if (!JOINS.test(between)) return false;
  if (between.trim() === '') return last.grain === 'month' && next.grain === 'month';
  return !AND.test(between) || last.grain === next.grain || next.grain === 'day';
}

/** Years that were not said are taken from the neighbour, or, without one, as the nearest to the written day. */
function settled(atoms: readonly DatedMark[], { anchors }: Sight): Group | null {
  const [first] = atoms;
  const last = atoms.at(-1);
  if (!first || !last) return null;
  const fixed = atoms.some((atom) => atom.as === 'span');
  const spans = fixed ? byNeighbour(atoms) : nearest(atoms, anchors.written);
  if (!spans) return null;
  const whole = spans.reduce(union);
  const ordered = spans.every((span, place) => place === 0 || (spans[place - 1]?.start ?? '') <= span.start);
  // A plan's own terms may leave no day for a break.
  if (!ordered || whole.start > whole.end) return null;
  const several = atoms.length > 1;
  const { grain, horizon = false, holiday = false, byStart = false, backward = false } = last;
  return {
    from: first.from,
    to: last.to,
    span: whole,
    grain: several ? 'stretch' : grain,
    doubt: several
      ? lessSure(
          atoms.map((atom) => atom.doubt),
          fixed,
        )
      : fixed
        ? last.doubt
        : yearlessDoubt(last.doubt),
    bare: !several && last.bare === true,
    horizon: horizon && !several,
    holiday: holiday && !several,
    byStart: byStart && !several,
    backward,
    range: several || last.range === true,
    yearless: !fixed,
  };
}

const yearlessDoubt = (doubt: Doubt): Doubt =>
  doubt.certainty === 'low' || doubt.basis === 'terms'
    ? { ...doubt, certainty: doubt.certainty === 'high' ? 'medium' : doubt.certainty, confirm: true }
    : FROM_WRITTEN;

const ORDER = ['high', 'medium', 'low'];
function lessSure(doubts: readonly Doubt[], fixed: boolean): Doubt {
  const worst = doubts.reduce((a, b) => (ORDER.indexOf(b.certainty) > ORDER.indexOf(a.certainty) ? b : a));
  return fixed ? worst : yearlessDoubt(worst);
}

/** "September to December 2007": the one without a year stands next to the one that has it. */
function byNeighbour(atoms: readonly DatedMark[]): Span[] | null {
  const spans: (Span | null)[] = atoms.map((atom) => (atom.as === 'span' ? atom.span : null));
  const known = spans.findIndex((span) => span !== null);
  for (let place = known - 1; place >= 0; place--) {
    const [atom, next] = [atoms[place], spans[place + 1]];
    if (!atom || !next || atom.as !== 'yearly') return null;
    const year = yearOfKind('calendar', next.start);
    spans[place] = latest([atom.in(year), atom.in(year - 1)], (span) => span.start <= next.start);
  }
  for (let place = known + 1; place < atoms.length; place++) {
    const [atom, previous] = [atoms[place], spans[place - 1]];
    if (!atom || !previous) return null;
    if (atom.as === 'span') continue;
    const year = yearOfKind('calendar', previous.start);
    spans[place] = latest([atom.in(year), atom.in(year + 1)], (span) => span.end >= previous.end);
  }
  const found = spans.filter((span) => span !== null);
  return found.length === atoms.length ? found : null;
}
const latest = (spans: (Span | null)[], fits: (span: Span) => boolean): Span | null =>
  spans.find((span) => span !== null && fits(span)) ?? null;

function nearest(atoms: readonly DatedMark[], written: string): Span[] | null {
  const year = yearOfKind('calendar', written);
  const chains = [year + 1, year, year - 1, year + 2, year - 2].flatMap((start) => {
    const chain = chainFrom(atoms, start);
    return chain ? [{ chain, far: distance(chain.reduce(union), written) }] : [];
  });
  return chains.sort((a, b) => a.far - b.far)[0]?.chain ?? null;
}

/** The atoms one after the other, the first of them in a year. */
function chainFrom(atoms: readonly DatedMark[], year: number): Span[] | null {
  const chain: Span[] = [];
  for (const atom of atoms) {
    const previous = chain.at(-1);
    const found =
      atom.as === 'span'
        ? atom.span
        : latest([atom.in(year), atom.in(year + 1)], (span) => !previous || span.start >= previous.start);
    if (!found || (!previous && atom.as === 'yearly' && !atom.in(year))) return null;
    chain.push(found);
  }
  return chain;
}
