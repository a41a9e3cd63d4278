/** One of every card about files, in its fullest and its barest form. */
import { type EvidenceList, evidenceListCard, type Piece } from '../../src/cards/evidence/evidence-list.ts';
import { fileLinkCard } from '../../src/cards/evidence/file-link.ts';
import { type ForWhich, forWhichCard } from '../../src/cards/evidence/for-which.ts';
import { takenOffCard, takeOffCard } from '../../src/cards/evidence/take-off.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import { doneLine, line, longLines, NOW, overdueLine, TODAY, ZONE } from './lines.ts';

export const forWhich = (over: Partial<ForWhich> = {}): CardMessage =>
  forWhichCard({
    files: [{ id: 'f1', name: 'minutes.pdf' }],
    likely: null,
    lines: [overdueLine(), line(), doneLine()],
    offset: 0,
    today: TODAY,
    notes: [],
    until: 'Mon 23 Nov 2026, 15:30',
    ...over,
  });

const piece = (evidence: Piece['evidence']): Piece => ({
  evidence,
  removable: evidence.kind === 'file',
  who: 'Alex Sample',
  at: NOW,
});
export const evidenceList = (over: Partial<EvidenceList> = {}): CardMessage =>
  evidenceListCard({
    line: overdueLine(),
    offset: 0,
    zone: ZONE,
    pieces: [
      piece({ kind: 'file', file: 'f1', name: 'minutes.pdf' }),
      piece({ kind: 'link', url: 'https://example.org/minutes' }),
      piece({ kind: 'location', what: 'Minutes, in the board’s folder' }),
    ],
    ...over,
  });

export const fileLink = (name = 'minutes.pdf'): CardMessage =>
  fileLinkCard({
    name,
    url: `https://waymark.example/files/dGVuYW50.${'a'.repeat(43)}`,
    line: overdueLine(),
    who: 'Alex Sample',
    at: NOW,
    until: '2026-11-22T15:40:00Z',
    zone: ZONE,
  });

const LONG_NAME = `${'a very long name '.repeat(7)}.pdf`;

export const evidenceSamples = (): Record<string, CardMessage> => ({
  'for which': forWhich(),
  'for which, with a likely one': forWhich({ likely: overdueLine(), lines: [line()] }),
  'for which, with nothing to tap': forWhich({ lines: [] }),
  'for which at its longest': forWhich({
    files: Array.from({ length: 10 }, (_, place) => ({ id: `file-${place}`.repeat(5), name: LONG_NAME })),
    likely: longLines(1)[0] ?? null,
    lines: longLines(40),
    notes: ['plan.xlsx cannot be taken as a plan:', ...Array.from({ length: 6 }, () => 'Why. '.repeat(40))],
  }),
  'all evidence': evidenceList(),
  'no evidence': evidenceList({ pieces: [] }),
  'all evidence at its longest': evidenceList({
    pieces: Array.from({ length: 30 }, () => piece({ kind: 'file', file: 'f1', name: LONG_NAME })),
  }),
  'a link to a file': fileLink(),
  'taking a file off': takeOffCard({ line: overdueLine(), name: LONG_NAME, proposal: 'p1' }),
  'a file taken off': takenOffCard({ line: doneLine(), name: LONG_NAME }),
});
