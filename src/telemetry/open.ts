/** Opens what the settings ask for: the SDK is loaded only when figures and traces are sent anywhere. */
import type { Log } from '../app/ports.ts';
import type { By, GaugeName, Watch } from '../app/watch.ts';
import { quiet } from './quiet.ts';

/** Where figures and traces go; either, both or neither. */
export type TelemetrySettings = {
  /** A collector that takes OTLP over HTTP, its address without a slash at the end. */
  otlp: { endpoint: string; headers: Readonly<Record<string, string>> } | null;
  /** Application Insights; with an identity it is signed in to, else the connection string is enough. */
  insights: { connection: string; identity: { clientId: string | null } | null } | null;
};

/** What stands at this moment, asked for each time that figures are sent. */
export type Gauges = () => Promise<readonly Gauged[]>;
export type Gauged = { [F in GaugeName]: { figure: F; by: By<F>; value: number } }[GaugeName];

export type Telemetry = {
  watch: Watch;
  gauge(gauges: Gauges): void;
  /** Sends what is left, within four seconds; never throws. */
  close(): Promise<void>;
};

/** `everyMs` is how often figures are sent; only tests say. */
export async function openTelemetry(
  settings: TelemetrySettings | undefined,
  log: Log,
  everyMs?: number,
): Promise<Telemetry> {
  if (!settings?.otlp && !settings?.insights)
    return { watch: quiet, gauge: () => undefined, close: async () => undefined };
  const { openSdk } = await import('./sdk.ts');
  return openSdk(settings, log, everyMs);
}
