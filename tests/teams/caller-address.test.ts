/** Who a request is from: the proxy in front is believed its last word, and a caller nothing. A proxy is no caller. */
import { callerAddress } from '../../src/teams/caller-address.ts';

const of = (peer: string, told?: string): string | null =>
  callerAddress({
    headers: told === undefined ? {} : { 'x-forwarded-for': told },
    socket: { remoteAddress: peer },
  });

test.each([
  ['10.1.2.3', '198.51.100.7', '198.51.100.7'],
  ['100.100.0.4', '203.0.113.9, 198.51.100.7', '198.51.100.7'],
  ['::ffff:127.0.0.1', '198.51.100.7:50123', '198.51.100.7'],
  ['fd00::4', '[2001:db8:1:2:3:4:5:6]:443', '2001:db8:1:2'],
  ['::1', '2001:DB8:1:2::9', '2001:db8:1:2'],
  ['127.0.0.1', '2001:db8::9', '2001:db8:0:0'],
])('behind a proxy at %s that tells %s it is %s', (peer, told, caller) => {
  expect(of(peer, told)).toBe(caller);
});

test.each([
  ['198.51.100.7', '203.0.113.9', '198.51.100.7'],
  ['::ffff:198.51.100.7', undefined, '198.51.100.7'],
  ['2001:4860:1:2:3:4:5:6', '203.0.113.9', '2001:4860:1:2'],
])('who comes from %s and tells %s is %s', (peer, told, caller) => {
  expect(of(peer, told)).toBe(caller);
});

test.each([
  ['127.0.0.1', undefined],
  ['127.0.0.1', 'unknown'],
  ['127.0.0.1', '203.0.113.9, '],
  ['10.1.2.3', '203.0.113.9, 172.17.0.1'],
  ['fd00::4', '203.0.113.9, ::ffff:10.1.2.3'],
  ['', '10.1.2.3'],
])('behind a proxy at %s that tells %s nobody is known: what many share is nobody’s', (peer, told) => {
  expect(of(peer, told)).toBeNull();
});
