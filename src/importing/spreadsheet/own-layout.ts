/** How the workbooks that Waymark writes are laid out: what the writer and the reader both go by. */

/** The hidden sheet that says what a workbook is and what it held when it was written. */
export const BASE = '_base';
/** The hidden sheet that the pick lists are taken from. */
export const LISTS = '_lists';

export const SHEET = {
  instructions: 'Instructions',
  plan: 'Plan',
  actions: 'Actions',
  posts: 'Posts',
  boards: 'Boards',
  measures: 'Measures',
  readings: 'Readings',
  duties: 'Duties',
  milestones: 'Milestones',
  updates: 'Updates',
  evidence: 'Evidence',
  slippage: 'Slippage',
  report: 'Import report',
  update: 'Update',
} as const;

/** The hidden first column of a sheet: which row of the base a row is. Rows that people add have none. */
export const KEY = 'Key (leave as it is)';

export const ACTIONS = {
  ref: 'Ref',
  level: 'Level',
  under: 'Under',
  title: 'Title',
  nature: 'Nature',
  when: 'By when (as printed)',
  due: 'Due date',
  owner: 'Accountable owner',
  contributors: 'Contributors',
  lead: 'Lead',
  checkIns: 'Check-ins',
  aliases: 'Also called',
} as const;

export const POSTS = {
  id: 'Post id',
  title: 'Post',
  holder: 'Holder (e-mail)',
  from: 'Holds it from',
  cover: 'Cover (e-mail)',
  deputy: 'Deputy',
} as const;

export const BOARDS = {
  body: 'Board',
  channel: 'Channel id',
  day: 'Summary on',
  time: 'At',
  scope: 'Sees only (refs)',
} as const;

export const MEASURES = {
  item: 'Item ref',
  text: 'Measure',
  direction: 'Direction',
  target: 'Target',
  baseline: 'Baseline',
  unit: 'Unit',
  frequency: 'How often',
  owner: 'Read by',
} as const;

export const READINGS = {
  item: 'Item ref',
  text: 'Measure',
  period: 'Period',
  value: 'Value',
  source: 'Source',
  provisional: 'Provisional',
} as const;

export const DUTIES = { body: 'Body', ref: 'Ref', text: 'Duty', when: 'When', owner: 'Owner' } as const;

/** The rows of the Plan sheet, by what stands in its first column. */
export const PLAN = {
  id: 'Plan id',
  title: 'Title',
  authority: 'Authority',
  goLive: 'Goes live on',
} as const;

export const UPDATE = {
  ref: 'Ref',
  title: 'Action',
  due: 'Due date',
  last: 'Last status',
  lastOn: 'Said on',
  status: 'Status now',
  percent: '% done',
  forecast: 'New expected date',
  reason: 'What happened, or the reason',
  evidence: 'Evidence (link or place)',
  saidBy: 'Your name',
} as const;

export const YES = 'Yes';
