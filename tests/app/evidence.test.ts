/** Files sent in the chat: what they are for is said, asked or confirmed, and then they are evidence. */
import fc from 'fast-check';
import { all } from '../../src/store/store.ts';
import { press } from '../support/card-text.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { cardOf, inChannel, linesOf, OFFICER, openRoom, type Room, shown, TENANT, wordsOf } from './room.ts';

/** A picture of one dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const MINUTES = 'Minutes of the meeting on home visits\n\nAgreed: two visits a week.\n';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  for (const who of [ALEX, ROBIN, OFFICER]) await room.meets(who);
  room.shelf.set('photo.png', PNG);
  room.shelf.set('minutes.txt', MINUTES);
});
afterEach(() => room.close());

const files = async () => (await all(room.store, TENANT, { kind: 'file' })).map(({ doc }) => doc.body);
const evidenceOf = async (ref: string) =>
  (await room.updates(ref)).flatMap(({ said }) => said.evidence ?? []);

describe('the words say what it is for', () => {
  test('an update and its file are one update', async () => {
    const answer = await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
    expect(linesOf(answer)).toEqual(
      expect.arrayContaining(['Recorded: 1.1(b) Check on every two-year-old', 'Evidence: minutes.txt']),
    );
    expect(linesOf(answer)).toContain('Open file');
    const [update, ...others] = await room.updates('1.1(b)');
    expect(others).toEqual([]);
    expect(update?.said).toMatchObject({
      status: 'complete',
      evidence: [{ kind: 'file', name: 'minutes.txt' }],
    });
    expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'complete', evidence: { count: 1 } });
    expect(await files()).toMatchObject([
      {
        by: ALEX,
        milestone: 'milestone-1.1(b)',
        state: 'stored',
        expires: null,
        notBefore: null,
        source: null,
      },
    ]);
    expect(room.blobs.kept.size).toBe(1);
  });

  test.each([
    '1.1b',
    'evidence for 1.1b',
    'minutes for 1.1(b)',
    'here are the minutes for 1.1b',
    "it's for 1.1b",
  ])('"%s" is enough', async (text) => {
    const answer = await room.sends(ALEX, ['minutes.txt'], { text });
    expect(linesOf(answer)[0]).toBe('Recorded: 1.1(b) Check on every two-year-old');
    expect(await evidenceOf('1.1(b)')).toMatchObject([{ kind: 'file', name: 'minutes.txt' }]);
  });

  test.each(['is this what you need for 1.1b?', 'evidence for the home visits', '1.1b, I hope'])(
    '"%s" is not: one tap confirms it',
    async (text) => {
      const answer = await room.sends(ALEX, ['photo.png'], { text });
      expect(wordsOf(answer)).toMatch(/evidence for/);
      expect(await room.updates()).toEqual([]);
    },
  );

  test('a doubt about the words is settled with the file', async () => {
    await room.says(ALEX, 'mine');
    const answer = await room.sends(ALEX, ['minutes.txt'], { text: 'done' });
    expect(linesOf(answer)[0]).toBe('Which one is complete?');
    const receipt = await room.taps(ALEX, press(cardOf(answer), '1.1(b)'));
    expect(linesOf(receipt)).toContain('Evidence: minutes.txt');
    expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'complete', evidence: { count: 1 } });
  });

  test('words that are too broad are asked back, and the answer leads to the file', async () => {
    const answer = await room.sends(ALEX, ['minutes.txt'], { text: 'update: 1.1 done' });
    const [question] = answer.say;
    if (!question || !('card' in question)) throw new Error('nothing was asked');
    const next = await room.taps(ALEX, press(question.card, '1.1(b)'));
    expect(wordsOf(next)).toContain('Recorded: 1.1(b)');
    expect(wordsOf(next)).toContain('Is minutes.txt evidence for 1.1(b)?');
    expect(await evidenceOf('1.1(b)')).toEqual([]);
  });

  test('two updates and one file: the updates stand, and the file is asked about', async () => {
    const answer = await room.sends(ALEX, ['photo.png'], { text: '1.1a and 1.1b on track' });
    expect(answer.say).toHaveLength(2);
    expect(wordsOf(answer)).toContain('photo.png: evidence for which?');
    expect(await evidenceOf('1.1(a)')).toEqual([]);
  });

  test('words that are none are said to be left', async () => {
    const answer = await room.sends(ALEX, ['photo.png'], { text: 'lovely weather today' });
    expect(linesOf(answer)).toContain('I did not record what you wrote with it.');
  });
});

describe('"Evidence for which?"', () => {
  test('their own open actions, worst first, and what is complete without evidence', async () => {
    await room.says(ALEX, '1.1b done');
    await room.says(ALEX, 'mine');
    const answer = await room.sends(ALEX, ['photo.png']);
    const lines = linesOf(answer);
    expect(lines[0]).toBe('photo.png: evidence for which?');
    expect(lines.filter((line) => /^\d\.\d\([a-c]\)$/.test(line))).toEqual([
      '1.1(a)',
      '2.2(c)',
      '2.2(c)',
      '1.1(b)',
    ]);
    expect(lines).toContain('None of these');
    expect(lines.join()).toMatch(/I forget the file after Sat 5 Dec 2026/);
    expect(lines.join()).toContain("No children's names.");
    expect(await files()).toMatchObject([{ state: 'waits', milestone: null, notBefore: null }]);
  });

  test('a tap answers it, and a second tap says the same', async () => {
    const answer = await room.sends(ALEX, ['photo.png']);
    const data = press(cardOf(answer), '1.1(a)');
    const receipt = await room.taps(ALEX, data);
    expect(linesOf(receipt).slice(0, 2)).toEqual([
      'Recorded: 1.1(a) Offer home visits',
      'Evidence: photo.png',
    ]);
    expect(linesOf(await room.taps(ALEX, data))).toEqual(linesOf(receipt));
    expect(await evidenceOf('1.1(a)')).toHaveLength(1);
    expect(wordsOf(await room.taps(ALEX, { ...data, shown: ['sample', 'milestone-1.1(b)', null] }))).toBe(
      'photo.png is recorded for 1.1(a) Offer home visits already. If it belongs elsewhere too, send it again.',
    );
  });

  test.each(['1.1b', 'for 1.1(b)', "it's for 1.1b"])('"%s" answers it', async (text) => {
    await room.sends(ALEX, ['photo.png']);
    expect(linesOf(await room.says(ALEX, text)).slice(0, 2)).toEqual([
      'Recorded: 1.1(b) Check on every two-year-old',
      'Evidence: photo.png',
    ]);
  });

  test('a ref that comes after something else was spoken of is a question again', async () => {
    await room.sends(ALEX, ['photo.png']);
    await room.says(ALEX, "what's overdue");
    expect(wordsOf(await room.says(ALEX, '1.1b'))).not.toContain('Recorded');
    expect(await room.updates()).toEqual([]);
  });

  test('an update in answer is recorded, and its action offered', async () => {
    await room.sends(ALEX, ['photo.png']);
    const answer = await room.says(ALEX, '1.1b on track');
    expect(wordsOf(answer)).toContain('Is photo.png evidence for 1.1(b)?');
    expect(await evidenceOf('1.1(b)')).toEqual([]);
    expect(linesOf(await room.says(ALEX, 'yes'))).toContain('Evidence: photo.png');
  });

  test('the one action in hand is offered first, and takes one tap or a yes', async () => {
    await room.says(ALEX, '1.1b done');
    const answer = await room.sends(ALEX, ['photo.png']);
    expect(linesOf(answer)[0]).toBe('Is photo.png evidence for 1.1(b)?');
    expect(await evidenceOf('1.1(b)')).toEqual([]);
    const receipt = await room.taps(ALEX, press(cardOf(answer), 'Yes, 1.1(b)'));
    expect(linesOf(receipt)).toContain('Evidence: photo.png');
    expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'complete', evidence: { count: 1 } });
  });

  test('a no asks on, and a second no forgets it', async () => {
    await room.says(ALEX, '1.1b done');
    await room.sends(ALEX, ['photo.png']);
    expect(linesOf(await room.says(ALEX, 'no'))[0]).toBe('photo.png: evidence for which?');
    expect(wordsOf(await room.says(ALEX, 'no'))).toBe('All right: I forget photo.png. Nothing was recorded.');
    expect(wordsOf(await room.says(ALEX, '1.1b'))).not.toContain('Recorded');
  });

  test('several files are one question and one update', async () => {
    const answer = await room.sends(ALEX, ['photo.png', 'minutes.txt']);
    expect(linesOf(answer).slice(0, 2)).toEqual([
      '2 files: evidence for which?',
      'The files: photo.png and minutes.txt.',
    ]);
    const receipt = await room.taps(ALEX, press(cardOf(answer), '1.1(a)'));
    expect(linesOf(receipt)).toEqual(expect.arrayContaining(['Open photo.png', 'Open minutes.txt']));
    expect(await room.updates('1.1(a)')).toHaveLength(1);
    expect(await room.milestone('1.1(a)')).toMatchObject({ evidence: { count: 2 } });
  });

  test('somebody with more actions than fit sees the rest, and how many they are', async () => {
    const answer = await room.sends(OFFICER, ['photo.png']);
    expect(linesOf(answer)).toContainEqual(expect.stringMatching(/^Type the number of the action/));
    expect(linesOf(await room.says(OFFICER, '2.2b'))[0]).toBe('Recorded: 2.2(b) Agree a transport offer');
  });
});

describe('whose it is', () => {
  test('another person’s button does nothing', async () => {
    const answer = await room.sends(ALEX, ['photo.png']);
    const data = press(cardOf(answer), '1.1(a)');
    expect(wordsOf(await room.taps(ROBIN, data))).toMatch(
      /^Nothing was recorded: that file is no longer here/,
    );
    expect(wordsOf(await room.taps(ROBIN, press(cardOf(answer), 'None of these')))).toMatch(/no longer here/);
    expect(
      wordsOf(await room.taps(ROBIN, { ...data, do: 'which-files', offset: 0, shown: undefined })),
    ).toMatch(/no longer here|another version/);
    expect(await files()).toMatchObject([{ state: 'waits', milestone: null }]);
  });

  test('an action of somebody else’s is refused, and the file still waits', async () => {
    const answer = await room.sends(ALEX, ['photo.png']);
    const data = { ...press(cardOf(answer), '1.1(a)'), shown: ['sample', 'milestone-2.1(a)', null] };
    expect(wordsOf(await room.taps(ALEX, data))).toMatch(
      /is for the accountable owner, the lead or an officer/,
    );
    expect(linesOf(await room.taps(ALEX, press(cardOf(answer), '1.1(a)')))[0]).toMatch(/^Recorded/);
  });

  test('whoever may update nothing is told whose it is; nothing is fetched', async () => {
    expect(wordsOf(await room.sends('sam', ['secret.png']))).toMatch(
      /^I did not open the file: evidence comes from the owner/,
    );
    expect(await files()).toEqual([]);
  });

  test('in a channel it is not opened', async () => {
    expect(wordsOf(await room.sends(ALEX, ['photo.png'], inChannel()))).toMatch(
      /^I did not open the file here/,
    );
    expect(await files()).toEqual([]);
  });

  test('the same message delivered twice is one update and one file', async () => {
    const again = { id: 'one-and-the-same', text: '1.1b done' };
    await room.sends(ALEX, ['minutes.txt'], again);
    const second = await room.sends(ALEX, ['minutes.txt'], again);
    expect(wordsOf(second)).not.toContain('Nothing was recorded');
    expect(await room.updates('1.1(b)')).toHaveLength(1);
    expect(await files()).toHaveLength(1);
    expect(room.blobs.puts()).toBe(1);
  });

  test('the same bytes sent twice are two files and stored once', async () => {
    await room.sends(ALEX, ['minutes.txt'], { text: '1.1b on track' });
    await room.sends(ALEX, ['minutes.txt'], { text: '1.1a on track' });
    expect(await files()).toHaveLength(2);
    expect(room.blobs.kept.size).toBe(1);
  });
});

describe('what is not kept', () => {
  test.each([
    ['setup.exe', Buffer.from('MZ\x90\x00'.padEnd(200, '\0'), 'latin1'), /setup\.exe is a program/],
    ['page.pdf', '<!doctype html><html><body>Sign in</body></html>', /page\.pdf is a web page/],
    ['nothing.pdf', '', /There is nothing in nothing\.pdf/],
  ])('%s is refused kindly, and the words count', async (name, content, words) => {
    room.shelf.set(name, content);
    const answer = await room.sends(ALEX, [name], { text: '1.1b done' });
    expect(wordsOf(answer)).toMatch(words);
    expect(await room.updates('1.1(b)')).toMatchObject([{ said: { status: 'complete' } }]);
    expect(await evidenceOf('1.1(b)')).toEqual([]);
    expect(room.blobs.kept.size).toBe(0);
  });

  test.each([
    ['too-large', /photo\.png is larger than 25 MB/],
    ['not-allowed', /I do not have photo\.png: its link leads to where I may not read/],
    ['gone', /I do not have photo\.png: Teams did not let me open it/],
  ] as const)('%s: why, and what to do', async (reason, words) => {
    room.shelf.set('photo.png', reason);
    expect(wordsOf(await room.sends(ALEX, ['photo.png']))).toMatch(words);
    expect(await files()).toMatchObject([{ state: 'lost', source: null }]);
  });

  test('a file that was forgotten takes nothing with it', async () => {
    const answer = await room.sends(ALEX, ['photo.png']);
    const { doc, version } = (await all(room.store, TENANT, { kind: 'file' }))[0] ?? {};
    if (!doc || version === undefined) throw new Error('no file');
    await room.store.commit(TENANT, 'gone', [{ op: 'delete', id: doc.id, expect: version }]);
    expect(wordsOf(await room.taps(ALEX, press(cardOf(answer), '1.1(a)')))).toMatch(
      /that file is no longer here\. I keep one for a day/,
    );
  });
});

test('any bytes under any name, with any words, are answered, and nothing is recorded unasked', async () => {
  const endings = fc.constantFrom('.png', '.pdf', '.docx', '.exe', '.txt', '');
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 400 }),
      endings,
      fc.string({ maxLength: 30 }),
      async (bytes, stem, ending, text) => {
        const name = `x${stem}${ending}`;
        room.shelf.set(name, bytes);
        const answer = await room.sends(ALEX, [name], { text });
        expect(answer.say.length).toBeGreaterThan(0);
        expect(await room.updates()).toEqual([]);
      },
    ),
    { numRuns: process.env.WAYMARK_VERIFY === 'full' ? 1000 : 40 },
  );
});

test('a link that is added later leaves the file where it is', async () => {
  await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
  const [update] = await room.updates('1.1(b)');
  const change = { do: 'open-form', shown: shown('1.1(b)', update?.id), corrects: update?.id };
  const form = await room.taps(ALEX, change);
  await room.taps(ALEX, press(cardOf(form), 'Save', { evidence: 'https://example.org/minutes' }));
  expect((await room.updates('1.1(b)')).at(-1)?.said.evidence).toMatchObject([
    { kind: 'file' },
    { kind: 'link' },
  ]);
});

test('a word that is put right keeps the file that came with it', async () => {
  await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
  const [update] = await room.updates('1.1(b)');
  const form = await room.taps(ALEX, {
    do: 'open-form',
    shown: shown('1.1(b)', update?.id),
    corrects: update?.id,
  });
  const receipt = await room.taps(ALEX, press(cardOf(form), 'Save', { status: 'on-track' }));
  expect(linesOf(receipt)[0]).toMatch(/^Recorded/);
  expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'on-track', evidence: { count: 1 } });
});
