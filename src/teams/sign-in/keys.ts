/** The keys with which the platform signs, as it publishes them: fetched seldom, once for all who wait, and never for garbage. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod/v4';
import { isConfidential } from '../loopback.ts';

/** The channel that a key must be endorsed for: the bot serves no other. */
const CHANNEL = 'msteams';
/** New keys are published well before they sign: from half a day on they are asked for beside the callers. */
const FRESH_FOR_MS = 12 * 3_600_000;
/** Nobody is let in by a key older than this without the platform having been asked again. */
const GOOD_FOR_MS = 24 * 3_600_000;
/** Whoever names keys that nobody published cannot make us ask more often than this; nor does an answer that fails. */
const ASK_AGAIN_AFTER_MS = { read: 60_000, failed: 5_000 };
/** For so long after a question that failed, known keys are good without waiting for the next. */
const FAILED_LATELY_MS = 600_000;
/** For both documents together: a caller may be waiting for them, and Teams waits for the caller. */
const ANSWER_WITHIN_MS = 4_000;
const MOST_KEYS = 200;
const LEAST_BITS = 2048;

const OpenId = z.object({ jwks_uri: z.url().refine(isConfidential, 'is not encrypted') });
const Rsa = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).default([]),
});
const KeySet = z.object({ keys: z.array(z.unknown()).max(MOST_KEYS) });

/** Nobody can be let in at the moment: the platform's keys were never read, and cannot be read now. */
export class KeysUnavailable extends Error {
  override name = 'KeysUnavailable';
}

export type Keys = {
  /** The key of that id, when it is endorsed for Teams. Throws `KeysUnavailable`. */
  find(id: string): Promise<{ key: KeyObject; endorsed: boolean } | undefined>;
};

type Found = Map<string, { key: KeyObject; endorsed: boolean }>;

/** `openId` names the document that says where the keys are; `elapsedMs` is any clock that never runs back. */
export function openKeys(openId: string, elapsedMs: () => number = () => performance.now()): Keys {
  let known: Found | null = null;
  let readAt = 0;
  let mayAskAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | null = null;

  async function read(): Promise<void> {
    try {
      known = await published(openId);
      readAt = elapsedMs();
      mayAskAt = readAt + ASK_AGAIN_AFTER_MS.read;
    } catch (cause) {
      failedAt = elapsedMs();
      mayAskAt = failedAt + ASK_AGAIN_AFTER_MS.failed;
      // What is known stays good: the platform's own trouble must not lock everybody out.
      if (known === null) throw new KeysUnavailable('The keys of the platform cannot be read.', { cause });
    }
  }

  async function refresh(): Promise<void> {
    if (underWay === null && elapsedMs() < mayAskAt) {
      if (known === null) throw new KeysUnavailable('The keys of the platform could not be read just now.');
      return;
    }
    underWay ??= read().finally(() => {
      underWay = null;
    });
    await underWay;
  }

  return {
    async find(id) {
      const age = elapsedMs() - readAt;
      if (!known?.has(id)) await refresh();
      else if (age >= FRESH_FOR_MS) {
        const asked = refresh();
        if (age >= GOOD_FOR_MS && elapsedMs() - failedAt >= FAILED_LATELY_MS) await asked;
      }
      return known?.get(id);
    },
  };
}

/** Throws when no key in it could let anybody in: such a document is the platform's trouble, and no withdrawal. */
async function published(openId: string): Promise<Found> {
  const within = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const { jwks_uri } = OpenId.parse(await documentAt(openId, within));
  const { keys } = KeySet.parse(await documentAt(jwks_uri, within));
  const found: Found = new Map();
  for (const one of keys) {
    const rsa = Rsa.safeParse(one);
    // Keys of other kinds stand beside them, and sign nothing that we take.
    if (!rsa.success) continue;
    const key = keyOf(rsa.data);
    if (key) found.set(rsa.data.kid, { key, endorsed: rsa.data.endorsements.includes(CHANNEL) });
  }
  if (!found.values().some(({ endorsed }) => endorsed)) throw new Error('no key in it is for Teams');
  return found;
}

function keyOf({ kty, n, e }: z.infer<typeof Rsa>): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: { kty, n, e }, format: 'jwk' });
    return (key.asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_BITS ? key : undefined;
  } catch {
    return undefined; // numbers that make no key sign nothing
  }
}

async function documentAt(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal, redirect: 'error' });
  if (!response.ok) throw new Error(`the answer was ${response.status}`);
  return response.json();
}
