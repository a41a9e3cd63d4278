/** Reads who wants a report or a paper made: "termly report for the Partnership", "yearly review", "paper for the Partnership". */
import type { PaperKind } from '../../domain/papers/paper.ts';
import type { ErrandReader } from './errands.ts';
import { BODY, bodySaid, isLong, PLEASE } from './papers-words.ts';

const WANTS = String.raw`(?:(?:please|can you|could you|can i have|could i have|i need|i want|i(?:'d| would) like|give me|give us|show me|show us|show|send me|send us|get me|make me|make|prepare|draft|run|do)\s+)`;
const KIND = String.raw`(half[ -]?termly|termly|yearly|annual)\s+(?:report|review|summary)`;
const WHOLE = String.raw`(?:\s+(?:of|for|on)\s+(?:the\s+)?(?:whole\s+)?(?:plan|strategy))?`;
const REPORT = new RegExp(
  String.raw`^(${WANTS}{0,3})(?:the\s+|a\s+|our\s+)?${KIND}(${WHOLE})(?:\s+(?:for|to)\s+${BODY})?${PLEASE}$`,
  'iu',
);
const PAPER = new RegExp(
  String.raw`^(${WANTS}{0,3})(?:the\s+|a\s+)?(?:board\s+)?(?:papers?|pack)\s+(?:for|of|to)\s+${BODY}${PLEASE}$`,
  'iu',
);

export const readReport: ErrandReader = ({ text, context }) => {
  if (isLong(text)) return null;
  const report = REPORT.exec(text.trim());
  if (report) {
    const [, wants = '', kind = '', whole = '', words] = report;
    const body = bodySaid(words);
    if (words !== undefined && body === null) return null;
    // A plan may have an action of that name: by itself it is asked about or answered, not made.
    const bare = wants === '' && whole === '' && body === null;
    if (bare && (context.inHand.length > 0 || context.asked !== null || !/^yearly review/i.test(text.trim())))
      return null;
    return asked(KINDS[kind.toLowerCase().replace(/[ -]/g, '')] ?? 'termly', body);
  }
  const paper = PAPER.exec(text.trim());
  if (!paper) return null;
  const body = bodySaid(paper[2]);
  return body === null || context.asked !== null ? null : asked('paper', body);
};

const KINDS: { readonly [word: string]: PaperKind } = {
  halftermly: 'half-termly',
  termly: 'termly',
  yearly: 'yearly',
  annual: 'yearly',
};

const asked = (kind: PaperKind, body: string | null) =>
  ({ kind: 'errand', plan: null, errand: { do: 'report', kind, body } }) as const;
