/** The two ways out: a collector by OTLP over HTTP, and Application Insights. */
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { AggregationTemporality, InstrumentType, type PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { TelemetrySettings } from './open.ts';

export type Exporters = { metrics: PushMetricExporter; traces: SpanExporter };

/** No longer than the end of the process waits for what is left. */
const TIMEOUT_MS = 3_000;

/** What a gauge does not tell just now is not sent on with the time of now, as a sum that goes on would be. */
class Collector extends OTLPMetricExporter {
  override selectAggregationTemporality(type: InstrumentType): AggregationTemporality {
    if (type === InstrumentType.OBSERVABLE_GAUGE) return AggregationTemporality.DELTA;
    return super.selectAggregationTemporality(type);
  }
}

/** One pair a destination. */
export async function exportersOf({ otlp, insights }: TelemetrySettings): Promise<Exporters[]> {
  const pairs: Exporters[] = [];
  if (otlp) {
    const to = (path: string) => ({
      url: `${otlp.endpoint}${path}`,
      headers: { ...otlp.headers },
      timeoutMillis: TIMEOUT_MS,
    });
    pairs.push({
      metrics: new Collector(to('/v1/metrics')),
      traces: new OTLPTraceExporter(to('/v1/traces')),
    });
  }
  if (insights) pairs.push((await import('./insights.ts')).insightsExporters(insights));
  return pairs;
}
