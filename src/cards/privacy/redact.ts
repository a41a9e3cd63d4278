/** The cards of a redaction: which words, what would go, and the two officers' words. None of them repeats the content. */
import { nameOf, type Redactable, saidAt } from '../../domain/privacy/redactable.ts';
import { button } from '../button.ts';
import { count, moment, STATUS } from '../format.ts';
import { type CardMessage, compile } from '../render.ts';
import { textInput } from '../submit.ts';
import { bold, clip, run, subtle } from '../text.ts';
import { careful } from '../words-of-care.ts';
import template from './redact.json' with { type: 'json' };

const fill = compile(template);

const headed = ({ ref, title }: Redactable): ReturnType<typeof bold>[] => [
  bold(`${clip(ref, 30)} ${clip(title, 100)}`.trim()),
];
const calledIn = ({ ref, title }: Redactable): string => clip(ref === '' ? title : ref, 30);
const saidBy = (one: Redactable): string => {
  const status = 'update' in one ? one.update.said.status : undefined;
  return `${status ? `${STATUS[status].word}, ` : ''}${clip(one.who, 60)}, ${moment(saidAt(one), one.zone)}`;
};
const words = (text: string): string => count(text.trim().split(/\s+/).length, 'word');

/** "18 words of reason, 1 link and 1 file": what would go. */
export function whatGoes(one: Redactable): string[] {
  if ('text' in one) return [`${words(one.text.words)}: ${one.text.what}`];
  const { said, onBehalf, checked } = one.update;
  const links = (said.evidence ?? []).filter(({ kind }) => kind === 'link').length;
  const files = (said.evidence ?? []).filter(({ kind }) => kind === 'file').length;
  const places = (said.evidence ?? []).length - links - files;
  const reason = `${said.reason ?? ''} ${checked?.reason ?? ''}`.trim();
  return [
    ...(reason === '' ? [] : [`${words(reason)} of reason`]),
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

const heldLines = ({ held }: Redactable): ReturnType<typeof bold>[][] =>
  held === undefined
    ? []
    : [
        [
          bold(
            `A hold is on this: “${clip(held, 200)}”. Whoever answers for that has to have seen it before it goes.`,
          ),
        ],
      ];

/** As many are listed to pick from. */
export const MOST_PICKED = 10;

/** Which one: newest first. */
export function pickRedactionCard(found: readonly Redactable[], note: string): CardMessage {
  const rows = found.slice(0, MOST_PICKED).map((one) => ({
    texts: [[run(saidBy(one))], [subtle(whatGoes(one).join(', ') || 'no words in it')]],
    sets: [button('Redact', { do: 'redact', update: nameOf(one) }, { tooltip: `Redact ${saidBy(one)}` })],
  }));
  const [first] = found;
  const card = fill({
    heading: first ? headed(first) : [bold('Redact')],
    says: [[run(note)]],
    rows,
    inputs: [],
    buttons: [],
  });
  return { summary: 'Which words should be redacted?', card };
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
      ...heldLines(one),
      [run(saidBy(one))],
      [run(`This would go: ${whatGoes(one).join(', ')}.`)],
      [run(STAYS)],
      [run('A second officer has to agree within 7 days. Until then nothing changes.')],
    ],
    rows: [],
    inputs: [input],
    buttons: [
      button('Ask a second officer', { do: 'redact-ask', update: nameOf(one) }, { style: 'positive' }),
    ],
  });
  return { summary: `Redact words of ${calledIn(one)}?`, card };
}

/** To the second officer: asked once. */
export function redactAskedCard(
  one: Redactable,
  { by, reason, until, redaction }: { by: string; reason: string; until: string; redaction: string },
): CardMessage {
  const card = fill({
    heading: headed(one),
    says: [
      [
        run(
          `${clip(by, 60)} asks to redact ${'update' in one ? 'an update' : 'words'}: “${clip(reason, 300)}”`,
        ),
      ],
      ...heldLines(one),
      [run(saidBy(one))],
      [run(`This would go: ${whatGoes(one).join(', ')}.`)],
      [run(`${STAYS} Please answer by ${moment(until, one.zone)}.`)],
    ],
    rows: [],
    inputs: [],
    buttons: [
      button('Remove it', { do: 'redact-agree', redaction }),
      button('No, keep it', { do: 'redact-refuse', redaction }),
      ...(one.ref === ''
        ? []
        : [button('See its history', { do: 'say', text: `history of ${one.ref}`.slice(0, 300) })]),
    ],
  });
  return { summary: `${clip(by, 60)} asks you to agree to a redaction of ${calledIn(one)}`, card };
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
  return { summary: `${calledIn(one)}: ${clip(lines[0] ?? '', 150)}`, card };
}
