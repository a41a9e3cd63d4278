/** Somebody has said what their files are evidence for: what is here is recorded, what is still to come is noted. */

import { noticeCard } from '../../cards/notice.ts';
import { receiptCard } from '../../cards/receipt.ts';
import type { Shown } from '../../cards/submit.ts';
import type { Evidence } from '../../domain/milestone.ts';
import { may, WHO_UPDATES } from '../../domain/permission.ts';
import { whoSpoke } from '../away/who-spoke.ts';
import { type App, momentIn } from '../context.ts';
import { digest } from '../conversation/command-id.ts';
import { reframe } from '../conversation/frame.ts';
import { type Found, find, shownLine } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';
import { refusal } from '../refusal.ts';
import { takeReply } from '../replies/reply-turn.ts';
import { isOpen, withoutFiles } from './for-which.ts';
import { changeFile, fileOf, filesOf, type KeptFile, type Named } from './kept-file.ts';
import { GONE, pendingNote, whyNot } from './words.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

export const evidenceOf = ({ id, file }: Named): Evidence => ({ kind: 'file', file: id, name: file.name });

/** Names the update that comes of these files at this milestone: said twice it is one. */
export const placedId = (ids: readonly string[], milestone: string): string =>
  digest(`evidence\n${[...ids].sort().join('\n')}\n${milestone}`);

export async function placeFiles(
  app: App,
  origin: Origin,
  speaker: Speaker,
  ids: readonly string[],
  shown: Pick<Shown, 'plan' | 'milestone'>,
): Promise<Message> {
  const { tenant } = origin;
  const person = speaker.person.id;
  const all = (await filesOf(app, tenant, ids)).filter(({ file }) => file.by === person);
  const open = all.filter(({ file }) => isOpen(file, person));
  if (open.length === 0) return settledAlready(app, origin, speaker, all, shown.milestone);
  const found = await find(app, origin, speaker, shown.milestone);
  const item = found?.book.byId.get(found.milestone.item);
  if (!found || !item) return notice(refusal({ code: 'not-found', what: 'that action' }, null));
  if (!may(found.actor, 'update-action', found.book, item))
    return notice(refusal({ code: 'not-allowed', need: WHO_UPDATES }, found.line));
  const here = open.filter(({ file }) => file.state === 'waits');
  const coming = await expectFiles(
    app,
    tenant,
    person,
    open.map(({ id }) => id),
    found.milestone,
  );
  const notes = coming.length > 0 ? [pendingNote(coming)] : [];
  await reframe(app, origin, person, (before) => withoutFiles(before, ids));
  if (here.length === 0) return awaited(app, origin, speaker, found, notes);
  return takeReply(app, origin, speaker, {
    id: placedId(
      here.map(({ id }) => id),
      shown.milestone,
    ),
    shown: { plan: shown.plan, milestone: shown.milestone, seen: undefined },
    said: { evidence: here.map(evidenceOf) },
    implied: {},
    unchanged: false,
    settles: null,
    notes,
  });
}

/** Notes for the files that are still to be fetched what they are for; answers with their names. */
export async function expectFiles(
  app: App,
  tenant: string,
  person: string,
  ids: readonly string[],
  { plan, id: milestone }: { plan: string; id: string },
): Promise<string[]> {
  const names: string[] = [];
  for (const id of ids) {
    for (;;) {
      const was = await fileOf(app, tenant, id);
      if (was?.doc.body.state !== 'pending' || !isOpen(was.doc.body, person)) break;
      if (!(await changeFile(app, tenant, was, { plan, milestone, expires: null }))) continue;
      names.push(was.doc.body.name);
      break;
    }
  }
  return names;
}

async function awaited(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { line }: Found,
  notes: readonly string[],
): Promise<Message> {
  await reframe(app, origin, speaker.person.id, { inHand: [shownLine(line)] });
  return noticeCard({
    title: `Noted for ${line.ref} ${line.title}`,
    text: notes.join('\n'),
    suggestions: [],
  });
}

/** A button tapped twice, or one of an old card: what became of the files. */
async function settledAlready(
  app: App,
  origin: Origin,
  speaker: Speaker,
  files: readonly Named[],
  milestone: string,
): Promise<Message> {
  const [first] = files;
  if (!first) return notice(GONE);
  const receipt = await receiptOf(app, origin, speaker, files, milestone);
  if (receipt) return receipt;
  const words = whyNot(first.file);
  if (words !== null && first.file.reason !== 'dropped') return notice(words);
  return (await placedAlready(app, origin, speaker, first.file)) ?? notice(GONE);
}

/** Where a file is that was placed before; undefined when it was not, or when they cannot see that action. */
export async function placedAlready(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { name, state, milestone }: KeptFile,
): Promise<Message | undefined> {
  const found = milestone === null ? undefined : await find(app, origin, speaker, milestone);
  if (!found) return undefined;
  const where = `for ${found.line.ref} ${found.line.title} already`;
  if (state === 'stored')
    return notice(`${name} is recorded ${where}. If it belongs elsewhere too, send it again.`);
  return notice(
    state === 'pending'
      ? `${name} is noted ${where}, and still to be fetched.`
      : `${name} is noted ${where}, and on its way into the record.`,
  );
}

/** The receipt of the update that names one of these files, as long as there is one. */
export async function receiptOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  files: readonly Named[],
  milestone: string,
): Promise<Message | undefined> {
  const found = await find(app, origin, speaker, milestone);
  if (!found) return undefined;
  const updates = await app.records.updates(origin.tenant, milestone);
  const update = updates.find(({ said }) =>
    said.evidence?.some((one) => one.kind === 'file' && files.some(({ id }) => id === one.file)),
  );
  if (!update) return undefined;
  const { today } = momentIn(app, found.book.plan.timezone);
  const zone = zoneOf(speaker.person, found.book.plan.timezone);
  const who = await whoSpoke(app, origin.tenant, speaker.person.name, update, found.book.plan);
  return receiptCard({ line: found.line, update, who, at: update.at, zone, today, list: [], notes: [] });
}
