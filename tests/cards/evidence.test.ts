/** Cards about files: what is asked, what can be tapped, what opens. */

import { takenOffCard, takeOffCard } from '../../src/cards/evidence/take-off.ts';
import { parseSubmit } from '../../src/cards/submit.ts';
import { cardActions, cardText, press } from '../support/card-text.ts';
import { evidenceList, fileLink, forWhich } from './evidence-samples.ts';
import { doneLine, line, longLines, overdueLine } from './lines.ts';

const titles = ({ card }: { card: unknown }): string[] => cardActions(card).map(({ title }) => title);

test('each action is a button that says what the file is for', () => {
  const { card, summary } = forWhich({ lines: [overdueLine()] });
  expect(summary).toBe('minutes.pdf: evidence for which?');
  const { ref, plan, milestone } = overdueLine();
  expect(parseSubmit(press(card, ref))).toMatchObject({
    ok: true,
    submit: { do: 'place-files', files: ['f1'], shown: { plan, milestone } },
  });
  expect(cardText(card).join('\n')).toMatch(/You can also type the number of any action/);
});

test('the likely one is a question of its own, and the others stay within reach', () => {
  const message = forWhich({ likely: line({ ref: '4.1' }), lines: [overdueLine()] });
  expect(message.summary).toBe('Is minutes.pdf evidence for 4.1?');
  expect(titles(message)).toEqual(['Yes, 4.1', overdueLine().ref, 'None of these']);
  expect(cardText(message.card)).toContain('Or is it for one of these?');
});

test('a page says how many are left, and the next begins behind it', () => {
  const lines = longLines(20);
  const first = forWhich({ lines });
  const more = titles(first).find((title) => title.startsWith('Show more'));
  const shown = titles(first).length - 2;
  expect(more).toBe(`Show more (${20 - shown} left)`);
  expect(parseSubmit(press(first.card, more ?? ''))).toMatchObject({
    submit: { do: 'which-files', files: ['f1'], offset: shown },
  });
  const second = forWhich({ lines, offset: shown });
  expect(titles(second)[0]).toBe(lines[shown]?.ref);
});

test('whoever has nothing to tap is told to type', () => {
  const message = forWhich({ lines: [] });
  expect(titles(message)).toEqual(['None of these']);
  expect(cardText(message.card).join('\n')).toMatch(/Type the number of the action\. Nothing is recorded/);
});

test('of all evidence the files can be opened', () => {
  const { card } = evidenceList();
  expect(parseSubmit(press(card, 'Open file'))).toMatchObject({ submit: { do: 'open-file', file: 'f1' } });
  expect(titles({ card })).toEqual(['Open file', 'Take file off']);
  expect(parseSubmit(press(card, 'Take file off'))).toMatchObject({ submit: { do: 'take-off', file: 'f1' } });
});

test('the link says until when it opens, and is a link', () => {
  const { card, summary } = fileLink();
  expect(summary).toBe('The link to minutes.pdf');
  expect(cardText(card)).toContain(
    'The link below is yours and opens the file until 15:40. Please do not pass it on.',
  );
  expect(JSON.stringify(card)).toContain('"type":"Action.OpenUrl"');
});

test.each(['**b** [x](http://e.com).pdf', '<at>All</at>.pdf', '{{DATE(2026-01-01)}}.pdf'])(
  'a file called %s is called just that',
  (name) => {
    for (const { card } of [
      fileLink(name),
      takeOffCard({ line: overdueLine(), name, proposal: 'p1' }),
      takenOffCard({ line: doneLine(), name }),
      forWhich({ files: [{ id: 'f1', name }] }),
      evidenceList({
        pieces: [
          {
            evidence: { kind: 'file', file: 'f1', name },
            removable: true,
            who: name,
            at: '2026-11-22T15:30:00Z',
          },
        ],
      }),
    ]) {
      expect(cardText(card).join('\n')).toContain(name);
      expect(JSON.stringify(card)).not.toMatch(/<at>|\{\{DATE/);
    }
  },
);
