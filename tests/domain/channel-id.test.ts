import { isChannelId } from '../../src/domain/channel-id.ts';

test.each([
  ['19:0123456789abcdef@thread.tacv2', true],
  ['19:a_b-c.d@thread.skype', true],
  ['team-education-partnership', true],
  ['19:meeting@thread.v2', false],
  ['a:1abcdef', false],
  ['', false],
  ['19:@thread.tacv2', false],
  ['https://teams.example/19:x@thread.tacv2', false],
  ['19:x@thread.tacv2;messageid=1', false],
  ['19:x y@thread.tacv2', false],
])('%s', (text, is) => {
  expect(isChannelId(text)).toBe(is);
});
