/** A strict collector of OpenTelemetry on loopback: it takes OTLP over HTTP in JSON, and keeps what it was told. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod/v4';

const Value = z.union([
  z.strictObject({ stringValue: z.string() }),
  z.strictObject({ intValue: z.number() }),
  z.strictObject({ doubleValue: z.number() }),
]);
const Attributes = z.array(z.strictObject({ key: z.string(), value: Value }));
const Resource = z.looseObject({ attributes: Attributes });
const Point = z.looseObject({
  attributes: Attributes,
  asDouble: z.number().optional(),
  asInt: z.number().optional(),
  count: z.number().optional(),
  sum: z.number().optional(),
});
const Points = z.looseObject({ dataPoints: z.array(Point) });
const Metric = z.looseObject({
  name: z.string(),
  unit: z.string(),
  description: z.string().min(1),
  sum: Points.optional(),
  gauge: Points.optional(),
  histogram: Points.optional(),
});
const Metrics = z.strictObject({
  resourceMetrics: z.array(
    z.looseObject({
      resource: Resource,
      scopeMetrics: z.array(z.looseObject({ metrics: z.array(Metric) })),
    }),
  ),
});
const Span = z.looseObject({
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
  spanId: z.string().regex(/^[0-9a-f]{16}$/),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  attributes: Attributes,
  status: z.looseObject({ code: z.number().optional() }),
});
const Spans = z.strictObject({
  resourceSpans: z.array(
    z.looseObject({
      resource: Resource,
      scopeSpans: z.array(z.looseObject({ spans: z.array(Span) })),
    }),
  ),
});

export type Span = z.infer<typeof Span>;
/** One series as it last stood: `value` is a counter's or gauge's, `count` how often a histogram was told. */
export type Series = { name: string; unit: string; by: Record<string, string>; value: number; count: number };
export type Collector = Awaited<ReturnType<typeof startCollector>>;

export async function startCollector() {
  const series = new Map<string, Series>();
  const spans: Span[] = [];
  const faults: string[] = [];
  const raw: string[] = [];
  const headers: string[] = [];
  let status = 200;

  function take(path: string, body: string): void {
    raw.push(body);
    if (path === '/v1/traces') {
      const told = Spans.parse(JSON.parse(body));
      for (const { scopeSpans } of told.resourceSpans)
        spans.push(...scopeSpans.flatMap((scope) => scope.spans));
      return;
    }
    for (const { scopeMetrics } of Metrics.parse(JSON.parse(body)).resourceMetrics)
      for (const metric of scopeMetrics.flatMap(({ metrics }) => metrics)) keep(metric);
  }

  function keep({ name, unit, sum, gauge, histogram }: z.infer<typeof Metric>): void {
    for (const point of (sum ?? gauge ?? histogram)?.dataPoints ?? []) {
      const by = attributesOf(point.attributes);
      const value = point.asDouble ?? point.asInt ?? point.sum ?? Number.NaN;
      series.set(JSON.stringify([name, by]), { name, unit, by, value, count: point.count ?? 0 });
    }
  }

  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const type = request.headers['content-type'];
    headers.push(JSON.stringify(request.headers));
    const body = await text(request);
    try {
      if (
        request.method !== 'POST' ||
        type !== 'application/json' ||
        !/^\/v1\/(?:metrics|traces)$/.test(path)
      )
        throw new Error(`${request.method} ${path} as ${type}`);
      if (status === 200) take(path, body);
    } catch (error) {
      faults.push(String(error));
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    endpoint,
    faults,
    spans,
    /** Every body that was taken, and the headers of every request. */
    raw,
    headers,
    answering(code: number): void {
      status = code;
    },
    series: (): Series[] => [...series.values()],
    /** The sum over the series of a figure that have these attributes. */
    figure: (name: string, by: Record<string, string> = {}): number =>
      matching(name, by).reduce((sum, { value }) => sum + value, 0),
    /** How often a histogram with these attributes was told. */
    times: (name: string, by: Record<string, string> = {}): number =>
      matching(name, by).reduce((sum, { count }) => sum + count, 0),
    async stop(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };

  function matching(name: string, by: Record<string, string>): Series[] {
    return [...series.values()].filter(
      (one) => one.name === name && Object.entries(by).every(([key, value]) => one.by[key] === value),
    );
  }
}

export const attributesOf = (attributes: z.infer<typeof Attributes>): Record<string, string> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, String(Object.values(value)[0])]));
