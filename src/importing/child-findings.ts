/** Says of a plan that is imported where its words look like a pupil's personal data: a warning, and none of the words. */

import type { PlanFile } from '../domain/plan-file.ts';
import { type FindingKind, kindsIn } from '../domain/privacy/guard.ts';
import type { Finding } from './finding.ts';

const LOOKS: { readonly [K in FindingKind]: string } = {
  upn: 'a unique pupil number',
  nhs: 'an NHS number',
  uln: 'a unique learner number',
  birth: 'a date of birth',
  initials: 'a pupil’s initials',
  name: 'a child’s name',
};

type FileItem = PlanFile['items'][number];

/** `places` tells by ref where an item stands in the source. */
export const childFindings = (file: PlanFile, places: ReadonlyMap<string, string>): Finding[] =>
  file.items.flatMap((item) => inItem(item, places));

function inItem(item: FileItem, places: ReadonlyMap<string, string>): Finding[] {
  const { items = [], ...own } = item;
  const kinds = kindsIn(textsIn(own));
  const here: Finding[] =
    kinds.length === 0
      ? []
      : [
          {
            kind: 'child',
            what: `${item.ref} holds what looks like ${kinds.map((kind) => LOOKS[kind]).join(' and ')}. Take it out of the file before you import it.`,
            where: places.get(item.ref) ?? item.ref,
          },
        ];
  return [...here, ...items.flatMap((one) => inItem(one, places))];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
