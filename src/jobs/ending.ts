/** A process that is asked to end: what waits is cut short, without leaving anything behind on the signal. */

/** What comes of the work, or `otherwise` as soon as the signal is given; the work itself goes on unheard. */
export function unless<T>(signal: AbortSignal | undefined, work: Promise<T>, otherwise: T): Promise<T> {
  if (!signal) return work;
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  // Not Promise.race: it would keep something of every message for as long as the process is not asked to end.
  const cut = (): void => resolve(otherwise);
  signal.addEventListener('abort', cut);
  const settled = (): void => signal.removeEventListener('abort', cut);
  work.then(resolve, reject).finally(settled);
  if (signal.aborted) cut();
  return promise;
}
