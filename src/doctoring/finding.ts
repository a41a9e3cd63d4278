/** What the doctor says of one thing: how it is, what is so, and what mends it. */

export const AREAS = [
  'configuration',
  'machine',
  'record',
  'files',
  'clock',
  'messages',
  'people',
  'credentials',
  'address',
  'package',
  'telemetry',
] as const;
export type Area = (typeof AREAS)[number];

/** `note` is worth knowing; `fault` keeps Waymark from its work, or will. */
export type Finding = {
  level: 'ok' | 'note' | 'fault';
  about: Area;
  what: string;
  /** What somebody does about it; null where nothing is to be done. */
  remedy: string | null;
};

/** The three levels for one area. */
export const findingsOn = (about: Area) => ({
  ok: (what: string): Finding => ({ level: 'ok', about, what, remedy: null }),
  note: (what: string, remedy: string): Finding => ({ level: 'note', about, what, remedy }),
  fault: (what: string, remedy: string): Finding => ({ level: 'fault', about, what, remedy }),
});
