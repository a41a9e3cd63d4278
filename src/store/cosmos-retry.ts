/** Tries again what passes by itself: the one place of it, since the client's own retries are turned off. */
import { DelegateBackoff, handleWhen, retry } from 'cockatiel';
import { type CosmosFailure, failureOf } from './cosmos-failure.ts';

/** In milliseconds. */
export type Patience = {
  /** For the answer to one request. */
  requestMs: number;
  /** The pause after the first failure; it doubles from there. */
  firstMs: number;
  /** The longest pause, also where the service asks for a longer one. */
  mostMs: number;
  /** No attempt begins later than this after the first. */
  withinMs: number;
};

/** Teams waits fifteen seconds for a turn; a store that takes longer has failed it anyway. */
export const PATIENCE: Patience = { requestMs: 5_000, firstMs: 50, mostMs: 3_000, withinMs: 10_000 };

/** Time is what ends it; this many attempts do not fit into it. */
const MOST_ATTEMPTS = 1_000;

/** Whether an attempt before may have taken effect though its answer was lost. */
export type Attempt = { uncertain: boolean };

/**
 * Does one request until it succeeds, fails for good, or time is up; then throws what the last attempt threw.
 * @param random from 0 up to 1: pauses are shortened by up to half, so that replicas do not come back in step
 */
export async function patiently<T>(
  patience: Patience,
  random: () => number,
  failed: (failure: CosmosFailure) => void,
  work: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  const since = performance.now();
  const attempt: Attempt = { uncertain: false };
  let own = patience.firstMs;
  let pause = 0;
  const passes = (error: Error): boolean => {
    const failure = failureOf(error);
    failed(failure);
    attempt.uncertain ||= failure.mayHaveTakenEffect;
    pause = Math.max(own * (1 - random() / 2), Math.min(failure.afterMs ?? 0, patience.mostMs));
    own = Math.min(own * 2, patience.mostMs);
    return failure.passes && performance.now() - since + pause <= patience.withinMs;
  };
  const policy = retry(handleWhen(passes), {
    maxAttempts: MOST_ATTEMPTS,
    backoff: new DelegateBackoff(() => pause),
  });
  return policy.execute(() => work(attempt));
}
