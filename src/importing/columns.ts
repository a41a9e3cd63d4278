/** The columns that councils use, matched by what their headings mean. */

export type Meaning =
  | 'ref'
  | 'priority'
  | 'objective'
  | 'action'
  | 'owner'
  | 'lead'
  | 'by-when'
  | 'start'
  | 'measure'
  | 'difference'
  | 'status'
  | 'progress'
  | 'percent'
  | 'outcome'
  | 'description'
  | 'nature'
  | 'evidence'
  | 'resources';
