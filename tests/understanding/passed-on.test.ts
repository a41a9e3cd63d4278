/** Another's word, another action's answer, and what an action waits for. */
import { newDay, replyTo } from './further.ts';

describe('on behalf of somebody', () => {
  test.each([
    ['For Kim: done', 'Kim'],
    ['For Kim Lee: at risk, staffing', 'Kim Lee'],
    ['on behalf of Sandra Lee - done', 'Sandra Lee'],
  ])('%s', (text, name) => {
    const { onBehalf, status } = replyTo(text);
    expect(onBehalf).toMatchObject({ value: name, how: 'said' });
    expect(status?.how).toBe('said');
  });

  test.each([
    'Kim says on track',
    'for now: on track',
    'For info: done',
    'from Kim: on track',
    'For 3.3b: done',
  ])('the own word, or hearsay: %s', (text) => {
    expect(replyTo(text).onBehalf).toBeUndefined();
  });
});

describe('the same as another action', () => {
  test.each(['same as 3.7a, already answered that one', 'see 3.7(a)', 'duplicate of 3.7a', 'ditto 3.7a'])(
    '%s',
    (text) => {
      expect(replyTo(text).sameAs?.value).toBe('3.7(a)');
    },
  );

  test.each(['same as last time', 'not the same as 3.7a', 'at risk because 3.7a is late', 'done 3.7a'])(
    'none: %s',
    (text) => {
      expect(replyTo(text).sameAs).toBeUndefined();
    },
  );
});

describe('what it waits for', () => {
  test.each([
    ['waiting on pupil data from schools', 'waiting on pupil data from schools'],
    ['stuck with finance', 'stuck with finance'],
    [
      "can't start until planning permission comes through",
      "can't start until planning permission comes through",
    ],
    ['at risk - held up by legal', 'legal'],
  ])('%s', (text, reason) => {
    const reply = replyTo(text);
    expect(reply.blocked?.value).toBe(true);
    expect(reply.reason?.value).toBe(reason);
  });

  test.each([
    'not waiting on anyone',
    'no longer stuck',
    'was held up by covid but now moving',
    'done, no longer waiting on HR',
    'waiting list cut by half',
    'on track',
  ])('nothing: %s', (text) => {
    expect(replyTo(text).blocked).toBeUndefined();
  });
});

describe('more time than agreed, and dates that are none of the action', () => {
  test.each([
    ['can I have another fortnight', 'implied 2026-12-29'],
    ['need another fortnight', 'implied 2026-12-29'],
    ['a week later than planned', 'implied 2026-12-22'],
    ['pushed it back a month', 'implied 2027-01-15'],
    ['more like mid May', 'said 2027-05-15'],
    ['push to 12/3', 'said 2027-03-12'],
    ['going to be the end of April now', 'implied 2027-04-30'],
    ["won't be ready until mid March", 'implied 2027-03-15'],
    ['more time needed, end of Feb should do it', 'implied 2027-02-28'],
    ['Can we say 11 Feb?', 'implied 2027-02-11'],
  ])('due on 15 December: %s: %s', (text, day) => {
    expect(newDay(text, '2026-12-15')).toBe(day);
  });

  test.each([
    'closes 4 Feb',
    'met 12th, next one 9 march',
    'pilot in March, full rollout sept',
    'report to cabinet 12 Dec',
    'consultation runs to 14 March',
    "school's shut til Thursday because of snow",
    'aim is 95% by July',
    'no chance by Christmas, no tutors',
    'conference is on 12 March',
    'three weeks on the rota',
  ])('merely mentioned: %s', (text) => {
    expect(newDay(text, '2026-12-15')).toBeNull();
  });

  test('without an agreed date there is nothing to count from', () => {
    expect(newDay('need another fortnight', null)).toBeNull();
  });
});
