/** The second officer is asked by a card that says who, why and what would go, and repeats nothing of it. */
import type { Destination } from '../../../src/app/ports.ts';
import type { Clockwork } from '../../../src/jobs/clockwork.ts';
import { compose } from '../../../src/jobs/compose.ts';
import { buttonIn } from '../../app/privacy/buttons.ts';
import { openRoom, type Room, TENANT } from '../../app/room.ts';
import { cardText } from '../../support/card-text.ts';
import { ALEX } from '../../support/sample-plan.ts';

const SECRET = 'the family of the little one from Rowan Lane moved away';
let room: Room;
beforeEach(async () => {
  room = await openRoom({ officers: ['olu@example.org', 'sam@example.org'] });
  for (const who of ['olu', 'sam', ALEX]) await room.meets(who);
  await room.says(ALEX, `1.1a at risk because ${SECRET}`);
  const [update] = (await room.updates()).filter(({ said }) => said.reason === SECRET);
  await room.taps('olu', { do: 'redact-ask', update: update?.id, 'in:reason': 'it names a child' });
});
afterEach(() => room.close());

const workOf = (): Clockwork => ({
  store: room.store,
  records: room.app.records,
  messenger: {
    send: async () => ({ kind: 'sent', activity: 'a' }),
    update: async (_: Destination, activity: string) => ({ kind: 'sent', activity }),
  },
  log: room.app.log,
  sleep: async () => undefined,
  asOf: room.clock,
  wall: room.clock,
  officers: room.app.officers,
  holder: 'test',
});

async function composed(key: string) {
  const row = (await room.rows()).find((one) => one.key.startsWith(key));
  if (!row) throw new Error(`no row ${key}`);
  return compose(workOf(), TENANT, row);
}

test('Sam is asked, and agrees with one tap', async () => {
  const asked = await composed('redaction:');
  if (asked.kind !== 'message' || !('card' in asked.message)) throw new Error(asked.kind);
  const text = cardText(asked.message.card).join('\n');
  expect(text).toContain('Olu Sample asks to redact an update: “it names a child”');
  expect(text).toContain('11 words of reason');
  expect(JSON.stringify(asked.message)).not.toContain('Rowan Lane');
  await room.taps('sam', buttonIn(asked.message.card, 'Remove it'));
  expect(await composed('redaction:')).toMatchObject({ kind: 'apart', state: 'dropped' });
});

test('Sam says no, and Olu hears that nothing was removed', async () => {
  const asked = await composed('redaction:');
  if (asked.kind !== 'message' || !('card' in asked.message)) throw new Error(asked.kind);
  await room.taps('sam', buttonIn(asked.message.card, 'No, keep it'));
  const told = await composed('redacted:');
  if (told.kind !== 'message' || !('card' in told.message)) throw new Error(told.kind);
  expect(cardText(told.message.card).join('\n')).toContain('said no. Nothing was removed');
});
