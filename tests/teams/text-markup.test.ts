/** A text in Teams: it has the lines that it was given, and what people wrote in it stays words. */
import { Parser } from 'htmlparser2';
import { toActivity } from '../../src/teams/activity.ts';
import { faultsOf } from '../support/connector-rules.ts';

const TO = { tenant: 't', serviceUrl: 'https://example.org', conversation: 'c', as: 'message' } as const;
const sent = (text: string) => toActivity({ summary: 'said', text }, TO, null);

/** What a client that reads markup shows, and which tags it found. */
function shown(markup: string): { text: string; tags: string[] } {
  const tags: string[] = [];
  let text = '';
  const parser = new Parser({
    onopentag(name) {
      tags.push(name);
      if (name === 'br') text += '\n';
    },
    ontext(words) {
      text += words;
    },
  });
  parser.end(markup);
  return { text, tags };
}

test('one line goes as plain text, as it was written', () => {
  const line = 'Nothing was recorded: **x** <b>y</b> & [z](https://example.org)';
  expect(sent(line)).toMatchObject({ text: line, textFormat: 'plain' });
});

test('several lines go with breaks between them, empty ones too', () => {
  const { text, textFormat } = sent('5 open actions\n\n3.3(b) Reviews · due Fri 4 Dec\r\n1. Update 3.3(b)');
  expect(textFormat).toBe('xml');
  expect(text).toBe('5 open actions<br/><br/>3.3(b) Reviews · due Fri 4 Dec<br/>1&#46; Update 3.3(b)');
});

const HOSTILE = [
  '<at>Everyone</at> <script>alert(1)</script><br/>',
  '&lt;b&gt; &#60;b&#62; &amp;',
  '[x](https://evil.example) ![x](https://evil.example/a.png)',
  '**bold** _it_ ~~gone~~ `code` # heading | a | b |',
  '1. one',
  '- list',
  '+ list',
  '---',
  '> quoted',
  '    indented',
  'it’s "so" and \'so\' \\*',
  '<a href="https://evil.example">x</a>',
  '😀 مرحبا 100% £5 a@b.example',
];
test.each(HOSTILE)('%j is words in a text of several lines', (written) => {
  const said = `First\n${written}\nlast`;
  const activity = sent(said);
  expect(shown(activity.text)).toEqual({ text: said, tags: ['br', 'br'] });
  expect(faultsOf(activity)).toEqual([]);
  // To a client that reads Markdown a reference is no markup: none of its signs stands there bare.
  const bare = activity.text.replaceAll('<br/>', '\n').replace(/&#\d+;/g, 'x');
  expect(bare).not.toMatch(/[*_~`[\]\\#|!<>]|^\s*(?:[-+]|\d+[.)]\s)/mu);
});
