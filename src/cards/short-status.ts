/** The statuses that can be picked beside the lines of a card, in one letter each: a card of ten repeats them ten times. */
import { z } from 'zod/v4';
import { OwnerStatus } from '../domain/milestone.ts';

const SHORT: { readonly [S in OwnerStatus]: string } = {
  'on-track': 't',
  'at-risk': 'r',
  'off-track': 'f',
  complete: 'c',
  'not-started': 'n',
};

export const shortOf = (status: OwnerStatus): string => SHORT[status];

const ofLetter = new Map(OwnerStatus.options.map((status) => [SHORT[status], status]));

/** A status as it is picked: its letter, or its name. */
export const PickedStatus = z.preprocess(
  (value) => (typeof value === 'string' ? (ofLetter.get(value) ?? value) : value),
  OwnerStatus,
);
