/** Cards from before an action was restricted show nothing of its evidence to those who may not see it. */
import { openFile } from '../../../src/app/evidence/open.ts';
import { all } from '../../../src/store/store.ts';
import { openBoardWeek } from '../boards/week.ts';
import type { Weeks } from '../lead/weeks.ts';
import { shown, TENANT, wordsOf } from '../room.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

const linkIn = (answer: unknown): string => /files\/([^"]+)/.exec(JSON.stringify(answer))?.[1] ?? '';

test('neither the list of its evidence, nor a file, nor a link that was made before', async () => {
  weeks = await openBoardWeek();
  await weeks.meets('robin');
  weeks.shelf.set('minutes.txt', 'minutes of the meeting about home visits');
  await weeks.says('alex', '1.1a on track, https://sampleton.example/secret-minutes');
  await weeks.sends('alex', ['minutes.txt'], { text: '1.1a done' });
  const [file] = await all(weeks.store, TENANT, { kind: 'file' });
  const id = file?.doc.id.slice('file:'.length);
  const list = { do: 'show-evidence', shown: shown('1.1(a)'), offset: 0 };
  expect(wordsOf(await weeks.taps('robin', list))).toContain('secret-minutes');
  const before = linkIn(await weeks.taps('robin', { do: 'open-file', file: id }));
  expect(await openFile(weeks.app, before)).toBeDefined();

  await weeks.says('sam', 'restrict 1.1a');
  await weeks.says('sam', 'yes');
  const answer = wordsOf(await weeks.taps('robin', list));
  expect(answer).toContain('is restricted');
  expect(answer).not.toContain('secret-minutes');
  expect(wordsOf(await weeks.taps('robin', { do: 'open-file', file: id }))).toContain('cannot see');
  expect(await openFile(weeks.app, before)).toBeUndefined();
  expect(wordsOf(await weeks.taps('alex', list))).toContain('secret-minutes');
  expect(linkIn(await weeks.taps('alex', { do: 'open-file', file: id }))).not.toBe('');

  const history = wordsOf(await weeks.says('robin', 'history of 1.1a'));
  expect(history).not.toContain('removed');
  expect(history).not.toContain('secret-minutes');
});

test('a wish to hand it on is told to others without a name, and as nothing that was removed', async () => {
  weeks = await openBoardWeek();
  await weeks.meets('robin');
  await weeks.says('alex', '1.1a passing to Robin Sample from 1 January');
  await weeks.says('alex', 'yes');
  await weeks.says('sam', 'restrict 1.1a');
  await weeks.says('sam', 'yes');
  const history = wordsOf(await weeks.says('robin', 'history of 1.1a'));
  expect(history).toContain('to hand over to somebody else');
  expect(history).not.toContain('an entry removed');
});
