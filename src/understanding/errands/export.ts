/** Reads who wants a file: "export", "export overdue in P3", "export the plan as a link", "as a link". */
import type { Reading } from '../intent.ts';
import { runParsers, type Sight } from '../mark.ts';
import { sentencesOf } from '../mood.ts';
import { ofAll } from '../parsers.ts';
import { readQuestion } from '../questions/question.ts';
import { readReply } from '../replies/reply.ts';
import type { ErrandReader } from './errands.ts';

const BEFORE = String.raw`(?:(?:please|can you|could you|can i|could i|i(?:'d| would) like to|let me)\s+)*`;
const EXPORT = new RegExp(String.raw`^${BEFORE}(?:export|download)(?:\s+(?<rest>.*?))?[\s.?!]*$`, 'is');
const PLEASE = /[\s,]*(?:please|thanks|thank you|for me)$/i;
/** How the file is to come: said behind what is in it. */
const LINK = /\s*\b(?:as|with|by) (?:a )?link$/i;
const FORM =
  /\s*\b(?:(?:in)?to|as|in|for) (?:an? )?(?:excel|xlsx|csv|spreadsheet|workbook|file)(?: (?:file|sheet|please))?$/i;
/** What was asked last. */
const LAST =
  /^(?:(?:this|that|it|these|those|them)(?: (?:list|answer|actions?|ones))?|(?:the )?(?:list|answer|results?)|all of (?:it|them|these|those))?$/i;
const PLAN =
  /^(?:(?:the|our|my|this|whole|entire|full|action|delivery|complete)\s+)*(?:plan|record|workbook|strategy)(?: (?:workbook|record))?$/i;
const AS_LINK =
  /^(?:(?:please|i want it|give it to me|send it|send me|give me|can i have|could i have|just)\s+)*(?:it )?(?:as )?(?:a|the) link(?: (?:instead|please|then))*[\s.?!]*$/i;
/** "Export the reds", "export everything at risk": a list is spoken of, nothing is reported. */
const LIST =
  /^(?:the|all|everything|every|what(?:'s| is|ever)|which|my|mine|our|actions?|anything|a list)\b/i;

type Export = Extract<Reading, { kind: 'errand' }>['errand'] & { do: 'export' };

const errand = (what: Omit<Export, 'do'>, plan: string | null): Reading & { kind: 'errand' } => ({
  kind: 'errand',
  plan,
  errand: { do: 'export', ...what },
});

export const readExport: ErrandReader = (sight) => {
  const text = sight.text.trim();
  if (AS_LINK.test(text)) return { kind: 'errand', plan: null, errand: { do: 'as-link' } };
  const said = EXPORT.exec(text);
  if (!said) return null;
  const { rest, link } = formIn(said.groups?.rest ?? '');
  if (LAST.test(rest)) return errand({ of: 'answer', question: null, link }, null);
  if (PLAN.test(rest)) return errand({ of: 'plan', question: null, link }, null);
  const named = wholePlan(rest, sight);
  if (named !== null) return errand({ of: 'plan', question: null, link }, named);
  const question = questionIn(rest, sight);
  return question && errand({ of: 'answer', question, link }, question.plan);
};

/** What is asked for, and how it is to come. */
function formIn(said: string): { rest: string; link: boolean } {
  let rest = said.trim();
  let link = false;
  for (;;) {
    const bare = rest.replace(PLEASE, '').replace(FORM, '').trim();
    const without = bare.replace(LINK, '').trim();
    link ||= without !== bare;
    if (without === rest) return { rest, link };
    rest = without;
  }
}

const sightOf = (text: string, { lexicon, context }: Sight): Sight =>
  runParsers(ofAll, { text, left: text, marks: [], lexicon, context });

/** "Export the Wigan plan": nothing but a plan is named. */
function wholePlan(rest: string, sight: Sight): string | null {
  const { marks } = sightOf(rest, sight);
  const [plan] = marks.flatMap((mark) => (mark.kind === 'plan' ? [mark] : []));
  const words = plan && `${rest.slice(0, plan.start)} ${rest.slice(plan.end)}`;
  return plan && /^\s*(?:the|our|whole|plan|strategy|\s)*\s*$/i.test(words ?? '') ? plan.plan : null;
}

/** What follows, as a question; "export licence agreed" and "export done" tell something, and are left alone. */
function questionIn(rest: string, sight: Sight) {
  const shared = sightOf(rest, sight);
  const sentences = sentencesOf(shared.left);
  const asked = readQuestion(shared, sentences);
  if (asked?.kind !== 'question') return null;
  const tells = readReply(shared, sentences) !== null && !LIST.test(rest);
  return tells ? null : asked.question;
}
