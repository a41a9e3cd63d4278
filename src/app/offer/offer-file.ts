/** A file that was made for somebody is offered: in their own chat for their OneDrive, where others read as a link. */

import { offeredLinkCard } from '../../cards/evidence/offered-link.ts';
import { noticeCard } from '../../cards/notice.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import { stamp } from '../../domain/stamp.ts';
import type { App } from '../context.ts';
import type { Named } from '../evidence/kept-file.ts';
import { LINK_LASTS, makeLink } from '../evidence/link.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';
import { keepMade, LARGEST_OFFER, lastMade, type Made, offerNow } from './kept-offer.ts';

export type { Made } from './kept-offer.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

/**
 * The message with which the file is offered. Whoever makes it has asked whether the speaker may have it; where others
 * read, it holds nothing that they may not.
 */
export async function offerFile(app: App, origin: Origin, speaker: Speaker, made: Made): Promise<Message> {
  return withMade(app, origin, speaker, made, (kept) =>
    origin.scope === 'personal' ? consentTo(kept) : linkOf(app, origin, speaker, kept),
  );
}

/** The same as a link at once, for clients that cannot be asked for consent. */
export async function linkTo(app: App, origin: Origin, speaker: Speaker, made: Made): Promise<Message> {
  return withMade(app, origin, speaker, made, (kept) => linkOf(app, origin, speaker, kept));
}

/** "As a link": what was offered last in this conversation. */
export async function lastAsLink(app: App, origin: Origin, speaker: Speaker): Promise<Message> {
  const kept = await lastMade(app, origin, speaker);
  if (!kept) return NOTHING_MADE;
  return (await offerNow(app, origin.tenant, kept.file)) === 'outdated'
    ? OUTDATED
    : linkOf(app, origin, speaker, kept);
}

async function withMade(
  app: App,
  origin: Origin,
  speaker: Speaker,
  made: Made,
  told: (kept: Named) => Message | Promise<Message>,
): Promise<Message> {
  if (made.bytes.length > LARGEST_OFFER) return TOO_LARGE;
  const kept = await keepMade(app, origin, speaker, made);
  return kept ? told(kept) : NOT_NOW;
}

function consentTo({ id, file }: Named): Message {
  const description = file.offer?.description ?? '';
  return {
    summary: `${file.name} is ready: ${description}`,
    text: 'Press “Allow” to have it saved to your OneDrive. If you see no button, say “as a link”.',
    attach: { kind: 'offer', id, name: file.name, bytes: file.bytes ?? 0, description },
  };
}

async function linkOf(app: App, origin: Origin, { person }: Speaker, { id, file }: Named): Promise<Message> {
  const base = app.publicUrl();
  if (base === null) return NO_ADDRESS;
  const token = await makeLink(app, origin.tenant, id, person.id);
  const personal = origin.scope === 'personal';
  return offeredLinkCard({
    name: file.name,
    url: `${base}/files/${token}`,
    description: file.offer?.description ?? '',
    until: stamp(app.clock.now().add(LINK_LASTS)),
    zone: personal ? zoneOf(person, HOME_ZONE) : HOME_ZONE,
    personal,
  });
}

const TOO_LARGE = notice(
  'That is more than fits into one file that I can send. Please ask for a part of it, such as one priority.',
);
const NOT_NOW = notice('The file could not be made ready just now. Please ask again in a few minutes.');
const NO_ADDRESS = notice(
  'I cannot give a link from here yet: whoever runs Waymark has to set WAYMARK_URL to its web address.',
);
const OUTDATED = notice(
  'What that file may show has changed since I made it. Ask me for it again, and I make it as the plan stands now.',
);
const NOTHING_MADE = notice(
  'I have made no file for you here today. Say, for example, “export overdue” to have one.',
);
