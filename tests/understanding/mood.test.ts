/** A question without its mark is heard as one; words of a report that begin like it are not. */
import { sentencesOf } from '../../src/understanding/mood.ts';

const asks = (text: string): boolean[] => sentencesOf(text).map((one) => one.asks);

test.each([
  'has the audit come in yet',
  'is the policy signed off yet',
  'have governors agreed the budget yet',
  'does attendance feature in the plan',
  'does the new scheme cover early years',
])('asks: %s', (text) => {
  expect(asks(text)).toEqual([true]);
});

test.each([
  'is progressing but no date yet',
  'is waiting for HR who have to sign it yet',
  'was held up by the vendor who hasn’t replied yet',
  'has been slow, no reply yet',
  'is not agreed yet',
  'have sent it, not back yet',
  'was held up by the vendor',
  'is isolated by the flood',
])('tells: %s', (text) => {
  expect(asks(text)).toEqual([false]);
});
