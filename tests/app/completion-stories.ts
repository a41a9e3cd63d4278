/** Stories of completions: their evidence, and a lead's check of them; told on whichever store their file has chosen. */
import { Plan } from '../../src/domain/plan.ts';
import { press } from '../support/card-text.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { openRequestsRoom, type Waiting } from './requests.ts';
import { cardOf, OFFICER, shown, wordsOf } from './room.ts';

let room: Waiting;
afterEach(() => room.close());

const completion = (evidence: 'asked' | 'required', signOff: boolean) => ({
  plan: { completion: Plan.shape.completion.parse({ evidence, signOff }) },
});

export function completionStories(): void {
  describe('evidence', () => {
    test('is asked for once; "none" is taken, and it is said how the board sees it', async () => {
      room = await openRequestsRoom();
      const done = wordsOf(await room.says(ALEX, '1.1(b) done'));
      expect(done).toContain('Is there evidence? A link, a file, or where it can be found; or say “none”.');
      expect(done).toContain('the board sees it as complete, unevidenced');
      expect(wordsOf(await room.says(ALEX, 'no evidence'))).toContain(
        'The board will see 1.1(b) as complete, unevidenced',
      );
      expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'complete', evidence: null });
      expect(await room.updates('1.1(b)')).toHaveLength(1);
    });

    test.each([
      ['https://example.org/minutes', { kind: 'link', url: 'https://example.org/minutes' }],
      ['shared drive, the EY folder', { kind: 'location', what: 'shared drive, the EY folder' }],
    ])('"%s" answers it', async (words, latest) => {
      room = await openRequestsRoom();
      await room.says(ALEX, '1.1(b) done');
      await room.says(ALEX, words);
      expect((await room.milestone('1.1(b)')).evidence).toEqual({ count: 1, latest });
    });

    test('what was given for another status does not count by itself; a yes uses it', async () => {
      room = await openRequestsRoom();
      await room.says(ALEX, '1.1(b) at risk, two posts are vacant, minutes at https://example.org/4-nov');
      const done = wordsOf(await room.says(ALEX, '1.1(b) done'));
      expect(done).toContain('Evidence: https://example.org/4-nov (given earlier). Use it for this?');
      expect(wordsOf(await room.says(ALEX, 'status of 1.1b'))).toContain('unevidenced');
    });

    test('a yes at once counts what was given earlier, once', async () => {
      room = await openRequestsRoom();
      await room.says(ALEX, '1.1(b) at risk, two posts are vacant, minutes at https://example.org/4-nov');
      await room.says(ALEX, '1.1(b) done');
      expect((await room.milestone('1.1(b)')).unproven).toBe(true);
      await room.says(ALEX, 'yes');
      const after = await room.milestone('1.1(b)');
      expect(after.unproven).toBeUndefined();
      expect(after.evidence?.count).toBe(1);
    });

    test('required: the completion is refused until it comes, and what was said is kept', async () => {
      room = await openRequestsRoom(completion('required', false));
      const refused = wordsOf(await room.says(ALEX, '1.1(b) done'));
      expect(refused).toContain('Not recorded yet: evidence is needed');
      expect((await room.milestone('1.1(b)')).status).toBe('not-started');
      await room.says(ALEX, 'https://example.org/minutes');
      expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'complete', evidence: { count: 1 } });
    });

    test('required: the form comes back with the fault, and a file brings the completion with it', async () => {
      room = await openRequestsRoom(completion('required', false));
      const form = cardOf(await room.taps(ALEX, { do: 'open-form', shown: shown('1.1(b)') }));
      const back = wordsOf(await room.taps(ALEX, press(form, 'Save', { status: 'complete' })));
      expect(back).toContain('This plan takes a completion only with evidence');
      room.shelf.set(
        'photo.png',
        Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
          'base64',
        ),
      );
      await room.sends(ALEX, ['photo.png']);
      await room.says(ALEX, 'yes');
      expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'complete', evidence: { count: 1 } });
    });

    test('"none" does not complete where evidence is required', async () => {
      room = await openRequestsRoom(completion('required', false));
      await room.says(ALEX, '1.1(b) done');
      expect(wordsOf(await room.says(ALEX, 'none'))).toContain('1.1(b) was not recorded as complete');
      expect((await room.milestone('1.1(b)')).status).toBe('not-started');
    });
  });

  describe('sign-off', () => {
    test('complete, awaiting check, until the lead accepts', async () => {
      room = await openRequestsRoom(completion('asked', true));
      const done = wordsOf(await room.says(ALEX, '1.1(b) done, minutes at https://example.org/minutes'));
      expect(done).toContain('Complete, awaiting check: Robin Sample is asked to accept it.');
      expect(await room.milestone('1.1(b)')).toMatchObject({
        status: 'complete',
        signOff: { state: 'awaiting' },
      });
      expect((await room.gets(ROBIN, 'requests'))?.join()).toContain('Alex Sample says that it is complete');
      await room.taps(ROBIN, room.button('Accept'));
      expect(await room.milestone('1.1(b)')).toMatchObject({ signOff: { state: 'accepted', by: ROBIN } });
      expect((await room.gets(ALEX, 'outcomes'))?.join()).toContain('Accepted: 1.1(b) is complete.');
    });

    test('returned with a reason, it is open again as it stood before, and the history tells all', async () => {
      room = await openRequestsRoom(completion('asked', true));
      await room.says(ALEX, '1.1(b) on track');
      await room.says(ALEX, '1.1(b) done');
      await room.gets(ROBIN, 'requests');
      const form = cardOf(await room.taps(ROBIN, room.button('Return')));
      await room.taps(ROBIN, press(form, 'Return', { 'in:reason': 'the list is missing' }));
      const after = await room.milestone('1.1(b)');
      expect(after).toMatchObject({ status: 'on-track', open: true, signOff: { state: 'returned' } });
      expect(after.askOn).not.toBeNull();
      const told = (await room.gets(ALEX, 'outcomes'))?.join();
      expect(told).toContain('Returned: 1.1(b) is open again. Reason: “the list is missing”');
      const history = wordsOf(await room.says(ALEX, 'history of 1.1b'));
      expect(history).toContain('returned');
      expect(history).toContain('the list is missing');
    });

    test('in words: "sign off" and "return ... because"', async () => {
      room = await openRequestsRoom(completion('asked', true));
      await room.says(ALEX, '1.1(b) done');
      expect(wordsOf(await room.says(ROBIN, 'return 1.1(b) because the list is missing'))).toContain(
        'Returned: 1.1(b)',
      );
      await room.says(ALEX, '1.1(b) done');
      expect(wordsOf(await room.says(ROBIN, 'sign off 1.1(b)'))).toContain('Accepted: 1.1(b) is complete');
    });

    test('nobody signs off what they completed: a lead’s own completion goes to an officer', async () => {
      room = await openRequestsRoom(completion('asked', true));
      const done = wordsOf(await room.says(ROBIN, '1.1(b) done'));
      expect(done).not.toContain('Robin Sample is asked');
      expect(wordsOf(await room.says(ROBIN, 'sign off 1.1(b)'))).toContain('Nothing was changed');
      expect((await room.milestone('1.1(b)')).signOff?.state).toBe('awaiting');
      expect(wordsOf(await room.says(OFFICER, 'sign off 1.1(b)'))).toContain('Accepted');
    });
  });

  describe('an officer sets what a completion takes', () => {
    test('shown first, set after a yes, and taken back', async () => {
      room = await openRequestsRoom();
      expect(wordsOf(await room.says(OFFICER, 'require evidence'))).toContain(
        'Take no completion without evidence?',
      );
      await room.says(OFFICER, 'yes');
      await room.sets(OFFICER, 'require sign-off in this plan');
      const head = async () => (await room.app.records.heads('tenant-1'))[0]?.completion;
      expect(await head()).toEqual({ evidence: 'required', signOff: true });
      await room.sets(OFFICER, 'stop requiring evidence');
      expect(await head()).toEqual({ evidence: 'asked', signOff: true });
      expect(wordsOf(await room.says(OFFICER, 'stop requiring evidence'))).toContain('Nothing was changed');
    });

    test('an owner may not', async () => {
      room = await openRequestsRoom();
      expect(wordsOf(await room.says(ALEX, 'require evidence'))).toContain('Nothing was changed');
    });
  });
}
