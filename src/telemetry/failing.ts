/** A collector that is away costs nobody anything: what it does not take is lost, and the log says so now and then. */
import type { Log } from '../app/ports.ts';

/** Zero for an export that was taken, as the SDK has it. */
type Result = { code: number; error?: Error };
type Exporter<I> = { export(items: I, done: (result: Result) => void): void | Promise<void> };

const SAID_AGAIN_MS = 10 * 60_000;
const FAILED = 1;

/** What is exported goes through the exporter as before; what fails is said once in ten minutes, for all of them together. */
export function complaining(log: Log): <I, E extends Exporter<I>>(exporter: E) => E {
  let saidAt = Number.NEGATIVE_INFINITY;
  function complain(): void {
    if (performance.now() - saidAt < SAID_AGAIN_MS) return;
    saidAt = performance.now();
    log.warn(
      {},
      'figures or traces could not be sent: is the collector up, and does it let this program in?',
    );
  }
  return (exporter) => {
    const send = exporter.export.bind(exporter);
    exporter.export = async (items, done) => {
      const told = (result: Result): void => {
        if (result.code !== 0) complain();
        done(result);
      };
      try {
        await send(items, told);
      } catch {
        told({ code: FAILED });
      }
    };
    return exporter;
  };
}
