/** Where figures go, by the settings: nowhere unless they say so, and never half said. */
import { readConfig } from '../../src/config.ts';

const KEY = '00000000-0000-4000-8000-0000000000e0';
const IDENTITY = '00000000-0000-4000-8000-0000000000c0';
const CONNECTION = `InstrumentationKey=${KEY};IngestionEndpoint=https://uksouth-1.in.applicationinsights.azure.com/`;

const telemetryOf = (environment: Record<string, string>) => {
  const read = readConfig(environment);
  return read.ok ? (read.config.telemetry ?? 'nowhere') : read.faults.map(({ setting }) => setting);
};

test.each<[string, Record<string, string>, unknown]>([
  ['nothing is set', {}, 'nowhere'],
  [
    'a collector',
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://otel.example.org:4318/' },
    { otlp: { endpoint: 'https://otel.example.org:4318', headers: {} }, insights: null },
  ],
  [
    'a collector beside the program, with its key',
    {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-api-key=a b=c, tenant = one',
    },
    {
      otlp: { endpoint: 'http://collector:4318', headers: { 'x-api-key': 'a b=c', tenant: 'one' } },
      insights: null,
    },
  ],
  [
    'Application Insights by its connection string alone',
    { APPLICATIONINSIGHTS_CONNECTION_STRING: CONNECTION },
    { otlp: null, insights: { connection: CONNECTION, identity: null } },
  ],
  [
    'signed in to, as the only identity',
    {
      APPLICATIONINSIGHTS_CONNECTION_STRING: CONNECTION,
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD',
    },
    { otlp: null, insights: { connection: CONNECTION, identity: { clientId: null } } },
  ],
  [
    'as the identity of everything else',
    {
      APPLICATIONINSIGHTS_CONNECTION_STRING: CONNECTION,
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD',
      AZURE_CLIENT_ID: IDENTITY,
    },
    { otlp: null, insights: { connection: CONNECTION, identity: { clientId: IDENTITY } } },
  ],
  [
    'as one that is named',
    {
      APPLICATIONINSIGHTS_CONNECTION_STRING: CONNECTION,
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: `Authorization=AAD;ClientId=${IDENTITY}`,
    },
    { otlp: null, insights: { connection: CONNECTION, identity: { clientId: IDENTITY } } },
  ],
])('%s', (_, environment, expected) => {
  expect(telemetryOf(environment)).toEqual(expected);
});

test.each<[string, Record<string, string>]>([
  ['OTEL_EXPORTER_OTLP_ENDPOINT', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel.example.org:4318' }],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }],
  [
    'OTEL_EXPORTER_OTLP_HEADERS',
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_EXPORTER_OTLP_HEADERS: 'Bearer abc' },
  ],
  ['OTEL_EXPORTER_OTLP_HEADERS', { OTEL_EXPORTER_OTLP_HEADERS: 'x-api-key=abc' }],
  [
    'APPLICATIONINSIGHTS_CONNECTION_STRING',
    { APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=${KEY}` },
  ],
  [
    'APPLICATIONINSIGHTS_CONNECTION_STRING',
    {
      APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=${KEY};IngestionEndpoint=http://example.org/`,
    },
  ],
  [
    'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
    {
      APPLICATIONINSIGHTS_CONNECTION_STRING: CONNECTION,
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=Basic',
    },
  ],
  [
    'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
    { APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD' },
  ],
  ['WAYMARK_DRAIN', { WAYMARK_DRAIN: '90' }],
  ['WAYMARK_DRAIN', { WAYMARK_DRAIN: 'long' }],
])('%s is a fault in %j', (setting, environment) => {
  expect(telemetryOf(environment)).toEqual([setting]);
});

test('local mode ends at once, and the service gives its balancer a moment', () => {
  const drainOf = (environment: Record<string, string>) => {
    const read = readConfig(environment);
    return read.ok && read.config.drainSeconds;
  };
  expect(drainOf({})).toBe(5);
  expect(drainOf({ WAYMARK_DRAIN: '20' })).toBe(20);
  expect(drainOf({ WAYMARK_LOCAL: 'true', WAYMARK_DRAIN: '20' })).toBe(0);
});
