/** Nothing is deleted in words: that is said, and nothing in hand is taken for it. */
import { holding, quiet } from './fixture.ts';
import { read } from './reading.ts';

test.each([
  'delete everything',
  'Delete all',
  'clear all!',
  'please wipe the lot',
  'can you erase all of it',
  'delete all my actions',
  'remove all updates',
  'delete the plan',
  'reset everything',
  'delete my data',
])('%s', (text) => {
  for (const context of [
    quiet,
    holding('3.3(b)'),
    holding('3.3(b)', '3.7(a)'),
    { ...holding('3.3(b)'), asked: { wants: 'reason', items: ['3.3(b)'] } as const },
    { ...holding('3.3(b)'), asked: { wants: 'yes-or-no', items: ['3.3(b)'] } as const },
  ])
    expect(read(text, context)).toMatchObject({
      kind: 'unclear',
      says: expect.stringMatching(/^Nothing was changed: I delete nothing/),
    });
});

test.each([
  'delete 3.3b',
  'delete my last update',
  'delete that',
  'all clear now',
  'everything cleared and done',
  'delete the owner of 3.3b',
  'clear all inherited',
  'delete my leave',
])('%s is something else', (text) => {
  expect(read(text, holding('3.3(b)'))).not.toMatchObject({
    says: expect.stringMatching(/I delete nothing/),
  });
});
