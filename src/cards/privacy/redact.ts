/** The cards of a redaction: which update, what would go, and the two officers' words. None of them repeats the content. */
import type { Update } from '../../domain/update.ts';
import { button } from '../button.ts';
import { count, moment, STATUS } from '../format.ts';
import { type CardMessage, compile } from '../render.ts';
import { textInput } from '../submit.ts';
import { bold, clip, run, subtle } from '../text.ts';
import { careful } from '../words-of-care.ts';
import template from './redact.json' with { type: 'json' };

const fill = compile(template);

/** An update as these cards speak of it. */
export type Redactable = {
  update: Update;
  ref: string;
  title: string;
  /** Who said it. */
  who: string;
  zone: string;
};

const headed = ({ ref, title }: Redactable): ReturnType<typeof bold>[] => [
  bold(`${clip(ref, 30)} ${clip(title, 100)}`),
];
const saidBy = ({ update, who, zone }: Redactable): string => {
  const status = update.said.status ? `${STATUS[update.said.status].word}, ` : '';
  return `${status}${clip(who, 60)}, ${moment(update.at, zone)}`;
};

/** "18 words of reason, 1 link and 1 file": what would go. */
export function whatGoes({ said, onBehalf, checked }: Update): string[] {
  const links = (said.evidence ?? []).filter(({ kind }) => kind === 'link').length;
  const files = (said.evidence ?? []).filter(({ kind }) => kind === 'file').length;
  const places = (said.evidence ?? []).length - links - files;
  const reason = `${said.reason ?? ''} ${checked?.reason ?? ''}`.trim();
  return [
    ...(reason === '' ? [] : [`${count(reason.split(/\s+/).length, 'word')} of reason`]),
    ...(links > 0 ? [count(links, 'link')] : []),
    ...(files > 0 ? [`${count(files, 'file')}, with ${files === 1 ? 'its' : 'their'} content`] : []),
    ...(places > 0 ? [count(places, 'described place')] : []),
    ...((said.figures ?? []).some(({ unit }) => unit !== '') ? ['the words beside its figures'] : []),
    ...(said.handOver?.name ? ['a name that it hands over to'] : []),
    ...(onBehalf === null ? [] : ['on whose behalf it was said']),
  ];
}

const STAYS =
  'Status, dates and figures stay, with a dated note that two officers removed the words. It cannot be undone.';

/** Which one: newest first, ten at most. */
export function pickRedactionCard(found: readonly Redactable[], note: string): CardMessage {
  const rows = found.slice(0, 10).map((one) => ({
    texts: [[run(saidBy(one))], [subtle(whatGoes(one.update).join(', ') || 'no words in it')]],
    sets: [button('Redact', { do: 'redact', update: one.update.id }, { tooltip: `Redact ${saidBy(one)}` })],
  }));
  const [first] = found;
  const card = fill({
    heading: first ? headed(first) : [bold('Redact')],
    says: [[run(note)]],
    rows,
    inputs: [],
    buttons: [],
  });
  return { summary: 'Which update should be redacted?', card };
}

/** What would go, and why: the reason is asked for here. */
export function redactPreviewCard(one: Redactable, reason: string, fault: string | null): CardMessage {
  const input = {
    type: 'Input.Text',
    id: textInput('reason'),
    label: careful('Why, in a few words that others may read'),
    errorMessage: 'Say why, in a few words.',
    value: reason,
  };
  const card = fill({
    heading: headed(one),
    says: [
      ...(fault === null ? [] : [[bold(fault)]]),
      [run(`This would go: ${whatGoes(one.update).join(', ')}.`)],
      [run(saidBy(one))],
      [run(STAYS)],
      [run('A second officer has to agree within 7 days. Until then nothing changes.')],
    ],
    rows: [],
    inputs: [input],
    buttons: [
      button('Ask a second officer', { do: 'redact-ask', update: one.update.id }, { style: 'positive' }),
    ],
  });
  return { summary: `Redact an update of ${clip(one.ref, 30)}?`, card };
}

/** To the second officer: asked once. */
export function redactAskedCard(
  one: Redactable,
  { by, reason, until, redaction }: { by: string; reason: string; until: string; redaction: string },
): CardMessage {
  const card = fill({
    heading: headed(one),
    says: [
      [run(`${clip(by, 60)} asks to redact an update: “${clip(reason, 300)}”`)],
      [run(saidBy(one))],
      [run(`This would go: ${whatGoes(one.update).join(', ')}.`)],
      [run(`${STAYS} Please answer by ${moment(until, one.zone)}.`)],
    ],
    rows: [],
    inputs: [],
    buttons: [
      button('Remove it', { do: 'redact-agree', redaction }),
      button('No, keep it', { do: 'redact-refuse', redaction }),
      button('See its history', { do: 'say', text: `history of ${one.ref}`.slice(0, 300) }),
    ],
  });
  return { summary: `${clip(by, 60)} asks you to agree to a redaction of ${clip(one.ref, 30)}`, card };
}

/** What became of it; `withdraw` is there for whoever asked, as long as nobody has answered. */
export function redactStandsCard(
  one: Redactable,
  { lines, withdraw }: { lines: readonly string[]; withdraw: string | null },
): CardMessage {
  const card = fill({
    heading: headed(one),
    says: lines.map((line) => [run(clip(line, 500))]),
    rows: [],
    inputs: [],
    buttons: withdraw === null ? [] : [button('Withdraw', { do: 'redact-withdraw', redaction: withdraw })],
  });
  return { summary: `${clip(one.ref, 30)}: ${clip(lines[0] ?? '', 150)}`, card };
}
