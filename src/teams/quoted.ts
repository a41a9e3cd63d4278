/** The message in Teams that an action of the message extension was called on: its link, its date, its words, its files. */
import { z } from 'zod/v4';
import type { Quoted } from '../app/message.ts';
import { typedText } from './typed-text.ts';

const Link = z.url({ protocol: /^https$/ }).max(2000);

/** What cannot be read of it is taken as absent: the person sees in the form what is there. */
const Payload = z.looseObject({
  linkToMessage: Link.nullish().catch(null),
  createdDateTime: z.string().max(60).nullish().catch(null),
  body: z
    .looseObject({ content: z.string().max(100_000).nullish(), contentType: z.string().max(50).nullish() })
    .nullish()
    .catch(null),
  attachments: z
    .array(
      z
        .looseObject({
          contentType: z.string(),
          contentUrl: z.unknown(),
          name: z.string().max(1000).nullish(),
        })
        .nullable()
        .catch(null),
    )
    .nullish()
    .catch(null),
});

/** A file that is kept in SharePoint or OneDrive; cards and quoted messages are none. */
const FILE = 'reference';
const MOST_FILES = 9;

/** `payload` is as it came. */
export function quotedIn(payload: unknown): Quoted {
  const parsed = Payload.safeParse(payload);
  if (!parsed.success) return { link: null, at: null, text: null, files: [] };
  const { linkToMessage, createdDateTime, body, attachments } = parsed.data;
  const text = typedText(body?.content ?? '', [], '');
  const files = (attachments ?? []).flatMap((one) => {
    const url = Link.safeParse(one?.contentUrl);
    return one?.contentType === FILE && url.success
      ? [{ name: one.name?.trim() || 'a file', url: url.data }]
      : [];
  });
  return {
    link: linkToMessage ?? null,
    at: instantIn(createdDateTime),
    text: text === '' ? null : text,
    files: files.slice(0, MOST_FILES),
  };
}

/** Teams writes it with an offset, or as the milliseconds since 1970. */
function instantIn(written: string | null | undefined): string | null {
  if (!written) return null;
  try {
    const at = /^\d{12,14}$/.test(written)
      ? Temporal.Instant.fromEpochMilliseconds(Number(written))
      : Temporal.Instant.from(written);
    return at.toString({ smallestUnit: 'millisecond' });
  } catch {
    return null; // no instant: the message is kept without its date
  }
}
