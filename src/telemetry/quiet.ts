/** The watch while nothing is exported: turns and runs of the clock get an id for the log, and that is all. */
import { randomBytes } from 'node:crypto';
import { silent, type Watch } from '../app/watch.ts';
import { withTrail } from './trail.ts';

export const quiet: Watch = {
  ...silent,
  step: (step, _marks, work) =>
    step === 'turn' || step === 'tick'
      ? withTrail({ trace: randomBytes(16).toString('hex'), left: { steps: 0 } }, () => work(nothing))
      : work(nothing),
};

const nothing = (): void => undefined;
