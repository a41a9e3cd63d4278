/** Reading files back: a link of a few minutes for whoever may see the plan, and the file behind it. */
import { fileLinkCard } from '../../cards/evidence/file-link.ts';
import { noticeCard } from '../../cards/notice.ts';
import { isWithheld } from '../../domain/restricted.ts';
import { stamp } from '../../domain/stamp.ts';
import { docId } from '../../store/ids.ts';
import type { App } from '../context.ts';
import { find } from '../conversation/lines.ts';
import type { Answer, Message, Origin } from '../message.ts';
import { offerNow } from '../offer/kept-offer.ts';
import { type Speaker, speakerFor, withLeaves } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';
import { fileOf } from './kept-file.ts';
import { LINK_LASTS, makeLink } from './link.ts';
import { readToken } from './link-token.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });
const say = (message: Message): Answer => ({ say: [message], replace: null });

/** "Open file": the card stays, and the link comes below it. Where others read along, nobody gets one. */
export async function openTurn(app: App, origin: Origin, speaker: Speaker, id: string): Promise<Answer> {
  if (origin.scope === 'channel') return { say: [], replace: OPEN_IN_CHAT };
  const file = (await fileOf(app, origin.tenant, id))?.doc.body;
  const found =
    file?.state === 'stored' && file.milestone !== null
      ? await find(app, origin, speaker, file.milestone)
      : undefined;
  if (!file || !found || isWithheld(found.book, found.milestone.item)) return say(NOT_THERE);
  const base = app.publicUrl();
  if (base === null) return say(NO_ADDRESS);
  const token = await makeLink(app, origin.tenant, id, speaker.person.id);
  const until = stamp(app.clock.now().add(LINK_LASTS));
  const { name, at, by } = file;
  const names = await app.records.names(origin.tenant, [by]);
  return say(
    fileLinkCard({
      name,
      url: `${base}/files/${token}`,
      line: found.line,
      who: names.get(by) ?? 'somebody whose name is not known',
      at,
      until,
      zone: zoneOf(speaker.person, found.book.plan.timezone),
    }),
  );
}

/** As a text it is shown to whoever pressed, and to nobody else. */
const OPEN_IN_CHAT: Message = {
  summary: 'Files open in our own chat',
  text: 'Files open in our own chat: ask me there for the status of this action, and choose "Open file".',
};
const NOT_THERE = notice('That file is no longer here, or belongs to a plan that you cannot see.');
const NO_ADDRESS = notice(
  'I keep the file, but it cannot be opened from here yet: whoever runs Waymark has to set WAYMARK_URL to its web address.',
);

export type Opened = { name: string; type: string; bytes: Uint8Array };

/** What opens a token of a tenant that is served; undefined of any other, unread. */
export function behindLink(
  app: App,
  serves: (tenant: string) => boolean,
  token: string,
): (() => Promise<Opened | undefined>) | undefined {
  const read = readToken(token);
  return read && serves(read.tenant) ? () => openFile(app, token) : undefined;
}

/**
 * The file that a link opens; undefined when it opens none, or no longer. Raises BlobsUnavailable or StoreUnavailable
 * when it cannot be had now.
 */
export async function openFile(app: App, token: string): Promise<Opened | undefined> {
  const read = readToken(token);
  if (!read) return undefined;
  const link = (await app.store.get(read.tenant, 'file-link', docId('file-link', read.id)))?.doc.body;
  if (!link || link.expires <= stamp(app.clock.now())) return undefined;
  const file = (await fileOf(app, read.tenant, link.file))?.doc.body;
  if (!file || file.sha256 === null) return undefined;
  const opens =
    file.state === 'stored' && file.milestone !== null
      ? await maySee(app, read.tenant, link.by, file.milestone)
      : (await offerNow(app, read.tenant, file)) === 'there';
  if (!opens) return undefined;
  const blob = await app.blobs.get(read.tenant, file.sha256);
  return blob && { name: file.name, type: blob.type, bytes: blob.bytes };
}

/** Whether somebody may still see what a milestone's files say: who has lost their post has lost their links. */
async function maySee(app: App, tenant: string, by: string, milestone: string): Promise<boolean> {
  const person = (await app.records.person(tenant, by))?.doc.body;
  if (!person) return false;
  const origin: Origin = {
    id: 'link',
    tenant,
    serviceUrl: '',
    conversation: '',
    scope: 'personal',
    channel: null,
    from: { teamsId: '', aadObjectId: person.aadObjectId, name: person.name },
  };
  const found = await find(app, origin, await withLeaves(app, tenant, speakerFor(app, person)), milestone);
  return found !== undefined && !isWithheld(found.book, found.milestone.item);
}
