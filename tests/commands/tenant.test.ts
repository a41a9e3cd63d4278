/** Which tenant a command is about, where the bot serves one, several, or another than the record holds. */
import { mustServe, tenantFor } from '../../src/commands/tenant.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { openEmbedded } from '../../src/store/embedded.ts';

const OWN = '00000000-0000-4000-8000-0000000000a0';
const [FIRST, SECOND] = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2'];

function serving(list: string): Config {
  const ids = { MICROSOFT_APP_TYPE: 'UserAssignedMSI', MICROSOFT_APP_TENANT_ID: OWN };
  const app = { MICROSOFT_APP_ID: '00000000-0000-4000-8000-0000000000b0' };
  const read = readConfig({ ...ids, ...app, WAYMARK_TENANTS: list });
  if (!read.ok) throw new Error('the settings are wrong');
  return read.config;
}
const store = openEmbedded(':memory:');
afterAll(() => store.close());

test('the only one that the bot serves goes without saying, the registration’s own or another', async () => {
  expect(await tenantFor(store, serving(''), undefined)).toBe(OWN);
  expect(await tenantFor(store, serving(FIRST), undefined)).toBe(FIRST);
});
test('of several one is named, so that no council’s plan lands in another’s record', async () => {
  const several = serving(`${FIRST},${SECOND}`);
  await expect(tenantFor(store, several, undefined)).rejects.toThrow(
    'serves 2 tenants: name one with --tenant ID',
  );
  expect(await tenantFor(store, several, SECOND)).toBe(SECOND);
  expect(await tenantFor(store, several, '0000000A-0000-4000-8000-0000000000A2')).toBe(
    '0000000a-0000-4000-8000-0000000000a2',
  );
});
test('nothing is sent to one that is not on the list', () => {
  expect(() => mustServe(serving(FIRST), SECOND)).toThrow(/does not serve tenant .*WAYMARK_TENANTS/);
  expect(() => mustServe(serving(FIRST), FIRST.toUpperCase())).not.toThrow();
  expect(() => mustServe({ ...serving(FIRST), tenants: null }, SECOND)).not.toThrow();
});
