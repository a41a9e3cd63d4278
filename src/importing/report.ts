/** What an import brought in, in figures and in plain words, for the person who ran it. */
import type { Milestone } from '../domain/milestone.ts';
import { accountable, type Item, isAction, Nature, type Plan } from '../domain/plan.ts';
import type { FileItem, PlanFile } from '../domain/plan-file.ts';

export type ImportReport = {
  /** The plan's own levels from the top, with the number of items at each. */
  levels: { name: string; count: number }[];
  actions: number;
  /** Only the natures that occur. */
  natures: { nature: Nature; count: number }[];
  withDate: number;
  withoutDate: number;
  withOwner: number;
  withoutOwner: number;
  /** Due before the plan went live: not reminded. */
  inherited: number;
  links: number;
  posts: number;
  vacantPosts: number;
  people: number;
  boards: number;
  /** What the file holds and this version reads past: it stays in the file only. */
  setAside: { what: string; count: number }[];
};

type Records = {
  plan: Plan;
  items: readonly Item[];
  milestones: readonly Milestone[];
  people: readonly unknown[];
};

export function reportOn(file: PlanFile, { plan, items, milestones, people }: Records): ImportReport {
  const actions = items.filter(isAction);
  const withDate = milestones.filter((milestone) => milestone.due !== null).length;
  const withOwner = actions.filter((item) => accountable(item) !== null).length;
  const sources = allItems(file.items);
  return {
    levels: plan.levels.map((name, level) => ({
      name,
      count: items.filter((item) => item.level === level).length,
    })),
    actions: actions.length,
    natures: Nature.options
      .map((nature) => ({ nature, count: actions.filter((item) => item.nature === nature).length }))
      .filter(({ count }) => count > 0),
    withDate,
    withoutDate: actions.length - withDate,
    withOwner,
    withoutOwner: actions.length - withOwner,
    inherited: milestones.filter((milestone) => milestone.inherited).length,
    links: sources.reduce((sum, item) => sum + (item.links?.length ?? 0), 0),
    posts: plan.posts.length,
    vacantPosts: plan.posts.filter((post) => post.holders.length === 0).length,
    people: people.length,
    boards: plan.boards.length,
    setAside: setAside(file, sources),
  };
}

const allItems = (items: readonly FileItem[]): FileItem[] =>
  items.flatMap((item) => [item, ...allItems(item.items ?? [])]);

function setAside(file: PlanFile, items: readonly FileItem[]): ImportReport['setAside'] {
  const sum = (count: (item: FileItem) => number): number =>
    items.reduce((all, item) => all + count(item), 0);
  const posts = file.posts ?? [];
  return [
    { what: 'measures', count: (file.measures?.length ?? 0) + sum((item) => item.measures?.length ?? 0) },
    { what: '"difference" statements', count: sum((item) => item.difference?.length ?? 0) },
    { what: 'links between items', count: sum((item) => item.links?.length ?? 0) },
    { what: 'bodies', count: (file.bodies?.length ?? 0) + sum((item) => item.bodies?.length ?? 0) },
    { what: 'outcome tags', count: sum((item) => item.outcomes?.length ?? 0) },
    { what: 'descriptions', count: sum((item) => (item.description === undefined ? 0 : 1)) },
    {
      what: 'covers and deputies of posts',
      count: posts.filter((post) => post.cover !== undefined || post.deputy !== undefined).length,
    },
    {
      what: 'board meetings',
      count: (file.boards ?? []).reduce((all, board) => all + (board.meetings?.length ?? 0), 0),
    },
    { what: "the plan's own term dates", count: Array.isArray(file.terms) ? file.terms.length : 0 },
  ].filter(({ count }) => count > 0);
}

/** The report as a person reads it, a line a fact. */
export function summaryLines(report: ImportReport): string[] {
  const { actions } = report;
  const natures = report.natures.map(({ nature, count }) => `${count} ${nature}`).join(', ');
  const lines = [
    report.levels.map(({ name, count }) => `${name}: ${count}`).join(', '),
    `${counted(actions, 'action')}${natures === '' ? '' : ` (${natures})`}`,
    `${counted(actions, 'action')}: ${lacking(report.withoutDate, actions, 'date')}, ${lacking(report.withoutOwner, actions, 'owner')}`,
  ];
  if (report.inherited > 0) {
    lines.push(
      `${report.inherited} ${report.inherited === 1 ? 'was' : 'were'} due before the plan went live: listed as inherited, not reminded`,
    );
  }
  if (report.posts > 0 || report.people > 0) {
    const vacant = report.vacantPosts === 0 ? '' : ` (${report.vacantPosts} vacant)`;
    lines.push(`${counted(report.posts, 'post')}${vacant}, ${counted(report.people, 'person', 'people')}`);
  }
  if (report.boards > 0) lines.push(`${counted(report.boards, 'board')} with a weekly summary`);
  if (report.setAside.length > 0) {
    const parts = report.setAside.map(({ what, count }) => `${what} (${count})`).join(', ');
    lines.push(`Checked but not used yet: ${parts}`);
  }
  return lines;
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

function lacking(count: number, of: number, what: string): string {
  if (count === 0) return `${of === 1 ? 'it has' : 'all have'} ${what === 'owner' ? 'an' : 'a'} ${what}`;
  return `${count} ${count === 1 ? 'has' : 'have'} no ${what}`;
}
