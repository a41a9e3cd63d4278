/** What people expect of a good Teams app: a list as a file in their OneDrive, a message as evidence, an action found from anywhere. */
import { z } from 'zod/v4';
import { startBot } from '../support/bot-process.ts';
import { cardInputs, cardText, press } from '../support/card-text.ts';
import type { Citizen } from '../support/citizen.ts';
import { cardIn, type Sent } from '../support/connector.ts';
import { demoOverlay, loadPlan, onlyActions } from '../support/demo-plan.ts';
import { type Drive, startDrive } from '../support/drive.ts';
import { rowsOf } from '../support/sheet-rows.ts';
import { freshRecord } from '../support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openConnector, openTown, people, type Town } from '../support/town.ts';

const OVERLAY = {
  ...onlyActions(demoOverlay(), [
    { ref: '3.1(a)', due: '-9d', owners: ['head-of-inclusion'] },
    { ref: '3.4(a)', due: '-2d', owners: ['head-of-inclusion'] },
  ]),
  updates: [],
};
const Offer = z.object({
  name: z.string(),
  content: z.object({ description: z.string(), acceptContext: z.object({ offer: z.string() }) }),
});
/** What an offer holds that the bot sent. */
const offerIn = ({ activity }: Sent) => Offer.parse(activity.attachments?.[0]);

let drive: Drive;
beforeEach(async () => {
  drive = await startDrive();
});
afterEach(() => drive.stop());

