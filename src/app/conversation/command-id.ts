/** Names what a turn does, so that a turn that is delivered twice takes effect once. */
import { createHash } from 'node:crypto';
import type { Origin } from '../message.ts';

/** Stable for a turn and a part of its work. Teams' activity ids are unique in their conversation only. */
export const commandId = (origin: Pick<Origin, 'tenant' | 'conversation' | 'id'>, part: string): string =>
  digest(`${origin.tenant}\n${origin.conversation}\n${origin.id}\n${part}`);

export const digest = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22);
