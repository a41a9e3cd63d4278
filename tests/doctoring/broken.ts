/** One broken set-up, as the doctor's table has it. */
import type { Ports } from '../../src/doctoring/surroundings.ts';
import type { Environment, Ward } from './ward.ts';

export type Broken = {
  name: string;
  set(ward: Ward): Promise<{ env?: Environment; over?: Partial<Ports> }>;
  remedy: RegExp;
  /** False where it cannot be set up. */
  only?: boolean;
} & ({ fault: RegExp; note?: never } | { note: RegExp; fault?: never });
