/** What was attached to a message: files, what only looks like one, and what Teams adds by itself. */
import { z } from 'zod/v4';
import type { SentFile } from '../app/message.ts';
import type { Envelope } from './envelope.ts';
import { isPictureLink } from './picture.ts';

type Attachment = NonNullable<Envelope['attachments']>[number];

const FILE = 'application/vnd.microsoft.teams.file.download.info';
const Content = z.looseObject({
  downloadUrl: z.url({ protocol: /^https?$/ }).max(8000),
  fileType: z.string().max(20).nullish(),
});

/** A picture that was pasted or sent from a phone. Those of a library of moving pictures lie elsewhere. */
const PICTURE = /^image\/(\*|[\w.+-]+)$/;
const Picture = z.looseObject({
  contentUrl: z
    .url({ protocol: /^https?$/ })
    .max(8000)
    .refine(isPictureLink),
});
const ENDINGS: ReadonlyMap<string, string> = new Map([
  ['jpeg', 'jpg'],
  ['png', 'png'],
  ['gif', 'gif'],
  ['webp', 'webp'],
  ['heic', 'heic'],
]);

/** The text once more as HTML, cards that Teams made of links, and messages that are quoted or passed on. */
const OF_THE_TEXT = /^text\/html\b|^application\/vnd\.microsoft\.(?:teams\.)?card\b|messagereference$/i;

/** As many as Teams takes in one message. */
const MOST_FILES = 10;

/** `others` counts what somebody attached and cannot be had: sounds, files without a link, an eleventh file. */
export function attachedTo(attachments: readonly Attachment[]): { files: SentFile[]; others: number } {
  const meant = attachments.filter(({ contentType }) => !OF_THE_TEXT.test(contentType));
  const files = meant
    .flatMap((attachment) => fileIn(attachment) ?? pictureIn(attachment) ?? [])
    .slice(0, MOST_FILES);
  return { files, others: meant.length - files.length };
}

function fileIn({ contentType, name, content }: Attachment): SentFile | undefined {
  const parsed = contentType === FILE ? Content.safeParse(content) : undefined;
  if (!parsed?.success) return undefined;
  const { downloadUrl, fileType } = parsed.data;
  return { name: name?.trim() || (fileType ? `the file.${fileType}` : 'the file'), url: downloadUrl };
}

function pictureIn(attachment: Attachment): SentFile | undefined {
  const [, kind = ''] = PICTURE.exec(attachment.contentType) ?? [];
  const parsed = kind === '' ? undefined : Picture.safeParse(attachment);
  if (!parsed?.success) return undefined;
  const ending = ENDINGS.get(kind);
  const name = attachment.name?.trim() || (ending ? `the picture.${ending}` : 'the picture');
  return { name, url: parsed.data.contentUrl };
}
