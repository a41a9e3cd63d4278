/** Why a command was not carried out: data with a code, never an exception. */
export type Field = 'status' | 'percent' | 'reason' | 'forecast' | 'evidence' | 'snooze';

export type Rejection =
  | { code: 'not-allowed'; need: string }
  /** An owner can't take an action out of the plan. */
  | { code: 'not-theirs-to-withdraw' }
  | { code: 'not-found'; what: string }
  | { code: 'nothing-said' }
  | { code: 'withdrawn' }
  /** This plan takes no completion without evidence. */
  | { code: 'evidence-needed' }
  | { code: 'invalid'; faults: { field: Field; message: string }[] }
  | { code: 'changed-meanwhile'; lastUpdate: string };

export type Rejected = { ok: false; rejection: Rejection };

export const reject = (rejection: Rejection): Rejected => ({ ok: false, rejection });
