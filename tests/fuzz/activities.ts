/** Activities as Teams would post them, of every kind: what people say and press, and what nobody ever sent. */

import { named } from '../app/permission/furniture.ts';
import { ROLES, type Role } from '../app/permission/stage.ts';
import { SUBMITS } from '../app/permission/submits.ts';
import { CHANNEL, TENANT } from '../app/room.ts';
import { mangled, nastyBody, nastyText, nastyValue } from './nasty.ts';
import type { Random } from './random.ts';
import { words } from './words.ts';

export const SERVICE_URL = 'http://127.0.0.1:9/connector';
const BOT = { id: '28:bot', name: 'Waymark' };
const DEEDS = Object.keys(SUBMITS);

/** A button that somebody was shown, with what its card's inputs hold. */
export type Button = { data: Record<string, unknown>; inputs: Record<string, unknown> };
/** What a post to the bot holds; `of` says what it is about when something goes wrong. */
export type Posted = { of: string; body: string; contentType: string };
export type Known = {
  /** What was shown to this role lately. */
  buttons: (who: string) => readonly Button[];
  /** What was posted lately, to be posted again. */
  before: readonly Posted[];
};

type Rest = Record<string, unknown>;
type Make = (random: Random, role: Role, known: Known) => Rest;

const invoke = (name: string | null, value: unknown): Rest => ({ type: 'invoke', name, value });
const press = (data: unknown): Rest =>
  invoke('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'waymark', data },
    trigger: 'manual',
  });

const whichOf = (random: Random) => named(random.pick(['here', 'here', 'sealed', 'other', 'foreign']));

function forged(random: Random): Rest {
  const deed = random.pick(DEEDS);
  const steps = Object.entries(SUBMITS).find(([name]) => name === deed)?.[1](whichOf(random)) ?? [];
  return { do: deed, ...structuredClone(random.pick(steps).data) };
}

function shown(random: Random, role: Role, { buttons }: Known): Rest {
  const there = buttons(role.who);
  if (there.length === 0) return forged(random);
  const { data, inputs } = random.pick(there);
  const typed = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, random.oneIn(3) ? typedInto(random) : value]),
  );
  return { ...typed, ...structuredClone(data) };
}

const typedInto = (random: Random): unknown =>
  random.pick<() => unknown>([
    () => random.pick(['complete', 'on-track', 'at-risk', 'off-track', 'withdrawn', 'in-progress']),
    () => `20${26 + random.below(3)}-${random.pick(['01', '06', '12'])}-${random.pick(['01', '15', '28'])}`,
    () => String(random.below(160)),
    () => words(random),
    () => nastyText(random),
    () => nastyValue(random),
  ])();

const EXTENSION = ['findAction', 'saveAsEvidence', 'made-up'];
const MESSAGE = {
  id: '1',
  body: { contentType: 'html', content: '<p>Minutes attached</p>' },
  linkToMessage: 'https://teams.example/message',
  createdDateTime: '2026-12-03T10:00:00Z',
  attachments: [],
};
const UPLOAD = {
  uploadUrl: 'https://upload.example/file',
  contentUrl: 'https://drive.example/file',
  name: 'plan.xlsx',
  uniqueId: 'unique',
  fileType: 'xlsx',
};
const HOUSEKEEPING = [
  'signin/verifyState',
  'signin/tokenExchange',
  'composeExtension/queryLink',
  'composeExtension/selectItem',
  'composeExtension/anonymousQueryLink',
  'composeExtension/querySettingUrl',
  'composeExtension/setting',
  'composeExtension/onCardButtonClicked',
  'actionableMessage/executeAction',
  'application/search',
  'message/submitAction',
  'task/fetch',
  'task/submit',
  'tab/fetch',
  'config/fetch',
  'made/up',
  '',
];
const SILENT = [
  'typing',
  'event',
  'trace',
  'messageReaction',
  'messageDelete',
  'endOfConversation',
  'handoff',
  'made-up',
];
const FILES = [
  'minutes.pdf',
  'photo.png',
  'plan.xlsx',
  'plan.yml',
  'notes.txt',
  'program.exe',
  'odd\u202Egpj.exe',
];

function files(random: Random): Rest {
  const names = Array.from({ length: 1 + random.below(4) }, () => random.pick(FILES));
  const attachments = names.map((name) => ({
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: `https://sampleton-my.sharepoint.com/${name}`,
    name,
    content: {
      downloadUrl: `https://sampleton-my.sharepoint.com/${name}`,
      uniqueId: name,
      fileType: name.split('.').at(-1),
    },
  }));
  return { type: 'message', text: random.oneIn(2) ? words(random) : '', attachments };
}

