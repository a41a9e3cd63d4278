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

/** Before its freeze a paper is a draft: whoever asks for a preview of it means that. */
const PAPER_AHEAD = new RegExp(
  String.raw`^(${WANTS}{0,3})(?:the\s+|a\s+)?(?:preview|draft)\s+(?:of\s+|for\s+)?(?:the\s+|our\s+|next\s+)*(?:board\s+)?(?:papers?|pack)(?:\s+(?:for|of|to)\s+${BODY})?${PLEASE}$`,
  'iu',
);
/** "What reports are there": of no kind, and for nobody. */
const ANY = new RegExp(
  String.raw`^(?:${WANTS}{0,3}(?:the\s+|your\s+|all\s+)*reports|(?:what|which|any|list|show me)\s+(?:the\s+)?(?:reports?|papers?)(?:\s+or\s+(?:reports?|papers?))?(?:\s+(?:are\s+there|is\s+there|have\s+you(?:\s+got)?|do\s+you\s+(?:have|make|do)|can\s+(?:i|you)\s+(?:have|get|make|do)))?)${PLEASE}$`,
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
    const free =
      /^yearly review/i.test(text.trim()) || (/termly report/i.test(text) && context.inHand.length === 0);
    if (bare && (context.asked !== null || !free)) return null;
    return asked(KINDS[kind.toLowerCase().replace(/[ -]/g, '')] ?? 'termly', body);
  }
  const bare = context.inHand.length === 0 && /^(?:board\s+)?papers?[\s?.!]*$/i.test(text.trim());
  if (context.asked === null && (bare || ANY.test(text.trim())))
    return { kind: 'errand', plan: null, errand: { do: 'which-report', body: null } };
  const ahead = PAPER_AHEAD.exec(text.trim());
  if (ahead && context.asked === null && (ahead[2] === undefined || bodySaid(ahead[2]) !== null))
    return asked('paper', bodySaid(ahead[2]));
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
