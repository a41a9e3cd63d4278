/** Attributes leave the house in closed sets alone: whatever else comes is told as `other`. */
import { FIGURES, type Figure } from '../app/figures.ts';
import type { FigureName, Marks } from '../app/watch.ts';

const OTHER = 'other';
/** An organisation's directory id, and what tests and the local client use in its place. */
const TENANT = /^[\w-]{1,64}$/;
/** More tenants than this are one to whoever counts: a series each would cost without end. */
const MOST_TENANTS = 300;

export type Closed = {
  /** The attributes of one reading. */
  of(figure: FigureName, by: Readonly<Record<string, string>>): Record<string, string>;
  /** What a step of a trace is marked with. */
  marks(marks: Marks): Record<string, string>;
};

export function openClosed(): Closed {
  const tenants = new Set<string>();

  function tenantOf(value: string): string {
    if (!TENANT.test(value)) return OTHER;
    if (tenants.size < MOST_TENANTS) tenants.add(value);
    return tenants.has(value) ? value : OTHER;
  }

  const oneOf = (allowed: Figure['by'][string], value: string): string =>
    allowed === 'tenant' ? tenantOf(value) : allowed.includes(value) ? value : OTHER;

  return {
    of(figure, by) {
      const { by: sets }: Figure = FIGURES[figure];
      return Object.fromEntries(
        Object.entries(sets).map(([name, allowed]) => [name, oneOf(allowed, by[name] ?? OTHER)]),
      );
    },
    marks: ({ tenant, ...words }) => ({
      ...Object.fromEntries(
        Object.entries(words).map(([name, value]) => [name, WORD.test(value ?? '') ? `${value}` : OTHER]),
      ),
      ...(tenant !== undefined && { tenant: tenantOf(tenant) }),
    }),
  };
}

/** Marks are words of our own: names of kinds and outcomes. */
const WORD = /^[a-z][a-z-]{0,30}$/;
