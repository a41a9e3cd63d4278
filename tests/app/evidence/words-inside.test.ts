/** The words of a file are looked at, whatever kind of file it is; what they look like is told, and what is harmless passes. */
import { judge } from '../../../src/app/evidence/kinds.ts';
import { nhsOf, upnOf } from '../../domain/privacy/numbers.ts';
import { docxOf, paragraph } from '../../support/docx-file.ts';
import { pdfOf } from '../../support/pdf-file.ts';
import { zipOf } from '../../support/zip-file.ts';

const NHS = nhsOf('485777345');
const UPN = upnOf('380213400102');
const text = (words: string): Uint8Array => Buffer.from(words);
const workbook = (cells: string): Uint8Array =>
  zipOf([
    {
      name: '[Content_Types].xml',
      content:
        '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    { name: 'xl/workbook.xml', content: '<workbook/>' },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><row>${cells}</row></worksheet>` },
  ]);
const mail = (words: string): Uint8Array =>
  text(
    `From: a@example.org\r\nTo: b@example.org\r\nDate: Fri, 4 Dec 2026 09:00:00 +0000\r\n\r\n${words}\r\n`,
  );

test.each([
  ['a text', 'a.txt', text(`waiting for ${NHS}`), 'nhs'],
  ['a list', 'a.csv', text(`Name,Date of birth\nsomebody,12/03/2014\n`), 'birth'],
  ['a document', 'a.docx', docxOf(paragraph(`The UPN is ${UPN}`)), 'upn'],
  ['a workbook', 'a.xlsx', workbook(`<c><v>${NHS}</v></c><c><v>2</v></c>`), 'nhs'],
  ['a PDF', 'a.pdf', pdfOf([[{ text: `Pupil Jane Smith, dob 12/03/2014`, x: 50, y: 700 }]]), 'name'],
  ['an e-mail', 'a.eml', mail(`about pupil Jane Smith`), 'name'],
] as const)('%s', async (_, name, bytes, kind) => {
  expect(await judge(bytes, name)).toMatchObject({ ok: true, looksLike: expect.arrayContaining([kind]) });
});

test.each([
  ['a text', 'a.txt', text('Minutes of 12 March: Jane Smith, SENCO, reports on Y5.')],
  ['a document', 'a.docx', docxOf(paragraph('98 of 132 audits returned'))],
  ['a workbook', 'a.xlsx', workbook('<c><v>98</v></c><c><v>132</v></c>')],
  ['a PDF', 'a.pdf', pdfOf([[{ text: 'Agenda of the partnership board', x: 50, y: 700 }]])],
] as const)('%s without a child passes', async (_, name, bytes) => {
  const verdict = await judge(bytes, name);
  expect(verdict).toMatchObject({ ok: true });
  expect(verdict).not.toHaveProperty('looksLike');
});
