/** Rights are decided in domain/permission.ts: elsewhere nobody asks who is an officer, or what somebody holds, but for a stated reason. */
import { fileURLToPath } from 'node:url';
import { sourcesIn } from '../support/house-rules.ts';

/** An officer's flag that decides, a name looked up in the configuration, a key looked for among what is held. */
const DECIDES =
  /\bofficer\s*(?:\|\||&&|\?(?![.:?]))|(?:\|\||&&|!)\s*(?:\w+\.)*officer\b|if \((?:\w+\.)*officer\)|\bisOfficer\(|\bholds\.(?:includes|some|find)\(/;

const SELECTS = 'what is theirs to list, not what they may';
const WORDS = 'which words fit the reader: nothing of the record hangs on it';
const OFFICERS_NOTE = 'a note is for officers, and is dropped where its reader is one no longer';
const NAMED = 'whoever the configuration names is not taken out of the record while it does';
const NO_RIGHT = 'the words look alike: a hold keeps data, and a link officer is a name in the plan';
const BUILDS = 'says who is an officer, for permission.ts to decide by';

/** Each file that looks, and why it may; one that looks no longer is taken off. */
const MAY_LOOK: { readonly [file: string]: string } = {
  'domain/permission.ts': 'decides',
  'domain/boards/previewers.ts':
    'who leads in a board’s scope: permission.ts decides by it; and as what they sign',
  'domain/requests/who-decides.ts':
    'nobody decides what they asked for themselves: narrower than permission.ts, which it asks',
  'domain/answers/selected.ts': SELECTS,
  'store/officers.ts': BUILDS,
  'app/people/enrol.ts': BUILDS,
  'app/text-turn.ts': 'how words are read, before anything is decided',
  'app/requests/asked-alone.ts': SELECTS,
  'app/requests/hand-over-notes.ts': WORDS,
  'app/help/help.ts': WORDS,
  'app/help/groups.ts': WORDS,
  'app/help/says.ts': WORDS,
  'app/help/topics.ts': WORDS,
  'app/lead/mend.ts': SELECTS,
  'app/lead/reach-turn.ts': SELECTS,
  'store/lead-facts.ts': SELECTS,
  'app/measures/wanted-turn.ts': SELECTS,
  'app/requests/round-up.ts': SELECTS,
  'app/requests/ask.ts': BUILDS,
  'jobs/requests/compose-requests.ts': BUILDS,
  'app/boards/post-deed.ts': 'officers are told of a hold',
  'cards/welcome.ts': WORDS,
  'jobs/away/tell-leaving.ts': WORDS,
  'jobs/compose.ts': WORDS,
  'jobs/compose-note.ts': OFFICERS_NOTE,
  'jobs/papers/compose.ts': OFFICERS_NOTE,
  'app/keeping/may-erase.ts': NAMED,
  'app/keeping/retention-due.ts': NAMED,
  'domain/keeping/hold.ts': NO_RIGHT,
  'domain/keeping/vacate.ts': NO_RIGHT,
  'domain/lead/strangers.ts': SELECTS,
  'jobs/lead/compose-alert.ts': BUILDS,
  'jobs/lead/compose-lead-note.ts': BUILDS,
};

/** What a program runs: without comments and texts. */
const codeOf = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''");

const ROOMS = ['domain/', 'store/', 'app/', 'jobs/', 'cards/', 'exporting/'];
const looking = sourcesIn(fileURLToPath(new URL('../../src', import.meta.url)), ['.ts'])
  .filter(({ path, text }) => ROOMS.some((room) => path.startsWith(room)) && DECIDES.test(codeOf(text)))
  .map(({ path }) => path);

test('nobody else decides who may', () => {
  expect(looking.filter((path) => !(path in MAY_LOOK))).toEqual([]);
});

test('whoever may look does look', () => {
  expect(Object.keys(MAY_LOOK).filter((path) => !looking.includes(path))).toEqual([]);
});
