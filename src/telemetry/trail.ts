/** Which trace the code that runs is part of: every line of the log names it, whether or not anything is exported. */
import { AsyncLocalStorage } from 'node:async_hooks';

export type Trail = {
  /** 32 hexadecimal digits. */
  trace: string;
  /** How many more steps of this trace are told of; shared by all of them. */
  left: { steps: number };
};

const trails = new AsyncLocalStorage<Trail>();

export const withTrail = <T>(trail: Trail, work: () => T): T => trails.run(trail, work);
export const trailNow = (): Trail | undefined => trails.getStore();
/** What a line of the log carries beside its own fields. */
export const traceNow = (): { trace?: string } => {
  const trail = trails.getStore();
  return trail ? { trace: trail.trace } : {};
};
