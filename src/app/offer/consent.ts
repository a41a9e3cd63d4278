/** Somebody has said whether they want the file that they were offered: it goes to their OneDrive, or is let go. */
import { mayToTheirs } from '../../domain/permission.ts';
import { BlobsUnavailable } from '../../store/blobs.ts';
import type { Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import { changeFile, fileOf, type KeptFile } from '../evidence/kept-file.ts';
import { going } from '../evidence/remove.ts';
import type { Answer, Message, Turn, Upload } from '../message.ts';
import { anybody, type Speaker } from '../people/enrol.ts';
import { offerNow } from './kept-offer.ts';

type ConsentTurn = Extract<Turn, { kind: 'consent' }>;

/** What they are shown in place of the offer, and the file where they have it. */
export async function consentTurn(app: App, speaker: Speaker, turn: ConsentTurn): Promise<Answer> {
  const { origin, offer, upload } = turn;
  const was = await fileOf(app, origin.tenant, offer);
  if (!was || !isTheirs(was.doc.body, speaker, turn)) return replace(GONE);
  const now = await offerNow(app, origin.tenant, was.doc.body);
  if (now === 'outdated') {
    await changeFile(app, origin.tenant, was, going(app));
    return replace(OUTDATED(was.doc.body.name));
  }
  if (now === 'gone') return replace(GONE);
  const { name } = was.doc.body;
  if (was.doc.body.offer?.settled === 'given')
    return replace(text(`You have ${name} already`, 'It is in your OneDrive.'));
  if (upload === null) {
    await settle(app, origin.tenant, was, 'declined');
    return replace(text(`${name} was not saved`, 'Ask me again whenever you want it.'));
  }
  return give(app, turn, was, upload);
}

/** Only whom it was made for, where it was offered: the word of a card is its sender's. */
const isTheirs = (file: KeptFile, speaker: Speaker, { origin }: ConsentTurn): boolean =>
  mayToTheirs(anybody(speaker), 'take-offer', file.by) &&
  origin.scope === 'personal' &&
  file.offer?.scope === 'personal' &&
  file.offer.conversation === origin.conversation;

async function give(app: App, { origin }: ConsentTurn, was: Stored<'file'>, upload: Upload): Promise<Answer> {
  const { name, sha256 } = was.doc.body;
  const bytes = sha256 === null ? undefined : await bytesOf(app, origin.tenant, sha256);
  if (bytes === 'unreachable') return say(NOT_NOW(name));
  if (!bytes) return replace(GONE);
  const put = await app.uploads.put(upload.url, bytes);
  // The offer stays where it is: it can be pressed again.
  if (put !== 'done') return say(put === 'not-allowed' ? NOT_THERE(name) : NOT_NOW(name));
  await settle(app, origin.tenant, was, 'given');
  const { uniqueId, fileType, contentUrl: url } = upload;
  const given: Message = {
    summary: `${upload.name} is in your OneDrive`,
    text: was.doc.body.offer?.description ?? '',
    attach: { kind: 'given', name: upload.name, url, uniqueId, fileType },
  };
  return { say: [given], replace: text(`${name} is in your OneDrive`, 'You find it below.') };
}

async function bytesOf(
  app: App,
  tenant: string,
  sha256: string,
): Promise<Uint8Array | undefined | 'unreachable'> {
  try {
    return (await app.blobs.get(tenant, sha256))?.bytes;
  } catch (error) {
    if (error instanceof BlobsUnavailable) return 'unreachable';
    throw error;
  }
}

/** Noted with the file. What was declined goes; where somebody else wrote first, their word stands. */
async function settle(
  app: App,
  tenant: string,
  was: Stored<'file'>,
  settled: 'given' | 'declined',
): Promise<void> {
  const { offer } = was.doc.body;
  if (offer === null) return;
  const change = { offer: { ...offer, settled }, ...(settled === 'declined' && going(app)) };
  await changeFile(app, tenant, was, change);
}

const text = (summary: string, words: string): Message => ({ summary, text: `${summary}. ${words}` });
const replace = (message: Message): Answer => ({ say: [], replace: message });
const say = (message: Message): Answer => ({ say: [message], replace: null });

const GONE = text('That file is no longer here', 'I keep one for a day. Please ask me for it again.');
const OUTDATED = (name: string): Message =>
  text(
    `${name} was not saved`,
    'What it may show has changed since I made it. Ask me again, and I make it as the plan stands now.',
  );
const NOT_NOW = (name: string): Message =>
  text(
    `${name} could not be saved just now`,
    'Your OneDrive did not take it. Please press “Allow” again, or say “as a link”.',
  );
const NOT_THERE = (name: string): Message =>
  text(
    `${name} was not saved`,
    'I was sent to a place where I may not write. Say “as a link” to have it another way.',
  );
