/** Reads which report a board is to get by itself: "send the Partnership a termly report every term". */
import type { ReportKind } from '../../domain/papers/periods.ts';
import type { BoardErrand } from './board-errand.ts';

const KIND = '(?<kind>half[ -]?termly|termly|yearly|annual)\\s+(?:report|review)';
const EVERY = '(?:every|each)\\s+(?:half[ -]?term|term|(?:school\\s+)?year)';
const BOARD = '(?:the\\s+)?(?<board>[^,.:;]+?)';
const END = '(?:\\s+please)?[\\s.!]*';
const SENDS = '(?:please[, ]+)?(?:send|post|give)';
const form = (pattern: string): RegExp => new RegExp(`^${pattern}${END}$`, 'iu');

const ON = [
  form(`${SENDS}\\s+(?:a\\s+|the\\s+)?${KIND}\\s+(?:to|for)\\s+${BOARD}\\s+${EVERY}`),
  form(`${SENDS}\\s+${BOARD}\\s+(?:a|the)\\s+${KIND}\\s+${EVERY}`),
];
const STOPS = '(?:please[, ]+)?(?:stop|cancel)(?:\\s+(?:sending|posting))?';
const OFF = [
  form(`${STOPS}\\s+(?:the\\s+|a\\s+)?${KIND}s?\\s+(?:to|for|of)\\s+${BOARD}`),
  form(`${STOPS}\\s+${BOARD}\\s+(?:a|the)\\s+${KIND}s?`),
];

/** Without "every term" a report is asked for now: that is another errand. */
export function readBoardReports(text: string): BoardErrand | null {
  for (const [on, forms] of [
    [true, ON],
    [false, OFF],
  ] as const)
    for (const one of forms) {
      const found = one.exec(text.trim())?.groups;
      const kind = KINDS[(found?.kind ?? '').toLowerCase().replace(/[ -]/g, '')];
      if (found?.board !== undefined && kind) return { is: 'reports', kind, on, board: found.board };
    }
  return null;
}

const KINDS: { readonly [word: string]: ReportKind } = {
  halftermly: 'half-termly',
  termly: 'termly',
  yearly: 'yearly',
  annual: 'yearly',
};
