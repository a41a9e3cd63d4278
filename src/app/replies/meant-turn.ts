/** "I meant 3.4": what was said last is taken for another action, and what it was recorded for is put back, after one yes. */
import { noticeCard } from '../../cards/notice.ts';
import { putBackCard } from '../../cards/put-back.ts';
import { inOneLine } from '../../cards/said-words.ts';
import { faultsOf } from '../../domain/decide.ts';
import type { Line } from '../../domain/line.ts';
import { may, WHO_UPDATES } from '../../domain/permission.ts';
import { lacksEvidence } from '../../domain/requests/completing.ts';
import { stamp } from '../../domain/stamp.ts';
import { isWord, type Said } from '../../domain/update.ts';
import { progressSuggestions } from '../../understanding/suggestions.ts';
import { understand } from '../../understanding/understand.ts';
import type { App } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { type Frame, type Proposal, proposing, reframe, settling } from '../conversation/frame.ts';
import { type Found, find, shownLine, shownNow } from '../conversation/lines.ts';
import { meant } from '../conversation/meant.ts';
import { awaited, takeChoice } from '../conversation/pending.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { NOT_HERE, refusal } from '../refusal.ts';
import type { Heard } from '../text-turn.ts';
import { type PutBack, putBackOf, type Stays } from './put-back.ts';
import { takeReply } from './reply-turn.ts';
import { NOTHING_BESIDE, spokenOf } from './spoken.ts';
import { FILES_STAY } from './undo-turn.ts';
import { WORDS_GONE, withoutRedacted } from './without-redacted.ts';

export async function meantTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  heard: Omit<Heard, 'reading'>,
  refs: readonly string[],
): Promise<Message[]> {
  if (origin.scope === 'channel') return [notice(NOT_HERE)];
  const { frame } = heard;
  const lines = (await meant(app, origin, speaker, refs, 'status')).flat().map(({ line }) => line);
  const [line, ...others] = lines;
  if (!line) return [notice(`Nothing was changed: there is no action of yours at ${refs.join(', ')}.`)];
  if (others.length > 0) return [whichOf(lines)];
  const waits = (await awaited(app, origin, speaker, frame)).findLast(
    (one) => one.kind === 'choose' || one.kind === 'confirm',
  );
  if (waits?.kind === 'choose') return [await takeChoice(app, origin, speaker, waits, shownLine(line))];
  if (waits?.kind === 'confirm') return [await proposedFor(app, origin, speaker, heard, line, waits)];
  const { lastSaid } = frame;
  if (lastSaid?.kind === 'recorded') return [await proposedFor(app, origin, speaker, heard, line, null)];
  if (lastSaid?.kind === 'words') {
    const context = { ...heard.context, inHand: [line.ref], due: line.due, asked: null };
    const again = understand(lastSaid.text, heard.lexicon, context);
    if (again.kind === 'reply')
      return spokenOf(app, origin, speaker, frame, {
        ...again,
        items: [line.ref],
        command: false,
        asked: null,
        beside: NOTHING_BESIDE,
        books: heard.books,
      });
  }
  await reframe(app, origin, speaker.person.id, { inHand: [shownLine(line)] });
  const text = `All right, ${line.ref} ${line.title}. Nothing was recorded yet. How is it going?`;
  return [noticeCard({ text, suggestions: progressSuggestions([line.ref]) })];
}

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

const whichOf = (lines: readonly Line[]): Message =>
  noticeCard({
    text: 'Which one do you mean? Nothing was changed.',
    suggestions: lines.slice(0, 5).map(({ ref }) => ({ label: ref, say: `I meant ${ref}` })),
  });

type Last = Extract<NonNullable<Frame['lastSaid']>, { kind: 'recorded' }>;

