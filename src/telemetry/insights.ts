/** Application Insights: what its exporter would tell its maker of itself is turned off. docs/operate.md says what it asks for all the same. */
import { ManagedIdentityCredential } from '@azure/identity';
import { AzureMonitorMetricExporter, AzureMonitorTraceExporter } from '@azure/monitor-opentelemetry-exporter';
import type { Exporters } from './exporters.ts';
import type { TelemetrySettings } from './open.ts';

type Insights = NonNullable<TelemetrySettings['insights']>;

export function insightsExporters({ connection, identity }: Insights): Exporters {
  // The exporter takes this from the environment alone, when it is made.
  process.env.APPLICATION_INSIGHTS_NO_STATSBEAT = 'true';
  const options = {
    connectionString: connection,
    // Nothing is put on the disk of a container that has none to write to: what cannot be sent is lost.
    disableOfflineStorage: true,
    ...(identity && {
      credential: new ManagedIdentityCredential(
        identity.clientId === null ? {} : { clientId: identity.clientId },
      ),
    }),
  };
  return {
    metrics: new AzureMonitorMetricExporter(options),
    traces: new AzureMonitorTraceExporter(options),
  };
}
