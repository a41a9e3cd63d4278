/** Where figures and traces go, by the settings: nowhere unless they say so. */
import type { ConfigFault, Environment, Raw } from './settings.ts';

export type TelemetryConfig = {
  /** A collector that takes OTLP over HTTP; headers are its key, where it wants one. */
  otlp: { endpoint: string; headers: Readonly<Record<string, string>> } | null;
  /** Application Insights; with an identity, that is signed in with, else the connection string alone will do. */
  insights: { connection: string; identity: { clientId: string | null } | null } | null;
};

export function telemetryIn(env: Environment, clientId: string | null): TelemetryConfig | undefined {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers } = env;
  const {
    APPLICATIONINSIGHTS_CONNECTION_STRING: connection,
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: signIn,
  } = env;
  if (endpoint === undefined && connection === undefined) return undefined;
  return {
    otlp: endpoint === undefined ? null : { endpoint, headers },
    insights:
      connection === undefined
        ? null
        : { connection, identity: signIn === undefined ? null : { clientId: signIn.clientId ?? clientId } },
  };
}

/** A setting that leads nowhere without another. */
export function telemetryUnled(set: Raw): ConfigFault[] {
  const pairs = [
    ['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_EXPORTER_OTLP_ENDPOINT'],
    ['APPLICATIONINSIGHTS_AUTHENTICATION_STRING', 'APPLICATIONINSIGHTS_CONNECTION_STRING'],
  ] as const;
  return pairs.flatMap(([setting, other]) =>
    set[setting] !== undefined && set[other] === undefined
      ? [{ setting, fault: `is set without ${other}`, remedy: `Set both, or leave ${setting} out.` }]
      : [],
  );
}