/** What was proposed or recorded of one action is proposed of the other; a file stays where it was placed. */
async function proposedFor(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { frame: { lastSaid } }: Omit<Heard, 'reading'>,
  line: Line,
  waits: Extract<Proposal, { kind: 'confirm' }> | null,
): Promise<Message> {
  const last = lastSaid?.kind === 'recorded' ? lastSaid : null;
  const stood = last && (waits === null || waits.shown.milestone === last.shown.milestone) ? last : null;
  if (stood?.shown.milestone === line.milestone)
    return notice(`That is where I recorded it: ${line.ref} ${line.title}. Nothing was changed.`);
  const { said: implied, gone } = withoutRedacted(withoutFiles({ ...stood?.said, ...waits?.implied }));
  if (Object.keys(implied).length === 0)
    return notice(gone ? WORDS_GONE : `A file stays where it was placed. Send it again for ${line.ref}.`);
  const onBehalf = waits?.onBehalf ?? stood?.onBehalf ?? null;
  const meantOf = { line, said: implied, onBehalf };
  const back = stood && (await putBackOf(app, origin, speaker, stood.shown.milestone, of(stood)));
  const able = await takes(app, origin, speaker, meantOf);
  if (able === 'not-theirs') return notice(`${refusal(NOT_THEIRS, line)}${back ? undoHint(back) : ''}`);
  if (able === 'yes' && back && 'said' in back) return insteadOf(app, origin, speaker, back, meantOf, waits);
  return takeReply(app, origin, speaker, {
    id: commandId(origin, line.milestone),
    shown: { plan: line.plan, milestone: line.milestone, seen: undefined },
    said: {},
    implied,
    unchanged: false,
    settles: waits?.id ?? null,
    onBehalf,
    notes: [
      ...(stood && back?.found ? [whyItStays(stood, back, back.found)] : []),
      ...(gone ? [WORDS_GONE] : []),
    ],
  });
}

/** A word on how it goes is known by its update; any other leaves the last word as it was. */
const of = ({ said, shown, also }: Last): { update?: string; also: readonly string[] } => ({
  also,
  ...(isWord({ said }) && shown.seen !== null && { update: shown.seen }),
});

function whyItStays({ said }: Last, back: PutBack | Stays, { line, today }: Found): string {
  const [why, how] =
    'why' in back
      ? [`, because ${back.why}`, `to change it, tell me how ${line.ref} stands`]
      : ['', `say “undo ${line.ref}” to put it back`];
  return `Recorded for ${line.ref} ${line.title}: ${inOneLine(withoutRedacted(said).said, today)}. That stays as it is${why}; ${how}.`;
}

type MeantOf = { line: Line; said: Said; onBehalf: string | null };

/** Whether one yes can record it: it is the speaker's to say, and nothing more is needed for it. */
async function takes(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { line, said }: MeantOf,
): Promise<'yes' | 'no' | 'not-theirs'> {
  const found = await find(app, origin, speaker, line.milestone);
  const item = found?.book.byId.get(found.milestone.item);
  if (!found || !item || found.milestone.status === 'withdrawn') return 'no';
  const { book, milestone, actor, today } = found;
  if (!may(actor, 'update-action', book, item)) return 'not-theirs';
  const lacks = lacksEvidence({ said }, { book, milestone });
  return lacks || faultsOf(said, milestone, today).length > 0 ? 'no' : 'yes';
}

const NOT_THEIRS = { code: 'not-allowed', need: WHO_UPDATES } as const;

const undoHint = ({ found, ...back }: PutBack | Stays): string =>
  found && 'said' in back
    ? ` ${found.line.ref} stays as it is: say “undo ${found.line.ref}” to put it back.`
    : '';

/** One card for both: the one goes back to how it stood, the other gets what was said. */
async function insteadOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { found, wrong, said, corrects, also, keepsFiles }: PutBack,
  meantOf: MeantOf,
  waits: Proposal | null,
): Promise<Message> {
  const { line } = meantOf;
  const id = commandId(origin, `instead:${found.milestone.id}:${line.milestone}`);
  const shown = shownNow(found.milestone);
  const asks = proposing({
    kind: 'put-back',
    id,
    at: stamp(app.clock.now()),
    shown,
    said,
    corrects,
    also: [...also],
    onBehalf: wrong.onBehalf,
    meant: { shown: shownLine(line), said: meantOf.said, onBehalf: meantOf.onBehalf },
  });
  await reframe(app, origin, speaker.person.id, (before) => ({
    inHand: [shownLine(line)],
    ...asks({ ...before, ...(waits && settling(waits.id)(before)) }),
  }));
  return putBackCard({
    wrong: { line: found.line, said },
    meant: meantOf,
    proposal: id,
    today: found.today,
    notes: keepsFiles ? [FILES_STAY] : [],
  });
}

function withoutFiles({ evidence, ...said }: Said): Said {
  const links = (evidence ?? []).filter(({ kind }) => kind !== 'file');
  return links.length > 0 ? { ...said, evidence: links } : said;
}
