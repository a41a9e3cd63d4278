/** A town for the simulation's stories: large enough to be interesting, small enough to be over at once. */
import type { Setting } from '../../src/simulation/setting.ts';

export const TOWN: Setting = {
  tenants: 2,
  plans: 2,
  actions: 24,
  from: '2027-01-11',
  weeks: 3,
  seed: 7,
  faults: 'usual',
  replicas: 2,
  throughput: null,
};
