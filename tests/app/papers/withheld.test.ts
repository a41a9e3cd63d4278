/** Who has a board's paper as a document, and what is left out of it that was restricted after its freeze. */
import mammoth from 'mammoth';
import type { Answer } from '../../../src/app/message.ts';
import { readPaper } from '../../../src/store/papers.ts';
import { press } from '../../support/card-text.ts';
import { samplePlan, samplePlanHead } from '../../support/sample-plan.ts';
import { rowsOf } from '../../support/sheet-rows.ts';
import { cardOf, OFFICER, openRoom, type Room, type Setting, TENANT, wordsOf } from '../room.ts';
import { clockOf, type RoomClock } from './clockwork.ts';

let room: Room;
let clock: RoomClock;
afterEach(() => room.close());

async function open(setting: Setting = {}): Promise<void> {
  room = await openRoom(setting);
  clock = clockOf(room);
  await room.meets(OFFICER);
  await clock.itIs('2026-12-04T09:01:00Z');
}

const setMeeting = () => room.sets(OFFICER, 'the Partnership meets on 12 January');
const paper = () =>
  readPaper(room.store, TENANT, {
    plan: 'sample',
    board: 'partnership',
    kind: 'paper',
    period: '2027-01-12',
  });
const officerHeard = (): string[] => clock.cameTo(`chat-${OFFICER}`).filter((one) => /paper/i.test(one));

/** The document that was offered, once the officer has taken it. */
async function given({ say }: Answer): Promise<Uint8Array> {
  const [offer] = say.flatMap((one) => ('text' in one && one.attach?.kind === 'offer' ? [one.attach] : []));
  await room.consents(OFFICER, offer?.id ?? '', 'https://sampleton-my.sharepoint.com/up');
  return room.uploaded.at(-1)?.bytes ?? new Uint8Array();
}

test('what is restricted after the freeze stands in the paper by its ref alone, and the officer is told', async () => {
  await open();
  await setMeeting();
  await clock.itIs('2026-12-29T17:00:00Z');
  const frozen = await paper();
  expect(JSON.stringify(frozen)).toContain('Offer home visits');
  await room.sets(OFFICER, 'restrict 1.1a');
  await clock.itIs('2027-01-04T09:00:00Z');
  await clock.itIs('2027-01-04T09:05:00Z');
  expect(officerHeard()[0]).toContain('Restricted since it was frozen, and shown by the ref alone: 1.1(a)');
  const answer = await room.says(OFFICER, 'paper for the Partnership');
  const word = await given(await room.taps(OFFICER, press(cardOf(answer), 'Word document')));
  const sheet = await given(await room.taps(OFFICER, press(cardOf(answer), 'Excel workbook')));
  const texts = [
    (await mammoth.extractRawText({ buffer: Buffer.from(word) })).value,
    (await rowsOf(sheet, 'What needs the board')).join('\n'),
  ];
  for (const text of texts) {
    expect(text).toContain('Restricted action');
    expect(text).toContain('1.1(a)');
    expect(text).not.toContain('Offer home visits');
  }
  // What was kept is not written over: its figures are compared with by the next one.
  expect(await paper()).toEqual(frozen);
});

test('the documents are for officers and for those who lead in what the board sees', async () => {
  const boards = samplePlanHead().boards.map((board) => ({ ...board, scope: ['2'] }));
  const items = samplePlan().book.items.map((item) =>
    item.ref === '1'
      ? { ...item, lead: 'person:sam' as const }
      : item.ref === '2'
        ? { ...item, lead: 'person:robin' as const }
        : item,
  );
  await open({ plan: { boards }, items });
  for (const who of ['sam', 'robin']) await room.meets(who);
  await setMeeting();
  await clock.itIs('2026-12-29T17:00:00Z');
  const word = press(cardOf(await room.says(OFFICER, 'paper for the Partnership')), 'Word document');
  expect((await room.taps('robin', word)).say[0]).toMatchObject({ attach: { kind: 'offer' } });
  expect(wordsOf(await room.taps('sam', word))).toContain('No document was made');
  expect(wordsOf(await room.says('sam', 'paper for the Partnership'))).not.toContain('Word document');
});
