/** What an importer noticed while it read: each stands in the report, with the place in the source. */

/**
 * `inferred`: not said, but read from something that is. `repaired`: printed wrongly, and put right.
 * `unplaced`: read, and no place found for it: nothing of it is in the plan.
 * `child`: it looks like a pupil's personal data.
 */
export type Finding = {
  kind: 'inferred' | 'repaired' | 'unplaced' | 'child';
  /** A whole sentence for the person who imports: what was done, and from what. */
  what: string;
  /** A place in the source: `line 412`, `Actions!C14`, `page 3`. */
  where: string;
};
