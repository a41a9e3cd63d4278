/** A certificate that nears its end is told of in time, in the log and as a figure. */
import { jest } from '@jest/globals';
import { CERTIFICATE_SOON_DAYS, type Credentials, certificateLeft } from '../../src/config.ts';
import { tellCertificateEnd } from '../../src/telemetry/certificate-end.ts';
import { gaugesOf } from '../../src/telemetry/gauges.ts';
import { files } from '../infra/files.ts';
import { keptLog } from '../support/kept-log.ts';
import { testClock } from '../support/test-clock.ts';

const DAY = { hours: 24 };
const [appId, tenantId] = ['00000000-0000-4000-8000-0000000000b0', '00000000-0000-4000-8000-0000000000a0'];
const bot: Credentials = {
  type: 'SingleTenant',
  appId,
  tenantId,
  proof: {
    kind: 'certificate',
    certificate: '',
    key: '',
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2026-12-31T12:00:00.000Z',
  },
};
const daysAt = (now: string, credentials: Credentials = bot) =>
  certificateLeft(credentials, Temporal.Instant.from(now))?.days ?? null;

test('whole days are counted, and only where a certificate signs in', () => {
  expect(daysAt('2026-12-01T12:00:00Z')).toBe(30);
  expect(daysAt('2026-12-01T12:00:01Z')).toBe(29);
  expect(daysAt('2026-12-01T12:00:00Z', { type: 'UserAssignedMSI', appId, tenantId })).toBeNull();
});

test('the log says so once a day from thirty days before, until the bot is stopped', () => {
  jest.useFakeTimers();
  const log = keptLog();
  const clock = testClock('2026-12-01T12:00:00Z');
  const stop = tellCertificateEnd(() => daysAt(clock.now().toString()), CERTIFICATE_SOON_DAYS, log);
  const nextDay = (): void => {
    clock.forward(DAY);
    jest.advanceTimersByTime(24 * 3600 * 1000);
  };
  expect(log.lines).toEqual([]);
  nextDay();
  nextDay();
  expect(log.lines).toMatchObject([
    { level: 'warn', fields: { days: 29 }, event: 'the certificate of the registration ends soon' },
    { level: 'warn', fields: { days: 28 } },
  ]);
  stop();
  nextDay();
  expect(log.lines).toHaveLength(2);
  jest.useRealTimers();
});

test('the figure is there where there is a certificate, and the alarm begins on the same day', async () => {
  const readiness = { ask: async () => ({ ok: true, parts: {} }), end: () => undefined };
  const told = async (certificate: number | null) =>
    (await gaugesOf({ backlogs: async () => [], readiness, beat: () => 1, certificate: () => certificate })())
      .filter(({ figure }) => figure === 'waymark.certificate.left')
      .map(({ value }) => value);
  expect([await told(29), await told(null)]).toEqual([[29], []]);
  expect(files.get('alerts.bicep')?.text).toContain(
    `'waymark.certificate.left' and Sum < ${CERTIFICATE_SOON_DAYS}`,
  );
});
