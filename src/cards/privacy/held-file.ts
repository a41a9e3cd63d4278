/** A file whose words look like a pupil's data was not kept: what it looks like, and how to have it kept all the same. */
import type { FindingKind } from '../../domain/privacy/finding.ts';
import { button } from '../button.ts';
import { type CardMessage, compile } from '../render.ts';
import { clip, run } from '../text.ts';
import { CARE } from '../words-of-care.ts';
import { NOT_ABOUT_A_CHILD } from './held.ts';
import template from './held-file.json' with { type: 'json' };
import { lookLike } from './looks-like.ts';

const fill = compile(template);

export type HeldFile = { id: string; name: string; looksLike: readonly FindingKind[] };

export function heldFileCard({ id, name, looksLike }: HeldFile): CardMessage {
  const text = `The words in ${clip(name, 100)} look like ${lookLike(looksLike)}, so I did not keep it.`;
  const card = fill({
    says: [run(text)],
    next: [run(`Please take them out and send it again. ${CARE}`)],
    buttons: [button(NOT_ABOUT_A_CHILD, { do: 'vouch-file', file: id })],
  });
  return { summary: 'A file was not kept: it looks like a child’s data', card };
}
