/** The token in a link: it names the tenant, is as hard to guess as its secret, and has one spelling. */
import fc from 'fast-check';
import { makeToken, readToken } from '../../../src/app/evidence/link-token.ts';

const secret = Uint8Array.from({ length: 32 }, (_, place) => place * 7);

test('what is made can be read, and the id shows nothing of the secret', () => {
  const { token, id } = makeToken('contoso', secret);
  expect(readToken(token)).toEqual({ tenant: 'contoso', id });
  expect(id).toMatch(/^[0-9a-f]{64}$/);
  expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
});

test('any tenant and secret make a token of their own', () => {
  const tenants = fc.stringMatching(/^[\w.-]{1,100}$/);
  const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(tenants, secrets, (tenant, bytes) => {
      const { token, id } = makeToken(tenant, bytes);
      expect(token.length).toBeLessThan(200);
      expect(readToken(token)).toEqual({ tenant, id });
      const other = Uint8Array.from(bytes, (byte, place) => (place === 31 ? byte ^ 128 : byte));
      expect(makeToken(tenant, other).id).not.toBe(id);
      expect(makeToken(`${tenant}x`, bytes).id).not.toBe(id);
    }),
  );
});

const { token } = makeToken('contoso', secret);
test.each([
  ['nothing', ''],
  ['no tenant', token.slice(token.indexOf('.'))],
  ['no secret', 'Y29udG9zbw.'],
  ['a short secret', token.slice(0, -1)],
  ['a long secret', `${token}A`],
  ['another alphabet', token.replace('.', '/')],
  ['filling', token.replace('.', '=.')],
  ['a second spelling of the tenant', token.replace('Y29udG9zbw.', 'Y29udG9zbx.')],
  ['a tenant that is no text', `gICAgA.${'A'.repeat(43)}`],
  ['a line end', `${token}\n`],
])('%s is no token', (_name, spelt) => {
  expect(readToken(spelt)).toBeUndefined();
});

test('a secret of another length is a defect', () => {
  expect(() => makeToken('contoso', secret.subarray(1))).toThrow(/32 bytes/);
});
