/** What a reader of documents or spreadsheets made out, before it is a plan: nodes as printed, each with its place. */
import type { Nature, PlainDate } from '../domain/plan.ts';
import type { PlanFile } from '../domain/plan-file.ts';
import type { Finding } from './finding.ts';

/** A node as the source prints it. Null and empty mean that the source does not say. */
export type SketchNode = {
  /** The label as printed (`3.3`, `(b)`, `b)`, `Priority 3`); its repair is `planFileOf`'s work. */
  label: string | null;
  title: string;
  /** What the source calls such a node (`Priority`, `Theme`, `Phase`), when it does. */
  called: string | null;
  /** True for what is to be done, false for what it stands under. */
  action: boolean;
  description: string | null;
  /** The words for the date, as they stand. */
  when: string | null;
  /** As written: names, posts, addresses. Never guessed. */
  owners: string[];
  outcomes: string[];
  measures: string[];
  difference: string[];
  /** Words for the status, the percentage and the narrative, as a spreadsheet has them. */
  status: string | null;
  progress: string | null;
  /** When the words themselves tell the nature (a column of the spreadsheet). */
  nature: Nature | null;
  /** The exact day, when the source holds one (a date cell, `31/03/2027`); `when` keeps the words. */
  due?: PlainDate | null;
  /** How much is done, 0 to 100, when the source says so. */
  percent?: number | null;
  /** Links and places that the source gives as evidence. */
  evidence?: string[];
  where: string;
  children: SketchNode[];
};

export type Sketch = {
  title: string | null;
  authority: string | null;
  /** Years or months that the source gives for its life: `2020-30`. */
  period: string | null;
  /** The names of the levels from the top, when the source names them. */
  levels: string[] | null;
  outcomes: string[];
  abbreviations: Record<string, string>;
  nodes: SketchNode[];
  findings: Finding[];
  /** The day or month that the source gives for itself: `September 2022`. */
  dated?: string | null;
  /** What the source says of the plan as a whole. */
  whole?: Pick<PlanFile, 'principles' | 'statements' | 'nextSteps' | 'timeline' | 'commitments'> & {
    measures?: string[];
  };
};

/** What a plan is called, or whose it is, where only a stand-in could be made: a later edition does not bring it in. */
export type Unsaid = readonly ('title' | 'authority')[];

/** A plan as it was read from any kind of source. `places` maps a ref to where it stands in the source. */
export type Sketched = { file: PlanFile; findings: Finding[]; places: Map<string, string>; unsaid: Unsaid };
