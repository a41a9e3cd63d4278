/** Deputies and link officers, as an officer names them. */
import { owner, said } from './set-up-fixture.ts';

test.each([
  ['make Kim deputy of the Head of Skills', 'deputy of post head-of-skills: Kim'],
  ['the deputy of the Head of Skills is kim@example.org', 'deputy of post head-of-skills: kim@example.org'],
  ['Kim Sample is standing deputy for the Head of Skills', 'deputy of post head-of-skills: Kim Sample'],
  ['Kim is link officer for Jo Partner', 'link-officer of Jo Partner: Kim'],
  [
    'the Head of Inclusion is link officer for jo@partner.example',
    'link-officer of jo@partner.example: post head-of-inclusion',
  ],
  ['make Kim link officer of the Head of Skills', 'link-officer of post head-of-skills: Kim'],
  ['remove the deputy of the Head of Skills', 'deputy of post head-of-skills: nobody'],
])('%s', (text, reading) => {
  expect(said(text)).toBe(reading);
});

test('a deputy is a post’s; for a person who is away there is a cover', () => {
  expect(said('make Kim deputy of Jo Partner')).toContain('asks: A deputy stands in for a post');
});

test.each(['the deputy has signed it off', 'deputy head of the school: done', 'Kim is deputy, on track'])(
  '%s is a report',
  (text) => {
    expect(said(text, owner)).not.toContain('deputy of');
  },
);
