/** What somebody is told when their turn failed: what of it is recorded, as far as that is known, and what to do. */
import { TurnFailed } from '../app/ports.ts';

type Why = NonNullable<TurnFailed['why']>;

/** What stands in the way, and what to do about it. */
const HINDRANCE: { readonly [W in Why]: { is: string; so: string } } = {
  full: {
    is: 'there is no room left where the record is kept',
    so: 'Please tell whoever runs Waymark for you; when there is room again, just tell me again.',
  },
  'read-only': {
    is: 'the record can be read at the moment, but not written to',
    so: 'Please tell whoever runs Waymark for you; when that is mended, just tell me again.',
  },
  damaged: {
    is: 'a part of the record cannot be read',
    so: 'Please tell whoever runs Waymark for you; what is not damaged can still be asked for.',
  },
  busy: { is: 'the record is busy', so: 'Please tell me again in a minute.' },
  unreachable: { is: 'I cannot reach the record just now', so: 'Please tell me again in a minute.' },
};

const CHECK = 'Say “mine” in a minute to see what stands, or tell me again.';

/**
 * The words for a turn that failed with this error. `ref` is the reference under which the log has the reason.
 * A turn of several parts may be recorded in part: then it is said to look.
 */
export function apologyFor(error: unknown, ref: string): string {
  const { recorded, why } =
    error instanceof TurnFailed ? error : ({ recorded: 'unknown', why: null } as const);
  return `${WORDS[recorded](why)} (ref ${ref})`;
}

const nothing = (why: Why | null): string => `Nothing was recorded: ${hindrance(why)}`;

const file = (why: Why | null): string =>
  `Your file came in, but what you wrote with it was not recorded: ${hindrance(why)} I ask you about the file by itself.`;

const hindrance = (why: Why | null): string =>
  why === null
    ? 'something failed on my side. Please tell me again; if it fails again, tell whoever runs Waymark for you.'
    : `${HINDRANCE[why].is}. ${HINDRANCE[why].so}`;

const something = (why: Why | null): string =>
  `That was recorded, or the first part of it, but I could not finish: ${why === null ? 'something failed on my side' : HINDRANCE[why].is}. ${CHECK}`;

const unknown = (why: Why | null): string =>
  `${why === null ? 'Something failed on my side' : upper(HINDRANCE[why].is)}, and I can’t tell whether that was recorded. Nothing else is lost. ${CHECK}`;

const WORDS: { readonly [R in TurnFailed['recorded']]: (why: Why | null) => string } = {
  nothing,
  file,
  something,
  unknown,
};

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
