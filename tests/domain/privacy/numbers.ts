/** Numbers that pass their checks, made up here so that no real one stands in the repository. */
import { isNhs, isUpn } from '../../../src/domain/privacy/numbers.ts';

const LETTERS = [...'ABCDEFGHJKLMNPQRTUVWXYZ'];

/** A unique pupil number of these twelve characters. */
export function upnOf(rest: string): string {
  const letter = LETTERS.find((one) => isUpn(`${one}${rest}`));
  if (!letter) throw new Error(`no letter passes for ${rest}`);
  return `${letter}${rest}`;
}

/** An NHS number of these nine digits. */
export function nhsOf(nine: string): string {
  const last = [...'0123456789'].find((one) => isNhs(`${nine}${one}`));
  if (last === undefined) throw new Error(`no digit passes for ${nine}`);
  return `${nine}${last}`;
}
