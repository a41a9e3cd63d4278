/** What two officers took out of somebody's words is not recorded again as their own, of whichever action. */
import type { Said } from '../../domain/update.ts';
import { holdsMarker } from '../privacy/redact/marker.ts';

export const WORDS_GONE =
  'Two officers took words out of what you said, and I do not record these again. Tell me the rest anew.';

/** `gone`: something was left out. */
export function withoutRedacted(said: Said): { said: Said; gone: boolean } {
  const kept = Object.entries(said).filter(([, value]) => !holdsMarker(value));
  return { said: Object.fromEntries(kept), gone: kept.length < Object.keys(said).length };
}
