/** "Evidence for which?": asked of files that came without saying so, with the person's own actions to tap. */
import { forWhichCard } from '../../cards/evidence/for-which.ts';
import { moment } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import type { Line } from '../../domain/line.ts';
import { mayToTheirs } from '../../domain/permission.ts';
import { stamp } from '../../domain/stamp.ts';
import { type App, momentIn } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { type Frame, proposing, reframe } from '../conversation/frame.ts';
import { shownLine } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { candidates } from './candidates.ts';
import { changeFile, fileOf, filesOf, type KeptFile, later } from './kept-file.ts';
import { GONE, pendingNote } from './words.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

/** Sent by this person, and nobody has said yet what it is for. */
export const isOpen = ({ by, state, milestone }: KeptFile, person: string): boolean =>
  mayToTheirs({ person, officer: false }, 'place-file', by) &&
  milestone === null &&
  (state === 'waits' || state === 'pending');

export type Asking = {
  /** What they probably are for. */
  likely?: Line | null;
  /** Only among these, where something narrows it down. */
  among?: readonly Line[];
  offset?: number;
  notes?: readonly string[];
};

/** The card, and the question in the conversation that a typed ref answers. */
export async function askForWhich(
  app: App,
  origin: Origin,
  speaker: Speaker,
  ids: readonly string[],
  { likely = null, among, offset = 0, notes = [] }: Asking = {},
): Promise<Message> {
  const files = (await filesOf(app, origin.tenant, ids)).filter(({ file }) =>
    isOpen(file, speaker.person.id),
  );
  const [first] = files;
  if (!first) return notice(GONE);
  const lines = (among ?? (await candidates(app, origin, speaker))).filter(
    ({ milestone }) => milestone !== likely?.milestone,
  );
  const proposal = {
    kind: 'place',
    id: commandId(origin, 'place'),
    at: stamp(app.clock.now()),
    files: files.map(({ id }) => id),
    likely: likely && shownLine(likely),
  } as const;
  await reframe(app, origin, speaker.person.id, (before) =>
    proposing(proposal)({ ...before, ...withoutFiles(before, proposal.files) }),
  );
  const pending = files.filter(({ file }) => file.state === 'pending').map(({ file }) => file.name);
  return forWhichCard({
    files: files.map(({ id, file }) => ({ id, name: file.name })),
    likely,
    lines,
    offset,
    today: momentIn(app, HOME_ZONE).today,
    notes: [...notes, ...(pending.length > 0 ? [pendingNote(pending)] : [])],
    until: moment(first.file.expires ?? first.file.at, HOME_ZONE),
  });
}

/** The conversation without the questions about these files. */
export function withoutFiles(before: Frame, ids: readonly string[]): Pick<Frame, 'pending' | 'awaited'> {
  const over = before.pending.filter(
    (one) => one.kind === 'place' && one.files.some((file) => ids.includes(file)),
  );
  const gone = new Set(over.map(({ id }) => id));
  return {
    pending: before.pending.filter(({ id }) => !gone.has(id)),
    awaited: before.awaited.filter((id) => !gone.has(id)),
  };
}

/** "None of these": the clock forgets them at its next look. */
export async function dropFiles(
  app: App,
  origin: Origin,
  speaker: Speaker,
  ids: readonly string[],
): Promise<Message> {
  const files = (await filesOf(app, origin.tenant, ids)).filter(({ file }) =>
    isOpen(file, speaker.person.id),
  );
  if (files.length === 0) return notice(GONE);
  for (const { id } of files) await forget(app, origin.tenant, id, speaker.person.id);
  await reframe(app, origin, speaker.person.id, (before) => withoutFiles(before, ids));
  const [only, ...others] = files;
  return notice(
    `All right: I forget ${only && others.length === 0 ? only.file.name : 'those files'}. Nothing was recorded.`,
  );
}

async function forget(app: App, tenant: string, id: string, person: string): Promise<void> {
  for (;;) {
    const was = await fileOf(app, tenant, id);
    if (!was || !isOpen(was.doc.body, person)) return;
    const over = { state: 'lost', reason: 'dropped', source: null, notBefore: null } as const;
    if (await changeFile(app, tenant, was, { ...over, expires: later(app, { seconds: 0 }) })) return;
  }
}
