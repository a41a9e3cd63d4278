/** Whatever people write, no card, message or notification makes anything of it live. */
import { z } from 'zod/v4';
import { noticeCard } from '../../src/cards/notice.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import { updateFormCard } from '../../src/cards/update-form.ts';
import { cardElements } from '../support/card-text.ts';
import { nothingTyped, overdueLine, TODAY } from './lines.ts';
import { privacyCards } from './privacy-samples.ts';
import { samples } from './samples.ts';

const HOSTILE = [
  '[x](javascript:alert(1))',
  '[x](https://evil.example)',
  '<at>Everyone</at>',
  '**bold** _it_ `code`',
  '=HYPERLINK("https://evil.example","x")',
  '+1-1',
  '\u202egnp.exe',
  '\u2066hidden\u2069',
  'one\ntwo\r\nthree\u2028four',
  '{{DATE(2026-12-04T09:00:00Z)}}',
  '${title} ${$root}',
  '# heading',
  '- list',
  '![x](https://evil.example/a.png)',
  '<a href="https://evil.example">x</a><script>alert(1)</script>',
  '&lt;at&gt;',
  '😀👩‍👩‍👧 مرحبا',
  '\u0000\u0007',
];

const Tree = z.record(z.string(), z.unknown());

/** Addresses that a press would open. */
function urlsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(urlsIn);
  const tree = Tree.safeParse(node);
  if (!tree.success) return [];
  const { data: _, ...shown } = tree.data;
  const own = typeof shown.url === 'string' ? [shown.url] : [];
  return [...own, ...Object.values(shown).flatMap(urlsIn)];
}

function isDead(message: CardMessage, written: string): void {
  for (const { type, text, inlines } of cardElements(message.card)) {
    const shown = JSON.stringify([text, inlines], (key, value) => (key === 'data' ? undefined : value));
    expect(shown).not.toMatch(/<\/?at\b/i);
    expect(shown).not.toMatch(/\{\{(?:DATE|TIME)/);
    expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    if (type === 'TextBlock' && typeof text === 'string') {
      expect(text).not.toMatch(/(?<!\\)\[[^\]]*(?<!\\)\]\(/);
      expect(text).not.toMatch(/(?<!\\)<[a-z/]/i);
    }
  }
  for (const url of urlsIn(message.card)) {
    expect(url).toMatch(/^https?:\/\//);
    expect(url).not.toContain('evil.example');
  }
  expect(message.summary).not.toMatch(/[\r\n\u2028\u202a-\u202e]/);
  expect(message.summary).not.toMatch(/<\/?at\b/i);
  expect(written).toBeDefined();
}

describe.each(HOSTILE)('%j', (written) => {
  const cards: Record<string, CardMessage> = {
    ...privacyCards(written),
    notice: noticeCard({ title: written, text: written, suggestions: [{ label: written, say: written }] }),
    form: updateFormCard({
      line: overdueLine({ ref: '3', title: written, under: written, reason: written }),
      typed: { ...nothingTyped, reason: written, evidence: written },
      faults: [{ field: 'evidence', message: written }],
      corrects: null,
      list: [],
      today: TODAY,
    }),
  };
  test.each(Object.entries(cards))('is dead in %s', (_, card) => isDead(card, written));
});

test('no sample of any card opens anything but a web address', () => {
  for (const { card } of Object.values(samples()))
    for (const url of urlsIn(card)) expect(url).toMatch(/^https?:\/\//);
});
