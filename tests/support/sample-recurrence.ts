/** Actions of the sample plan that come round, or go on, for stories about them. */
import type { Rule } from '../../src/domain/by-when.ts';
import type { Item, OwnerKey } from '../../src/domain/plan.ts';
import { EARLY_YEARS, sampleItem } from './sample-plan.ts';

const SAYS: { readonly [R in Rule]: string } = {
  MONTHLY: 'monthly',
  'HALF-TERMLY': 'half-termly',
  TERMLY: 'termly',
  YEARLY: 'annually',
};

/** An action that comes round, as the plan says in its words. */
export const recurring = (ref: string, title: string, rule: Rule, owner: OwnerKey = EARLY_YEARS): Item =>
  sampleItem({
    ref,
    title,
    nature: 'recurring',
    byWhen: SAYS[rule],
    reading: {
      text: SAYS[rule],
      kind: 'recurrence',
      start: null,
      end: null,
      rule,
      every: null,
      month: null,
      certainty: 'high',
      basis: 'words',
      confirm: false,
    },
    owners: [{ key: owner, part: 'accountable' }],
  });

/** An action that goes on and has no end. */
export const continuous = (ref: string, title: string, owner: OwnerKey = EARLY_YEARS): Item =>
  sampleItem({
    ref,
    title,
    nature: 'continuous',
    byWhen: 'ongoing',
    owners: [{ key: owner, part: 'accountable' }],
  });
