/** Stories of what people ask of each other, told on whichever store the file that calls them has chosen. */
import { press } from '../support/card-text.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { openRequestsRoom, type Waiting } from './requests.ts';
import { cardOf, linesOf, OFFICER, wordsOf } from './room.ts';

let room: Waiting;
afterEach(() => room.close());

const ASKS = 'need more time for 1.1(a), until 26 Feb because HR froze the post';

export function requestStories(): void {
  describe('more time', () => {
    test('the owner asks; the agreed date stands; the lead accepts; both dates and the reason are in the record', async () => {
      room = await openRequestsRoom();
      const said = await room.says(ALEX, ASKS);
      expect(wordsOf(said)).toContain('Robin Sample is asked to accept Fri 26 Feb 2027.');
      expect(wordsOf(said).match(/Wed 25 Nov stays the agreed date/g)).toHaveLength(1);
      expect(await room.milestone('1.1(a)')).toMatchObject({ due: '2026-11-25', forecast: '2027-02-26' });

      const card = await room.gets(ROBIN, 'requests');
      expect(card).toEqual(
        expect.arrayContaining([
          '1 request to decide',
          'Alex Sample asks for Fri 26 Feb 2027 instead of Wed 25 Nov.',
          'Reason: “HR froze the post”',
          'Its date has not been put off before.',
          'Accept',
          'Another date',
          'Decline',
        ]),
      );
      const accepted = await room.taps(ROBIN, room.button('Accept'));
      expect(wordsOf(accepted)).toContain('Accepted: 1.1(a) is due Fri 26 Feb 2027.');
      expect(await room.milestone('1.1(a)')).toMatchObject({ due: '2027-02-26', firstDue: '2026-11-25' });
      const [moved] = (await room.app.records.changesOf('tenant-1', { items: ['item-1.1(a)'] })).filter(
        ({ what }) => what === 'due',
      );
      expect(moved).toMatchObject({
        from: '2026-11-25',
        to: '2027-02-26',
        reason: 'HR froze the post',
        by: ROBIN,
        proposed: ALEX,
      });
      expect(await room.gets(ALEX, 'outcomes')).toEqual(
        expect.arrayContaining(['Accepted: 1.1(a) is due Fri 26 Feb 2027.']),
      );
    });

    test('by the form: a date and a reason are asked for, and nothing that was typed is lost', async () => {
      room = await openRequestsRoom();
      const form = cardOf(await room.taps(ALEX, { do: 'more-time', of: 'milestone-1.1(b)' }));
      const back = await room.taps(ALEX, press(form, 'Ask for more time', { 'in:date': '2027-01-29' }));
      expect(linesOf(back)).toEqual(
        expect.arrayContaining(['1 thing needs mending', "Reason. No children's names."]),
      );
      const sent = press(cardOf(back), 'Ask for more time', { 'in:reason': 'two posts are vacant' });
      expect(wordsOf(await room.taps(ALEX, sent))).toContain(
        'Robin Sample is asked to accept Fri 29 Jan 2027',
      );
      expect((await room.updates('1.1(b)')).at(-1)?.said).toEqual({
        forecast: '2027-01-29',
        reason: 'two posts are vacant',
      });
    });

    test('from a list: the receipt leads back to what is left of it', async () => {
      room = await openRequestsRoom();
      const mine = await room.says(ALEX, 'mine');
      const form = cardOf(await room.taps(ALEX, { do: 'more-time', of: 'milestone-1.1(b)' }));
      const filled = { 'in:date': '2027-01-29', 'in:reason': 'two posts are vacant' };
      const receipt = await room.taps(ALEX, press(form, 'Ask for more time', filled));
      const title = linesOf(receipt).find((line) => /^Back to my list \(\d not answered yet\)$/.test(line));
      if (title === undefined) throw new Error(`no way back: ${linesOf(receipt)} after ${linesOf(mine)}`);
      const back = wordsOf(await room.taps(ALEX, press(cardOf(receipt), title)));
      expect(back).toContain('1.1(a)');
      expect(back).not.toContain('1.1(b)');
    });

    test('another date is agreed, and declining takes a reason that the owner reads', async () => {
      room = await openRequestsRoom();
      await room.says(ALEX, ASKS);
      await room.says(ALEX, 'need more time for 1.1(b), until 26 Feb because the room is closed');
      await room.gets(ROBIN, 'requests');
      const other = cardOf(await room.taps(ROBIN, room.button('Another date')));
      await room.taps(ROBIN, press(other, 'Agree to this date', { 'in:date': '2027-01-15' }));
      expect(await room.milestone('1.1(a)')).toMatchObject({ due: '2027-01-15', forecast: '2027-02-26' });
      const no = cardOf(await room.taps(ROBIN, room.button('Decline', 1)));
      const bare = await room.taps(ROBIN, press(no, 'Decline'));
      expect(wordsOf(bare)).toContain('Say in a few words why');
      await room.taps(ROBIN, press(cardOf(bare), 'Decline', { 'in:reason': 'it was promised to schools' }));
      expect(await room.milestone('1.1(b)')).toMatchObject({ due: '2026-12-04' });
      const told = (await room.gets(ALEX, 'outcomes'))?.join('\n');
      expect(told).toContain('1.1(a) is due Fri 15 Jan 2027, another date than was asked for');
      expect(told).toContain('Declined: 1.1(b) stays due Fri 4 Dec. Reason: “it was promised to schools”');
    });

    test('what follows on the same day comes together on the next working morning', async () => {
      room = await openRequestsRoom();
      await room.says(ALEX, ASKS);
      expect(await room.gets(ROBIN, 'requests')).toContain('1 request to decide');
      await room.says(ALEX, 'need more time for 1.1(b), until 26 Feb because the room is closed');
      expect(await room.gets(ROBIN, 'requests')).toBeUndefined();
      room.clock.set('2026-12-07T09:01:00Z');
      await room.morning();
      expect(await room.gets(ROBIN, 'requests')).toContain('2 requests to decide');
      room.clock.set('2026-12-08T09:01:00Z');
      await room.morning();
      expect(await room.gets(ROBIN, 'requests')).toBeUndefined();
    });

    test('two press at once: the first wins, and the second is told', async () => {
      room = await openRequestsRoom();
      await room.says(ALEX, ASKS);
      await room.gets(ROBIN, 'requests');
      const accept = room.button('Accept');
      const no = { do: 'save-decision', request: accept.request, as: 'decline', 'in:reason': 'no' };
      const [first, second] = await Promise.all([room.taps(ROBIN, accept), room.taps(OFFICER, no)]);
      const both = [wordsOf(first), wordsOf(second)];
      expect(both.filter((words) => words.includes('Somebody else decided this before you'))).toHaveLength(1);
      const stored = await room.app.store.get('tenant-1', 'request', `request:${String(accept.request)}`);
      const { due } = await room.milestone('1.1(a)');
      expect(due).toBe(stored?.doc.body.state === 'accepted' ? '2027-02-26' : '2026-11-25');
    });

    test.each([
      ['it is completed', async () => void (await room.says(ALEX, '1.1(a) done'))],
      ['the owner names another date', async () => void (await room.says(ALEX, '1.1(a) now end of March'))],
      [
        'somebody sets another date',
        async () => void (await room.sets(OFFICER, '1.1(a) is due 5 March 2027')),
      ],
    ])('an old card says so when %s meanwhile', async (_, happens) => {
      room = await openRequestsRoom();
      await room.says(ALEX, ASKS);
      await room.gets(ROBIN, 'requests');
      const accept = room.button('Accept');
      await happens();
      const { due } = await room.milestone('1.1(a)');
      const late = wordsOf(await room.taps(ROBIN, accept));
      expect(late).toMatch(/moved on since|Somebody else decided this before you/);
      expect((await room.milestone('1.1(a)')).due).toBe(due);
    });

    test('in words: "accept the date" closes the request, and the owner is told', async () => {
      room = await openRequestsRoom();
      await room.says(ALEX, ASKS);
      await room.gets(ROBIN, 'requests');
      await room.sets(ROBIN, "accept 1.1(a)'s date");
      expect(await room.milestone('1.1(a)')).toMatchObject({ due: '2027-02-26' });
      expect(wordsOf(await room.says(ROBIN, 'my requests'))).toContain('Nothing waits for you');
      expect((await room.gets(ALEX, 'outcomes'))?.join()).toContain('Accepted: 1.1(a)');
    });

    test('in words: "decline ... because"', async () => {
      room = await openRequestsRoom();
      await room.says(ALEX, ASKS);
      const said = await room.says(ROBIN, "decline 1.1(a)'s date because it was promised to schools");
      expect(wordsOf(said)).toContain(
        'Declined: 1.1(a) stays due Wed 25 Nov. Reason: “it was promised to schools”',
      );
    });

    test('an owner takes back what was asked', async () => {
      room = await openRequestsRoom();
      await room.says(ALEX, ASKS);
      const more = await room.taps(ALEX, { do: 'more', of: 'milestone-1.1(a)' });
      expect(wordsOf(more)).toContain('You asked for more time. Waiting for Robin Sample.');
      await room.taps(ALEX, press(cardOf(more), 'Take back what I asked'));
      expect(await room.gets(ROBIN, 'requests')).toBeUndefined();
    });
  });

  describe('handing over', () => {
    test('the receiver is asked and the lead is told; it stays with the giver until accepted', async () => {
      room = await openRequestsRoom();
      await room.says(ALEX, 'pass 1.1(b) to Sam Sample');
      const said = await room.says(ALEX, 'yes');
      expect(wordsOf(said)).toContain('Sam Sample is asked to take it. It stays yours until they accept.');
      expect(await room.gets(ROBIN, 'requests')).toContain('For your information');
      expect((await room.milestone('1.1(b)')).owner).toBe('post:head-of-early-years');
      expect((await room.gets('sam', 'requests'))?.join()).toContain(
        'Alex Sample asks Sam Sample to take it',
      );
      const accepted = await room.taps('sam', room.button('Accept'));
      expect(wordsOf(accepted)).toContain('1.1(b) is now with Sam Sample');
      const sam = await room.person('sam');
      expect((await room.milestone('1.1(b)')).owner).toBe(`person:${sam?.id}`);
      expect((await room.gets(ALEX, 'outcomes'))?.join()).toContain('1.1(b) is now with Sam Sample');
    });

    test('declined with a reason, it stays with the giver, who reads why', async () => {
      room = await openRequestsRoom();
      await room.sets(ALEX, 'pass 1.1(b) to Sam Sample');
      await room.gets('sam', 'requests');
      const form = cardOf(await room.taps('sam', room.button('Decline')));
      await room.taps('sam', press(form, 'Decline', { 'in:reason': 'I leave in May' }));
      expect((await room.milestone('1.1(b)')).owner).toBe('post:head-of-early-years');
      expect((await room.gets(ALEX, 'outcomes'))?.join()).toContain(
        'stays where it is. Reason: “I leave in May”',
      );
    });

    test('somebody whom the bot cannot reach: the officers are told, as before', async () => {
      room = await openRequestsRoom();
      const form = cardOf(
        await room.taps(ALEX, { do: 'open-wish', of: 'milestone-1.1(b)', wish: 'hand-over' }),
      );
      const sent = await room.taps(ALEX, press(form, 'Ask them', { 'in:to': 'Pat Nobody' }));
      expect(wordsOf(sent)).toContain('so the strategy officers are told');
      expect((await room.milestone('1.1(b)')).handOver).toEqual({ name: 'Pat Nobody', from: null });
    });
  });
}