describe('in a town', () => {
  let town: Town;
  let alex: Citizen;
  const alexId = people.find(({ name }) => name.startsWith('Alex'))?.id ?? '';
  const bolaId = people.find(({ name }) => name.startsWith('Bola'))?.id ?? '';
  beforeEach(async () => {
    town = await openTown('2026-12-03T10:00', OVERLAY);
    alex = town.person('alex');
    await alex.meets();
  });
  afterEach(() => town.close());

  const newest = () => {
    const one = town.connector.inChat(alexId).findLast(({ how }) => how === 'message');
    if (!one) throw new Error('nothing was said');
    return one;
  };

  test('Alex asks what is overdue, presses "Export", agrees, and has those actions in a workbook', async () => {
    const list = await alex.types("what's overdue");
    expect(list.buttons).toContain('Export');
    await town.connector.press(alexId, list.activity, press(list.card, 'Export'));
    await town.connector.waitFor(({ activity }) => activity.summary?.includes('is ready') === true);
    const offered = newest();
    const offer = offerIn(offered);
    const counted = Number(/^(\d+) overdue/.exec(list.lines[0] ?? '')?.[1]);
    expect(offer.content.description).toBe(`${counted} overdue, as at Thu 3 Dec 2026, 10:00.`);

    // Bola has the offer's name from somewhere: it is not Bola's.
    const { acceptContext } = offer.content;
    await town.person('bola').meets();
    await town.connector.consent(bolaId, 'm-x', acceptContext, drive.takes('x.xlsx'));
    await town.connector.waitFor(({ activity }) => activity.summary === 'That file is no longer here');
    expect(drive.taken()).toEqual([]);

    const place = drive.takes(offer.name);
    const reply = await town.connector.consent(alexId, offered.id, acceptContext, place);
    expect(reply).toEqual({ status: 200, body: null });
    const given = await town.connector.waitFor(
      ({ activity }) =>
        activity.summary === `${offer.name} is in your OneDrive` && activity.attachments !== undefined,
    );
    expect(given.activity.attachments).toMatchObject([
      { contentUrl: place.contentUrl, content: { uniqueId: place.uniqueId, fileType: 'xlsx' } },
    ]);
    expect(town.connector.sent.filter(({ how, id }) => how === 'update' && id === offered.id)).toHaveLength(
      1,
    );
    const [file] = drive.taken();
    const [, , ...rows] = await rowsOf(file ?? new Uint8Array(), 'Actions');
    expect(rows).toHaveLength(counted);
    expect(rows.map(([ref]) => ref)).toEqual(expect.arrayContaining(['3.1(a)', '3.4(a)']));
  });

  test('in the board’s channel the same is a link with posts in place of names', async () => {
    const [list] = await alex.asksInChannel("what's overdue");
    expect(list?.buttons).toContain('Export');
    const [link] = await alex.asksInChannel('export overdue');
    const url = /http:\/\/127\.0\.0\.1:\d+\/files\/[^"]+/.exec(JSON.stringify(link?.card))?.[0] ?? '';
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/);
    const text = await response.text();
    expect(text).toMatch(/^\ufeff?Ref,Action,Under,Owner/);
    expect(text).toContain('Head of Inclusion');
    expect(text).not.toContain('Alex');
    await town.itIs('2026-12-03T10:30');
    expect((await fetch(url)).status).toBe(404);
  });

  const Dialog = z.object({
    task: z.object({ value: z.object({ card: z.object({ content: z.record(z.string(), z.unknown()) }) }) }),
  });
  const dialogIn = (body: unknown) => Dialog.parse(body).task.value.card.content;

  test('a message between colleagues becomes evidence by its link, without its words', async () => {
    const messagePayload = {
      linkToMessage: 'https://teams.microsoft.com/l/message/19:x@thread.v2/1',
      createdDateTime: '2026-12-02T15:30:00Z',
      body: { contentType: 'text', content: 'All schools have signed.' },
    };
    const save = { commandId: 'saveAsEvidence', messagePayload };
    const opened = await town.connector.extension(alexId, 'fetchTask', save);
    const [choice] = cardInputs(dialogIn(opened.body));
    expect(choice?.label).toBe('Evidence for');
    const milestone = /"title":"3\.1\(a\)[^"]*","value":"([^"]+)"/.exec(JSON.stringify(opened.body))?.[1];
    const data = { do: 'save-as-evidence', milestone, note: '', keep: 'false' };
    const saved = await town.connector.extension(alexId, 'submitAction', { ...save, data });
    expect(cardText(dialogIn(saved.body)).join()).toMatch(
      /^Recorded\. This message is now evidence for 3\.1\(a\)/,
    );
    const [update] = await town.updatesOf('3.1(a)');
    expect(update?.said.evidence).toEqual([
      { kind: 'link', url: messagePayload.linkToMessage, at: '2026-12-02T15:30:00.000Z' },
    ]);
    expect(JSON.stringify(await town.updatesOf('3.1(a)'))).not.toContain('signed');
  });

  test('an action is found from a chat between others, and nothing is said there', async () => {
    const before = town.connector.sent.length;
    const found = await town.connector.extension(alexId, 'query', {
      commandId: 'findAction',
      parameters: [{ name: 'text', value: '3.1' }],
    });
    expect(JSON.stringify(found.body)).toMatch(/"title":"3\.1\(a\) .*9 days overdue/);
    expect(JSON.stringify(found.body)).not.toContain('Alex');
    expect(town.connector.sent).toHaveLength(before);
  });

  test('the clock tells a person’s own time once their client has told where they are', async () => {
    const paris = { type: 'clientInfo', locale: 'fr-FR', timezone: 'Europe/Paris' };
    const asked = { type: 'message', text: "what's overdue", entities: [paris] };
    await town.connector.post(town.connector.frame(alexId, 'chat', asked));
    expect(cardText(cardIn(newest())).join('\n')).toMatch(/As at Thu 3 Dec 2026, 11:0\d\./);
  });
});

// Two processes are started for it, one after the other.
test('an offer outlives the process that made it', async () => {
  const folder = temporaryFolder();
  const place = freshRecord(folder.path);
  const at = '2026-12-03T10:00:00Z';
  await loadPlan(place, at, OVERLAY);
  const connector = await openConnector(() => Temporal.Instant.from(at));
  const alexId = people.find(({ name }) => name.startsWith('Alex'))?.id ?? '';
  let running = await startBot(place, at);
  try {
    connector.attach(running.port);
    await connector.meet(alexId);
    await connector.say(alexId, 'export overdue');
    const offered = await connector.waitFor(
      ({ activity }) => activity.summary?.includes('is ready') === true,
    );
    const { name, content } = offerIn(offered);
    await running.kill();
    running = await startBot(place, '2026-12-03T18:00:00Z');
    connector.attach(running.port);
    await connector.consent(alexId, offered.id, content.acceptContext, drive.takes(name));
    await connector.waitFor(({ how, id }) => how === 'update' && id === offered.id);
    expect((drive.taken()[0] ?? Buffer.alloc(0)).subarray(0, 2).toString()).toBe('PK');
    expect(connector.violations()).toEqual([]);
  } finally {
    await running.kill();
    await connector.stop();
    folder.remove();
  }
}, 120_000);
