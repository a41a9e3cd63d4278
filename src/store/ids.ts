/** Names documents: all kinds of a partition share one space of ids, so each id begins with its kind. */
import { createHash } from 'node:crypto';
import type { Kind } from './documents.ts';

/** The id of a document; `name` is unique among those of its kind (a plan's id, an outbox row's key ...). */
export const docId = (kind: Kind, name: string): string => `${kind}:${name}`;

/** The id of the one document about the tenant itself. */
export const TENANT = docId('tenant', 'self');

/** The id of an occurrence: the same from the clock, a set-up and a new edition, so that none is made twice. */
export const occurrenceId = (item: string, occurrence: string): string =>
  createHash('sha256').update(`${item}\n${occurrence}`).digest('base64url').slice(0, 22);

/** The id of the one document that stands while a backup of the tenant is being restored. */
export const RESTORE = docId('restore', 'self');
