import { parseSubmit, type Shown, wire } from '../../src/cards/submit.ts';

const one: Shown = { plan: 'wigan', milestone: 'm-1', seen: 'u-1' };
const two: Shown = { plan: 'wigan', milestone: 'm-2', seen: null };

const parsed = (data: unknown) => {
  const result = parseSubmit(data);
  if (!result.ok) throw new Error(result.fault);
  return result.submit;
};

test('a button’s data comes back as what it was made of', () => {
  const data = wire({ do: 'open-form', shown: two, corrects: 'u-9', list: [one, two] });
  expect(data).toEqual({
    do: 'open-form',
    shown: ['wigan', 'm-2', null],
    corrects: 'u-9',
    list: [{ of: 'wigan', all: ['m-1 u-1', 'm-2'] }],
  });
  expect(parsed(data)).toEqual({
    do: 'open-form',
    shown: two,
    corrects: 'u-9',
    list: [one, two],
    picked: {},
  });
});

test('milestones may also be spelt out, or stand in lists of three, as on older cards', () => {
  expect(parsed({ do: 'back', list: [one] })).toEqual({ do: 'back', list: [one] });
  expect(parsed({ do: 'back', list: [['wigan', 'm-1', 'u-1']] })).toEqual({ do: 'back', list: [one] });
});

test('a list of several plans comes back in its order, whatever the ids look like', () => {
  const list: Shown[] = [
    one,
    { ...two, plan: 'solihull' },
    { ...one, milestone: 'm-4' },
    { ...two, milestone: 'm 3' },
  ];
  for (const some of [list, list.slice(0, 3)])
    expect(parsed(wire({ do: 'back', list: some }))).toEqual({ do: 'back', list: some });
});

test('a list that names a milestone many times has it once, as it was named first', () => {
  const list = Array.from({ length: 50 }, (_, place) => ({ ...one, seen: `u-${place}` }));
  expect(parsed({ do: 'all-on-track', list: [...list.slice(0, 49), two] })).toMatchObject({
    list: [{ ...one, seen: 'u-0' }, two],
  });
});

test('a status picked beside a line goes with each of the reminder’s buttons', () => {
  const inputs = { 'status:m-1': 'at-risk', 'status:m-2': '' };
  for (const data of [{ do: 'all-on-track' }, { do: 'answer-list' }, { do: 'open-form', shown: one }]) {
    expect(parsed({ ...data, ...inputs })).toMatchObject({ picked: { 'm-1': 'at-risk' } });
  }
});

test('what was typed is kept as text, empty fields as empty text', () => {
  expect(parsed({ do: 'save', shown: one, percent: 140, reason: 'HR freeze', forecast: null })).toMatchObject(
    {
      typed: { status: '', percent: '140', reason: 'HR freeze', forecast: '', evidence: '' },
    },
  );
});

test.each([
  ['nothing', null],
  ['a list', []],
  ['an unknown deed', { do: 'drop-everything' }],
  ['a list that is no JSON', { do: 'back', list: 'x' }],
  ['a list of the wrong shape', { do: 'back', list: '[["wigan"]]' }],
  ['a list without a milestone', { do: 'back', list: [{ of: 'wigan', all: [' u-1'] }] }],
  [
    'a long list in parts',
    { do: 'back', list: ['a', 'b'].map((of) => ({ of, all: Array(30).fill('m-1') })) },
  ],
  ['a list of a thousand', { do: 'back', list: Array.from({ length: 1000 }, () => one) }],
  ['a status that an owner cannot give', { do: 'answer-list', 'status:m-1': 'withdrawn' }],
  ['a field too many', { do: 'back', admin: true }],
])('%s is refused with a reason', (_, data) => {
  const result = parseSubmit(data);
  expect(result).toMatchObject({ ok: false, fault: expect.stringMatching(/\w/) });
});
