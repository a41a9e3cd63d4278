import { holding } from './fixture.ts';
import { asked, read, replied } from './reading.ts';

const until = (to: string): object => ({ from: '2026-11-30', to });

describe('what has to be so by a day is due then (asked on 30 November 2026)', () => {
  test.each([
    ['what needs to be finished by end of august', '2027-08-31'],
    ['what has to be done by July', '2027-07-31'],
    ['what must be in by Friday', '2026-12-04'],
    ['what is meant to be finished by end of august', '2027-08-31'],
    ['what should be completed by July', '2027-07-31'],
    ['What has got to be completed by July', '2027-07-31'],
    ['what still needs to be signed off by July', '2027-07-31'],
  ])('%s', (text, to) => {
    expect(asked(text)).toEqual({ intent: 'due', period: expect.objectContaining(until(to)) });
  });

  test.each([
    ['what was finished by July', null, '2026-07-31'],
    ['what has been completed by July', null, '2026-07-31'],
  ])('%s: looks back', (text, from, to) => {
    expect(asked(text)).toEqual({
      intent: 'list',
      status: ['complete'],
      period: expect.objectContaining({ from, to }),
    });
  });

  test('what still has to be done, of no day, is what is open', () => {
    expect(asked('what needs to be done')).toMatchObject({ status: ['not-complete'] });
  });
});

test.each(['what have Leanne and Tom got on', 'what are Leanne and Tom working on'])(
  '%s: of two people',
  (text) => {
    expect(asked(text)).toEqual({ intent: 'list', owner: [{ name: 'Leanne' }, { name: 'Tom' }] });
  },
);

test.each(['programme board paper, phase 1 only', 'scrutiny report: priority 2', 'cabinet briefing - p3'])(
  '%s: a summary is wanted',
  (text) => {
    expect(asked(text)).toMatchObject({ intent: 'summary' });
  },
);

describe('replies said in another way', () => {
  test.each([
    ['all in now', 'implied complete'],
    ['all returned', 'implied complete'],
    ['written up and agreed by programme board', 'implied complete'],
    ['endorsed by governors', 'implied complete'],
    ['all in hand', 'implied on-track'],
    ['60?', 'implied 60%'],
    ['carrying on as before', 'unchanged'],
    ['continuing as normal', 'unchanged'],
    ['business as usual', 'unchanged'],
    ['now starts 10 march and runs to 2 may', 'implied not-started; implied by 2027-05-02'],
  ])('%s: %s', (text, reading) => {
    expect(replied(text)).toBe(reading);
  });

  const reply = (text: string, due: string | null = null) => {
    const reading = read(text, { ...holding('3.3(b)'), due });
    return reading.kind === 'reply' ? reading.reply : reading.kind;
  };

  test('presented on a past day, with the paper to show for it', () => {
    expect(reply('went to board 13 jan, slides attached')).toMatchObject({
      status: { value: 'complete', how: 'implied' },
    });
    expect(reply('went to board 13 jan')).toMatchObject({ status: { value: 'on-track' } });
  });

  test('off until they are back says nothing of the action', () => {
    const read = reply('off sick, will pick up when im back on the 26th');
    expect(read).toMatchObject({ snooze: { value: '2026-12-26' } });
    expect(read).not.toHaveProperty('status');
  });

  test('moved to a colleague with a name', () => {
    expect(reply('pls move to Helen Brook in admissions')).toMatchObject({
      handOver: { value: { name: 'Helen Brook' }, how: 'implied' },
    });
    expect(reply('need to move to phase two')).not.toHaveProperty('handOver');
  });

  test('not happening now is a wish to drop it, and is asked about', () => {
    const text = 'exec have pulled the funding so this isnt happening now';
    expect(reply(text)).toMatchObject({ status: { value: 'withdrawn', how: 'implied' } });
    expect(read(text, holding('3.3(b)'))).toMatchObject({ ask: { wants: 'yes-or-no' } });
    expect(reply('not happening now until May')).not.toMatchObject({ status: { value: 'withdrawn' } });
  });

  test('what a figure is held against is no ref', () => {
    expect(reply('NEET 3.1% now, national 5.5')).toMatchObject({ figures: { value: [{ value: 3.1 }] } });
  });

  test('when reviewers have to answer moves no date before it', () => {
    expect(reply('draft out, comments back by 4 april', '2027-05-31')).not.toHaveProperty('forecast');
    expect(reply('draft out, comments back by 4 april', '2027-03-31')).toMatchObject({
      forecast: { value: '2027-04-04', how: 'implied' },
    });
  });
});
