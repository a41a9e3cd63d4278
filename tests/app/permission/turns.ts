/** Every kind of turn beside words and buttons, forged for whatever it may name; and who may have it done. */
import type { Origin, Turn } from '../../../src/app/message.ts';
import type { Names } from './furniture.ts';
import type { Step } from './step.ts';

type Spoken = Step & { turn: (origin: Origin) => Turn };

const MESSAGE = {
  link: 'https://teams.example/message',
  at: '2026-12-03T10:00:00Z',
  text: 'Minutes attached',
  files: [],
};
const FORM = { do: 'save-as-evidence', keep: 'false', note: 'minutes' };
const UPLOAD = {
  url: 'https://upload.example/file',
  name: 'plan.xlsx',
  contentUrl: 'https://drive.example/file',
  uniqueId: 'unique',
  fileType: 'xlsx',
};
const shows = { data: {}, needs: 'nobody', shows: true } as const;

export const TURNS: { readonly [K in Turn['kind']]: (names: Names) => readonly Spoken[] } = {
  text: (n) => [
    {
      data: { n: n.ref },
      needs: 'update-action',
      turn: (origin) => ({ kind: 'text', origin, text: `${n.ref} off track because of illness` }),
    },
    {
      ...shows,
      data: { n: n.ref },
      turn: (origin) => ({ kind: 'text', origin, text: `history of ${n.ref}` }),
    },
    {
      ...shows,
      data: { n: n.ref },
      turn: (origin) => ({ kind: 'text', origin, text: `evidence for ${n.ref}` }),
    },
    { ...shows, turn: (origin) => ({ kind: 'text', origin, text: 'overdue' }) },
    { ...shows, turn: (origin) => ({ kind: 'text', origin, text: 'mine' }) },
    { ...shows, turn: (origin) => ({ kind: 'text', origin, text: 'who owns what' }) },
    { ...shows, turn: (origin) => ({ kind: 'text', origin, text: 'help' }) },
  ],
  // What can be fetched is looked at where it is kept: in a channel, and from whoever has no part, not at all.
  file: (n) => [
    {
      ...shows,
      needs: 'update-action',
      data: { n: n.ref },
      turn: (origin) => ({ kind: 'file', origin, files: [], others: 1, text: `status of ${n.ref}` }),
    },
  ],
  card: () => [
    { ...shows, turn: (origin) => ({ kind: 'card', origin, data: { do: 'made-up' }, activity: null }) },
    { ...shows, turn: (origin) => ({ kind: 'card', origin, data: 'save', activity: null }) },
    {
      ...shows,
      turn: (origin) => ({ kind: 'card', origin, data: { do: 'save', shown: 7 }, activity: null }),
    },
  ],
  met: () => [{ ...shows, turn: (origin) => ({ kind: 'met', origin }), silent: true }],
  left: () => [{ ...shows, turn: (origin) => ({ kind: 'left', origin }), silent: true }],
  consent: (n) => [
    {
      data: { n: n.offered },
      needs: { theirs: 'take-offer', whose: n.plan === 'other' ? 'kim' : 'alex' },
      makes: true,
      turn: (origin) => ({ kind: 'consent', origin, offer: n.offered, upload: null, activity: 'a' }),
    },
    {
      ...shows,
      data: { n: n.offered },
      turn: (origin) => ({ kind: 'consent', origin, offer: n.offered, upload: UPLOAD, activity: 'a' }),
    },
    {
      ...shows,
      data: { n: n.file },
      turn: (origin) => ({ kind: 'consent', origin, offer: n.file, upload: UPLOAD, activity: 'a' }),
    },
    {
      ...shows,
      data: { n: n.file },
      turn: (origin) => ({ kind: 'consent', origin, offer: n.waiting, upload: null, activity: 'a' }),
    },
    {
      ...shows,
      turn: (origin) => ({ kind: 'consent', origin, offer: 'made-up', upload: UPLOAD, activity: null }),
    },
  ],
  search: (n) => [
    { ...shows, anywhere: true, turn: (origin) => ({ kind: 'search', origin, text: '', offset: 0 }) },
    {
      ...shows,
      anywhere: true,
      data: { n: n.ref },
      turn: (origin) => ({ kind: 'search', origin, text: n.ref, offset: 0 }),
    },
    { ...shows, anywhere: true, turn: (origin) => ({ kind: 'search', origin, text: 'plan', offset: 0 }) },
  ],
  'fetch-task': () => [
    { ...shows, anywhere: true, turn: (origin) => ({ kind: 'fetch-task', origin, message: MESSAGE }) },
  ],
  'submit-task': (n) => [
    {
      data: { n: n.milestone },
      needs: 'update-action',
      anywhere: true,
      turn: (origin) => ({
        kind: 'submit-task',
        origin,
        message: MESSAGE,
        data: { ...FORM, milestone: n.milestone },
      }),
    },
    {
      data: { n: n.ref },
      needs: 'update-action',
      anywhere: true,
      turn: (origin) => ({ kind: 'submit-task', origin, message: MESSAGE, data: { ...FORM, ref: n.ref } }),
    },
    {
      ...shows,
      anywhere: true,
      turn: (origin) => ({ kind: 'submit-task', origin, message: MESSAGE, data: { do: 'other' } }),
    },
  ],
  strange: () => [
    { ...shows, turn: (origin) => ({ kind: 'strange', origin, what: 'button' }) },
    { ...shows, turn: (origin) => ({ kind: 'strange', origin, what: 'edited' }) },
    { ...shows, turn: (origin) => ({ kind: 'strange', origin, what: 'empty' }) },
  ],
};
