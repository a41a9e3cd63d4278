/** The platform's limits on a bot, as strictly as can be: no second, wherever it begins, has more than so many. */

export type Limiter = {
  /** Milliseconds until a message of the conversation would be taken, 0 when it is taken now. */
  take(conversation: string, now: number): number;
  /** How many were refused. */
  refused(): number;
};

/** Counts what it took, of the tenant and of each conversation. */
export function openLimiter(limits: { tenant: number; conversation: number }): Limiter {
  const taken: { at: number; conversation: string }[] = [];
  let refused = 0;

  function waitFor(most: number, now: number, theirs: readonly { at: number }[]): number {
    const first = theirs.at(-most);
    return first && theirs.length >= most ? Math.max(0, first.at + 1000 - now) : 0;
  }

  return {
    take(conversation, now) {
      while ((taken[0]?.at ?? now) <= now - 1000) taken.shift();
      const own = taken.filter((one) => one.conversation === conversation);
      const wait = Math.max(waitFor(limits.tenant, now, taken), waitFor(limits.conversation, now, own));
      if (wait > 0) refused += 1;
      else taken.push({ at: now, conversation });
      return wait;
    },
    refused: () => refused,
  };
}
