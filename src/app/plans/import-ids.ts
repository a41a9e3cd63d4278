/** The ids of a first import: each run of it makes the same ones, so that it knows what a run that was cut off has stored. */
import type { NewId } from '../../importing/names.ts';
import { digest } from '../conversation/command-id.ts';

/** Ids for one draft of a plan. Things of the same name are told apart by their order. */
export function idsOf(plan: string): NewId {
  const taken = new Map<string, number>();
  return (name) => {
    if (name === null) return crypto.randomUUID();
    const nth = (taken.get(name) ?? 0) + 1;
    taken.set(name, nth);
    return digest(`${plan}\n${nth}\n${name}`);
  };
}
