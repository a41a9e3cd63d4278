/** Says in good time that the certificate of the registration ends: after that day no replica starts. */
import type { Log } from '../app/ports.ts';

const DAY_MS = 24 * 3600 * 1000;

/**
 * `daysLeft` is null where there is no certificate. Says so now and then once a day while it is fewer than `soonDays`;
 * what is given back ends that.
 */
export function tellCertificateEnd(daysLeft: () => number | null, soonDays: number, log: Log): () => void {
  const tell = (): void => {
    const days = daysLeft();
    if (days !== null && days < soonDays) log.warn({ days }, 'the certificate of the registration ends soon');
  };
  tell();
  const daily = setInterval(tell, DAY_MS).unref();
  return () => clearInterval(daily);
}
