/** "I meant 3.4": what was said last is taken for another action; what is recorded already is never moved. */
import { noticeCard } from '../../cards/notice.ts';
import { inOneLine } from '../../cards/said-words.ts';
import type { Line } from '../../domain/line.ts';
import type { Said } from '../../domain/update.ts';
import { progressSuggestions } from '../../understanding/suggestions.ts';
import { understand } from '../../understanding/understand.ts';
import type { App } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { type Proposal, reframe } from '../conversation/frame.ts';
import { find, shownLine } from '../conversation/lines.ts';
import { meant } from '../conversation/meant.ts';
import { awaited, takeChoice } from '../conversation/pending.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { NOT_HERE } from '../refusal.ts';
import type { Heard } from '../text-turn.ts';
import { takeReply } from './reply-turn.ts';
import { NOTHING_BESIDE, spokenOf } from './spoken.ts';

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
  const found = stood && (await find(app, origin, speaker, stood.shown.milestone));
  const implied = withoutFiles({ ...stood?.said, ...waits?.implied });
  if (Object.keys(implied).length === 0)
    return notice(`A file stays where it was placed. Send it again for ${line.ref}.`);
  return takeReply(app, origin, speaker, {
    id: commandId(origin, line.milestone),
    shown: { plan: line.plan, milestone: line.milestone, seen: undefined },
    said: {},
    implied,
    unchanged: false,
    settles: waits?.id ?? null,
    onBehalf: waits?.onBehalf ?? stood?.onBehalf ?? null,
    notes:
      found && stood
        ? [
            `Recorded for ${found.line.ref} ${found.line.title}: ${inOneLine(stood.said, found.today)}. That stays as it is; to change it, tell me how ${found.line.ref} stands.`,
          ]
        : [],
  });
}

function withoutFiles({ evidence, ...said }: Said): Said {
  const links = (evidence ?? []).filter(({ kind }) => kind !== 'file');
  return links.length > 0 ? { ...said, evidence: links } : said;
}
