/** A reply in parts: what stood in the words, what was only inferred from them, and what they speak of that has not come. */
import type { Evidence, Status } from '../../domain/milestone.ts';
import type { Said } from '../../domain/update.ts';
import type { AskBack, EvidenceSaid, ReplyReading } from '../../understanding/intent.ts';
import type { About } from '../conversation/meant.ts';

export type Words = {
  said: Said;
  implied: Said;
  /** "No change": the last status is said again. */
  unchanged: boolean;
  /** It was only said that it goes on. */
  goesOn?: boolean;
  /** Whose word it is, where the speaker only enters it. */
  onBehalf: string | null;
  /** What is missing beside it. */
  ask: AskBack | null;
  /** Evidence that is spoken of, and that is not here. */
  missing: readonly { kind: 'attachment' | 'mention'; what: string }[];
};

const WHO: AskBack = { wants: 'who', words: 'Who should have it instead?', suggestions: [] };

/**
 * Who is to have an action waits for a yes even where it was said: it is a wish about somebody else. Without a name,
 * the name is asked for.
 */
export function apart(reading: ReplyReading, ask: AskBack | null): Words {
  const said: Said = {};
  const implied: Said = {};
  const missing: Words['missing'][number][] = [];
  const { status, percent, reason, forecast, evidence, blocked, figures, snooze, handOver } = reading;
  if (status) (status.how === 'said' ? said : implied).status = status.value;
  if (percent) (percent.how === 'said' ? said : implied).percent = percent.value;
  if (blocked) (blocked.how === 'said' ? said : implied).blocked = blocked.value;
  if (reason) (reason.how === 'said' ? said : implied).reason = reason.value;
  if (forecast) (forecast.how === 'said' ? said : implied).forecast = forecast.value;
  if (figures) (figures.how === 'said' ? said : implied).figures = figures.value;
  if (snooze) (snooze.how === 'said' ? said : implied).snooze = snooze.value;
  if (handOver && handOver.value.name !== null) implied.handOver = handOver.value;
  for (const one of evidence ?? []) {
    if (!isHere(one.value)) {
      missing.push(one.value);
      continue;
    }
    const target = one.how === 'said' ? said : implied;
    target.evidence = [...(target.evidence ?? []), one.value];
  }
  return {
    said,
    implied,
    unchanged: reading.unchanged !== undefined,
    goesOn: reading.unchanged?.how === 'implied',
    onBehalf: reading.onBehalf?.value ?? null,
    ask: ask ?? (handOver?.value.name === null ? WHO : null),
    missing,
  };
}

const isHere = (evidence: EvidenceSaid): evidence is Evidence =>
  evidence.kind !== 'attachment' && evidence.kind !== 'mention';

/** Whether there is anything to record or to propose. */
export const saysSomething = ({ said, implied, unchanged }: Words): boolean =>
  unchanged || Object.keys(said).length + Object.keys(implied).length > 0;

/** The words were clear, but not what they are about, or they are a command: all of them wait for a yes. */
export const unsure = (words: Words): Words => ({
  ...words,
  said: {},
  implied: { ...words.implied, ...words.said },
  unchanged: false,
});

/**
 * Without the status that its own question is about: "still going" is no news before it is known whether to plan, and
 * "close it now, or later?" closes nothing yet.
 */
export function unlessAsked(words: Words): Words {
  const open = words.ask && ASKED_ABOUT[words.ask.wants];
  if (open === null || open === undefined) return words;
  const without = ({ status, ...rest }: Said): Said => ({
    ...rest,
    ...(status !== undefined && status !== open && { status }),
  });
  return { ...words, said: without(words.said), implied: without(words.implied) };
}
const ASKED_ABOUT: Partial<Record<AskBack['wants'], Status>> = {
  'on-track': 'in-progress',
  close: 'complete',
};

/** As many as one update takes; files go before links. */
const MOST_EVIDENCE = 10;

/**
 * Files are given with the words. Where all of them was only inferred, and what they are about was not named, the files
 * wait for the same yes.
 */
export function withFiles(words: Words, files: readonly Evidence[], named: boolean): Words {
  if (files.length === 0) return words;
  const given = named || words.unchanged || Object.keys(words.said).length > 0;
  const { said, implied } = words;
  const evidence = [...((given ? said : implied).evidence ?? []), ...files].slice(-MOST_EVIDENCE);
  return given ? { ...words, said: { ...said, evidence } } : { ...words, implied: { ...implied, evidence } };
}

/** What the words speak of: how it is going, or something that may be added to what is done. */
export const aboutIn = ({ said, implied, unchanged }: Words): About =>
  unchanged || (said.status ?? implied.status) !== undefined ? 'status' : 'details';

/** What the receipt says of evidence that was spoken of and has not come; `files` is how many came with the words. */
export function missingNotes({ missing, said }: Words, files: number): string[] {
  const attached = missing.filter(({ kind }) => kind === 'attachment');
  if (files === 0 && attached.length > 0)
    return ['Nothing came attached to your message. Send it here as a file, and I add it.'];
  const proves = files > 0 || (said.evidence ?? []).length > 0;
  const [mention] = missing.filter(({ kind }) => kind === 'mention');
  return mention && !proves
    ? ['Is there something that shows it? Send a link or a file, and it counts as evidence.']
    : [];
}