/** Each with its share. */
const MAKES: readonly (readonly [number, string, Make])[] = [
  [12, 'text', (random) => ({ type: 'message', text: words(random), textFormat: 'plain' })],
  [24, 'a button', (random, role, known) => press(shown(random, role, known))],
  [26, 'a forged press', (random) => press(forged(random))],
  [3, 'a submit as a message', (random) => ({ type: 'message', value: forged(random) })],
  [3, 'files', files],
  [
    3,
    'an edit',
    (random) => ({
      type: 'messageUpdate',
      text: words(random),
      channelData: { eventType: random.pick(['editMessage', 'undeleteMessage']), tenant: { id: TENANT } },
    }),
  ],
  [
    3,
    'installation',
    (random) => ({
      type: 'installationUpdate',
      action: random.pick(['add', 'remove', 'add-upgrade', 'remove-upgrade', 'odd']),
    }),
  ],
  [
    3,
    'members',
    (random, { who }) => ({
      type: 'conversationUpdate',
      membersAdded: random.pick([[BOT], [{ id: `29:${who}` }], [], [BOT, BOT]]),
    }),
  ],
  [
    4,
    'a consent',
    (random) =>
      invoke('fileConsent/invoke', {
        type: 'fileUpload',
        action: random.pick(['accept', 'decline']),
        context: { offer: random.pick([whichOf(random).offered, whichOf(random).file, 'made-up']) },
        uploadInfo: random.oneIn(2) ? UPLOAD : null,
      }),
  ],
  [
    4,
    'a search',
    (random) =>
      invoke('composeExtension/query', {
        commandId: random.pick(EXTENSION),
        parameters: [{ name: 'words', value: random.oneIn(2) ? words(random) : nastyValue(random) }],
        queryOptions: { skip: random.below(40), count: 25 },
      }),
  ],
  [
    4,
    'a dialog',
    (random) =>
      invoke(
        random.pick([
          'composeExtension/fetchTask',
          'composeExtension/submitAction',
          'task/fetch',
          'task/submit',
        ]),
        {
          commandId: random.pick(EXTENSION),
          messagePayload: MESSAGE,
          data: {
            do: 'save-as-evidence',
            keep: random.pick(['true', 'false']),
            note: words(random),
            [random.pick(['milestone', 'ref'])]: random.pick([
              whichOf(random).milestone,
              whichOf(random).ref,
            ]),
          },
        },
      ),
  ],
  [3, 'another invoke', (random) => invoke(random.pick(HOUSEKEEPING), nastyValue(random))],
  [
    3,
    'something silent',
    (random) => ({ type: random.pick(SILENT), value: nastyValue(random), text: nastyText(random) }),
  ],
];
const SHARES = MAKES.reduce((sum, [share]) => sum + share, 0);

function madeBy(random: Random): (typeof MAKES)[number] {
  let left = random.below(SHARES);
  const found = MAKES.find(([share]) => {
    left -= share;
    return left < 0;
  });
  if (!found) throw new Error('The shares add up.');
  return found;
}

/** One post of somebody: whole, mangled in places, broken as a whole, or one that came before. */
export function posted(random: Random, id: string, known: Known): Posted {
  if (known.before.length > 0 && random.oneIn(25)) return random.pick(known.before);
  const role = random.pick(ROLES);
  const [, of, make] = madeBy(random);
  const activity = framed(random, role, id, make(random, role, known));
  const how = random.below(20);
  const whole = how < 12 ? activity : mangled(random, structuredClone(activity));
  const body = JSON.stringify(whole);
  const contentType = random.oneIn(200) ? 'text/plain' : 'application/json';
  if (how === 19 && random.oneIn(3))
    return { of: `a broken body (${of})`, body: nastyBody(random, body), contentType };
  return { of: `${how < 12 ? of : `${of}, mangled`}, from ${role.name}`, body, contentType };
}

function framed(random: Random, role: Role, id: string, rest: Rest): Rest {
  const { who, over = {} } = role;
  const tenant = over.tenant ?? TENANT;
  const group = over.scope === undefined && random.oneIn(12);
  const conversation =
    over.scope === 'channel'
      ? { id: over.conversation ?? CHANNEL, conversationType: 'channel', isGroup: true, tenantId: tenant }
      : group
        ? { id: 'group-chat-1', conversationType: 'groupChat', isGroup: true, tenantId: tenant }
        : { id: `chat-${who}`, conversationType: 'personal', tenantId: tenant };
  return {
    id,
    timestamp: '2026-12-04T09:00:00Z',
    channelId: 'msteams',
    serviceUrl: SERVICE_URL,
    locale: random.pick(['en-GB', 'en-US', 'cy-GB', 'tr-TR']),
    localTimezone: random.oneIn(10)
      ? random.pick(['Europe/London', 'America/New_York', 'Moon/Base', ''])
      : 'Europe/London',
    from: { id: `29:${who}`, name: `${who} Sample`, aadObjectId: `aad-${who}` },
    recipient: BOT,
    conversation,
    channelData: { tenant: { id: tenant } },
    ...(random.oneIn(3) && { replyToId: `activity-${random.below(50)}` }),
    ...rest,
  };
}
