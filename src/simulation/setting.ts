/** What a simulation is asked for: how large, how long, from which seed, and with which faults. */
import type { PlainDate } from '../domain/plan.ts';

export type FaultLevel = 'none' | 'usual' | 'storm';

export type Setting = {
  tenants: number;
  /** Plans of each tenant, and actions of each plan. */
  plans: number;
  actions: number;
  /** A Monday; the plans go live on it, and were imported on the Friday before. */
  from: PlainDate;
  weeks: number;
  seed: number;
  faults: FaultLevel;
  replicas: number;
  /** Request units a second that the store's account lets through; null for as many as are asked for. */
  throughput: number | null;
};

export const ZONE = 'Europe/London';

/** When every board's summary is due. */
export const SUMMARY = { day: 'Monday', time: '08:30' } as const;
/** When cards go out. */
export const CARDS_AT = '09:00';

export const SMALL: Setting = {
  tenants: 3,
  plans: 2,
  actions: 40,
  from: '2027-01-11',
  weeks: 4,
  seed: 1,
  faults: 'usual',
  replicas: 2,
  throughput: null,
};

/** Every upper-tier council of England, and then a few. */
export const ENGLAND: Setting = { ...SMALL, tenants: 150, plans: 5, actions: 120 };
