/** The keys with which the platform signs, as it publishes them: fetched seldom, once for all who wait, and never for garbage. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod/v4';
import { isConfidential } from '../loopback.ts';

/** The channel that a key must be endorsed for: the bot serves no other. */
const CHANNEL = 'msteams';
/** New keys are published well before they sign. */
const GOOD_FOR_MS = 24 * 3_600_000;
/** Whoever names keys that nobody published cannot make us ask more often than this; nor does an answer that fails. */
const ASK_AGAIN_AFTER_MS = { read: 60_000, failed: 5_000 };
const ANSWER_WITHIN_MS = 5_000;
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
  let underWay: Promise<void> | null = null;

  async function read(): Promise<void> {
    try {
      known = await published(openId);
      readAt = elapsedMs();
      mayAskAt = readAt + ASK_AGAIN_AFTER_MS.read;
    } catch (cause) {
      mayAskAt = elapsedMs() + ASK_AGAIN_AFTER_MS.failed;
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
      const fresh = known !== null && elapsedMs() - readAt < GOOD_FOR_MS;
      if (!fresh || !known?.has(id)) await refresh();
      return known?.get(id);
    },
  };
}

async function published(openId: string): Promise<Found> {
  const { jwks_uri } = OpenId.parse(await documentAt(openId));
  const { keys } = KeySet.parse(await documentAt(jwks_uri));
  const found: Found = new Map();
  for (const one of keys) {
    const rsa = Rsa.safeParse(one);
    // Keys of other kinds stand beside them, and sign nothing that we take.
    if (!rsa.success) continue;
    const key = keyOf(rsa.data);
    if (key) found.set(rsa.data.kid, { key, endorsed: rsa.data.endorsements.includes(CHANNEL) });
  }
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

async function documentAt(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS), redirect: 'error' });
  if (!response.ok) throw new Error(`the answer was ${response.status}`);
  return response.json();
}
