/** One of every card that keeps children's data out, or takes it out again. */
import { heldCard } from '../../src/cards/privacy/held.ts';
import { heldFileCard } from '../../src/cards/privacy/held-file.ts';
import {
  pickRedactionCard,
  redactAskedCard,
  redactPreviewCard,
  redactStandsCard,
} from '../../src/cards/privacy/redact.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import type { Redactable } from '../../src/domain/privacy/redactable.ts';
import { NOW, update, ZONE } from './lines.ts';

/** Made with the words that people write: hostile ones in the tests of literal text. */
export function privacyCards(written: string): Record<string, CardMessage> {
  const one: Redactable = {
    update: {
      ...update({
        status: 'at-risk',
        reason: 'Waiting for a place',
        evidence: [
          { kind: 'link', url: 'https://example.org/a' },
          { kind: 'file', file: 'f-1', name: 'minutes.pdf' },
        ],
        figures: [{ value: 98, of: 132, target: null, unit: 'audits' }],
      }),
      onBehalf: 'the hospital',
    },
    ref: '3.3(b)',
    title: written,
    who: written,
    zone: ZONE,
  };
  const text: Redactable = {
    text: {
      place: 'board-post:sample:board:2026-W49/hold/x',
      what: 'reason of a hold',
      words: written,
      plan: 'sample',
      item: null,
      by: 'p1',
      at: NOW,
      vouched: undefined,
    },
    ref: '',
    title: written,
    who: written,
    zone: ZONE,
  };
  const held = heldCard({
    kinds: ['nhs', 'name'],
    words: [{ id: 'in:words', text: written }],
    rest: { do: 'rephrase' },
  });
  if (!held) throw new Error('the words do not fit into a card');
  return {
    'held words': held,
    'held file': heldFileCard({ id: 'f-1', name: written, looksLike: ['upn'] }),
    'which words to redact': pickRedactionCard([one, text], 'Which words should be redacted?'),
    'redaction of other words': redactAskedCard(text, {
      by: written,
      reason: written,
      until: NOW,
      redaction: 'r-1',
    }),
    'redaction preview': redactPreviewCard(one, written, null),
    'redaction preview with a fault': redactPreviewCard(one, '', 'Please say why, in a few words.'),
    'redaction asked': redactAskedCard(one, { by: written, reason: written, until: NOW, redaction: 'r-1' }),
    'redaction stands': redactStandsCard(one, { lines: [written, written], withdraw: 'r-1' }),
  };
}

export const privacySamples = (): Record<string, CardMessage> =>
  privacyCards('A family support plan for every school in the borough');
