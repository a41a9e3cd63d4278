/** Collects what a reader noticed; what happens in many cells is told once, with the first place and how many more. */
import type { Finding } from '../finding.ts';

export type Noticed = {
  add(kind: Finding['kind'], what: string, where: string): void;
  findings(): Finding[];
};

/** Beyond these nobody reads on; their number is told. */
const MOST = 1_000;

export function noticed(): Noticed {
  const found = new Map<string, { finding: Finding; more: number }>();
  let beyond = 0;
  return {
    add(kind, what, where) {
      const key = `${kind} ${what}`;
      const known = found.get(key);
      if (known !== undefined) known.more += known.finding.where === where ? 0 : 1;
      else if (found.size < MOST) found.set(key, { finding: { kind, what, where }, more: 0 });
      else beyond += 1;
    },
    findings() {
      const told = [...found.values()].map(({ finding, more }) =>
        more === 0
          ? finding
          : { ...finding, where: `${finding.where} and ${more} further place${more === 1 ? '' : 's'}` },
      );
      const rest = `There are ${beyond} further remarks; put these right first and import again.`;
      return beyond === 0 ? told : [...told, { kind: 'unplaced', what: rest, where: 'the file' }];
    },
  };
}
