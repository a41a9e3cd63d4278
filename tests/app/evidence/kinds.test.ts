/** What is kept as evidence is told by its bytes: documents, pictures, letters and words; nothing that runs or hides. */
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { judge } from '../../../src/app/evidence/kinds.ts';
import { LARGEST_EVIDENCE, REFUSED } from '../../../src/cards/evidence/refused-file.ts';
import { compoundOf } from '../../support/compound-file.ts';
import { docxOf, paragraph } from '../../support/docx-file.ts';
import { pdfOf } from '../../support/pdf-file.ts';
import { type ZipPart, zipOf } from '../../support/zip-file.ts';

type Sample = string | Uint8Array;
const bytesOf = (sample: Sample): Uint8Array => Buffer.from(sample);
const hex = (digits: string, filling = 64): Buffer =>
  Buffer.concat([Buffer.from(digits.replaceAll(' ', ''), 'hex'), Buffer.alloc(filling)]);
const plus = (...parts: Sample[]): Buffer => Buffer.concat(parts.map((part) => Buffer.from(part)));

const verdictOn = async (name: string, sample: Sample): Promise<string> => {
  const verdict = await judge(bytesOf(sample), name);
  return verdict.ok ? `${verdict.type} .${verdict.extension}` : verdict.reason;
};

const docx = docxOf(paragraph('Minutes of the board'));
const pdf = pdfOf([[{ text: 'Minutes of the board', x: 50, y: 50 }]]);
/** A PDF with one more object, named as if somebody had saved it again. */
const pdfWith = (object: Sample): Buffer => plus(pdf, '\n9 0 obj\n', object, '\nendobj\n%%EOF\n');
const packedObjects = (objects: string): Buffer => {
  const body = deflateSync(objects);
  return plus(
    `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${body.length} >>\nstream\n`,
    body,
    '\nendstream',
  );
};

const MAIN = {
  docx: 'wordprocessingml.document.main+xml',
  xlsx: 'spreadsheetml.sheet.main+xml',
  pptx: 'presentationml.presentation.main+xml',
  ppsx: 'presentationml.slideshow.main+xml',
};
const office = (main: string, ...further: ZipPart[]): Uint8Array =>
  zipOf([
    {
      name: '[Content_Types].xml',
      content: `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${main}"/></Types>`,
    },
    { name: 'part.xml', content: '<x/>' },
    ...further,
  ]);
const openDocument = (kind: string, ...further: ZipPart[]): Uint8Array =>
  zipOf([
    { name: 'mimetype', content: `application/vnd.oasis.opendocument.${kind}` },
    { name: 'content.xml', content: '<x/>' },
    ...further,
  ]);

const word = { name: 'WordDocument', content: hex('eca5 c100 0000 0904 0000 0000') };
const book = {
  name: 'Workbook',
  content: hex('0908 1000 0006 0500 bb0d cc07 c100 0000 0604 0000 e100 0200 b004'),
};
const slides = { name: 'PowerPoint Document', content: 'slides' };
const letter = { name: '__properties_version1.0', content: 'letter' };
const mail = (body: string, type = 'text/plain'): string =>
  `From: Alex <alex@contoso.example>\r\nTo: Sam <sam@contoso.example>\r\nSubject: Consultation\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
const attached = (name: string): string =>
  mail(
    `--x\r\nContent-Type: application/octet-stream; name="${name}"\r\n\r\nAAAA\r\n--x--`,
    'multipart/mixed; boundary=x',
  );

const png = hex(
  '89504e470d0a1a0a 0000000d49484452 00000001000000010802000000 907753de 0000000c49444154 08d763f8cfc000000301010018dd8db0 0000000049454e44ae426082',
  0,
);
const jpeg = hex('ffd8ffe000104a46494600010101004800480000 ffdb0043');
const heic = plus(hex('00000018', 0), 'ftypheic', hex('00000000', 0), 'mif1heic', Buffer.alloc(64));
const exe = plus('MZ', Buffer.alloc(200), 'This program cannot be run in DOS mode');

describe('is kept', () => {
  test.each<[string, Sample, string]>([
    ['minutes.pdf', pdf, 'application/pdf .pdf'],
    [
      'packed.pdf',
      pdfWith(packedObjects('9 0 << /Type /Annot /A (nothing to run) >>')),
      'application/pdf .pdf',
    ],
    ['word.docx', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document .docx'],
    [
      'w.docx',
      office(MAIN.docx, { name: 'word/embeddings/table.xlsx', content: office(MAIN.xlsx) }),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document .docx',
    ],
    [
      'w.docx',
      office(MAIN.docx, {
        name: 'word/embeddings/oleObject1.bin',
        content: compoundOf([{ name: 'CONTENTS', content: '%PDF' }]),
      }),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document .docx',
    ],
    [
      'sheet.xlsx',
      office(MAIN.xlsx),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet .xlsx',
    ],
    [
      'talk.pptx',
      office(MAIN.pptx),
      'application/vnd.openxmlformats-officedocument.presentationml.presentation .pptx',
    ],
    [
      'show.ppsx',
      office(MAIN.ppsx),
      'application/vnd.openxmlformats-officedocument.presentationml.slideshow .ppsx',
    ],
    ['t.odt', openDocument('text'), 'application/vnd.oasis.opendocument.text .odt'],
    ['t.ods', openDocument('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet .ods'],
    ['t.odp', openDocument('presentation'), 'application/vnd.oasis.opendocument.presentation .odp'],
    ['old.doc', compoundOf([word]), 'application/msword .doc'],
    ['old.xls', compoundOf([book]), 'application/vnd.ms-excel .xls'],
    ['old.ppt', compoundOf([slides]), 'application/vnd.ms-powerpoint .ppt'],
    ['letter.msg', compoundOf([letter]), 'application/vnd.ms-outlook .msg'],
    ['letter.eml', mail('<html><p>All agreed</p></html>', 'text/html'), 'message/rfc822 .eml'],
    ['letter.eml', attached('minutes.pdf'), 'message/rfc822 .eml'],
    ['letter.eml', mail('<input name="setup.exe">', 'text/html'), 'message/rfc822 .eml'],
    ['shot.png', png, 'image/png .png'],
    ['photo.jpg', jpeg, 'image/jpeg .jpg'],
    ['photo.heic', heic, 'image/heic .heic'],
    ['moving.gif', plus('GIF89a', hex('01000100800000')), 'image/gif .gif'],
    ['photo.webp', plus('RIFF', hex('40000000', 0), 'WEBPVP8 ', Buffer.alloc(64)), 'image/webp .webp'],
    ['scan.tif', hex('49492a0008000000'), 'image/tiff .tif'],
    ['notes.txt', 'We met on Friday.\r\nAll agreed: 3.3(b) is done.\n', 'text/plain; charset=utf-8 .txt'],
    ['BMX.txt', 'BMX track opened on Friday', 'text/plain; charset=utf-8 .txt'],
    ['notes', '\ufeffCafé opened', 'text/plain; charset=utf-8 .txt'],
    ['notes.txt', 'Ástríður Íris Ðýr Ïan Áine', 'text/plain; charset=utf-8 .txt'],
    ['notes.txt', Buffer.from('\ufeffCafé opened', 'utf16le'), 'text/plain; charset=utf-16 .txt'],
    ['notes.txt', Buffer.from('Café opened, £20 left', 'latin1'), 'text/plain; charset=windows-1252 .txt'],
    ['figures.csv', 'ref,done\n3.3(b),yes\n"Smith, J",-4\n', 'text/csv; charset=utf-8 .csv'],
    [
      'notes.md',
      '# Minutes\n\n- from April on, import less; let us see\n',
      'text/markdown; charset=utf-8 .md',
    ],
    ['meeting.ics', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n', 'text/calendar .ics'],
    ['letter.rtf', '{\\rtf1\\ansi All agreed}', 'application/rtf .rtf'],
  ])('%s (%#)', async (name, sample, found) => {
    expect(await verdictOn(name, sample)).toBe(found);
  });

  test('by its content, whatever it is called', async () => {
    expect(await verdictOn('holiday.exe', png)).toBe('image/png .png');
    expect(await verdictOn('photo.png', pdf)).toBe('application/pdf .pdf');
  });
});

describe('is not kept', () => {
  test.each<[string, Sample, keyof typeof REFUSED]>([
    ['empty.pdf', '', 'empty'],
    ['blank.txt', ' \r\n\t\n', 'empty'],
    ['setup.exe', exe, 'executable'],
    ['minutes.pdf', exe, 'executable'],
    ['picture.png', hex('7f454c46 02010100'), 'executable'],
    ['tool', hex('cffaedfe 07000001'), 'executable'],
    ['short.lnk', hex('4c000000 0114020000000000c000000000000046'), 'executable'],
    [
      'setup.msi',
      compoundOf([{ name: 'x', content: 'y' }], '84100c0000000000c000000000000046'),
      'executable',
    ],
    ['minutes.doc', compoundOf([word], '84100c0000000000c000000000000046'), 'executable'],
    ['tool.jar', zipOf([{ name: 'META-INF/MANIFEST.MF', content: 'Main-Class: A' }]), 'executable'],
    [
      'tool.apk',
      zipOf([
        { name: 'AndroidManifest.xml', content: 'x' },
        { name: 'classes.dex', content: 'x' },
      ]),
      'executable',
    ],
    ['both.docx', office(MAIN.docx, { name: 'A.class', content: 'x' }), 'executable'],
    ['w.docx', office(MAIN.docx, { name: 'word/setup.exe', content: exe }), 'executable'],
    [
      'w.docx',
      office(MAIN.docx, {
        name: 'word/embeddings/oleObject1.bin',
        content: compoundOf([{ name: '\u0001Ole10Native', content: 'C:\\\\run me.exe\0' }]),
      }),
      'executable',
    ],
    ['old.doc', compoundOf([word, { name: '\u0001Ole10Native', content: 'run me.vbs\0' }]), 'executable'],
    [
      'letter.msg',
      compoundOf([letter, { name: '__substg1.0_3703001F', content: Buffer.from('.exe\0', 'utf16le') }]),
      'executable',
    ],
    ['letter.eml', attached('invoice.pdf.js'), 'executable'],
    ['letter.rtf', '{\\rtf1{\\object\\objemb{\\*\\objdata 0105}}}', 'executable'],
    ['flash.swf', plus('FWS', hex('0a 40000000')), 'executable'],
    ['run.bat', '@echo off\r\ndel *.*\r\n', 'script'],
    ['notes.txt', '@ECHO OFF\r\ndel *.*\r\n', 'script'],
    ['notes.txt', '#!/bin/sh\nrm -rf /\n', 'script'],
    ['x.ps1', 'Write-Output hello', 'script'],
    ['notes.txt', '$x = New-Object Net.WebClient\r\nInvoke-Expression $x', 'script'],
    ['notes.txt', 'Set s = CreateObject("WScript.Shell")', 'script'],
    ['notes.txt', 'var shell = new ActiveXObject("WScript.Shell");', 'script'],
    ['notes.txt', '<?php system($_GET[0]);', 'script'],
    ['page.hta', '<html><hta:application id="x"/></html>', 'script'],
    ['link.url', '[InternetShortcut]\r\nURL=https://example.org/\r\n', 'script'],
    ['keys.reg', 'Windows Registry Editor Version 5.00\r\n', 'script'],
    ['plain.vbs', 'hello', 'script'],
    ['figures.csv', "ref,done\n=cmd|' /C calc'!A0,yes\n", 'script'],
    ['form.pdf', pdfWith('<< /S /JavaScript /JS (app.alert\\(1\\)) >>'), 'script'],
    ['form.pdf', pdfWith('<< /S /J#61vaScrip#74 /JS 8 0 R >>'), 'script'],
    ['form.pdf', pdfWith('<< /S /Launch /F (notepad.exe) >>'), 'script'],
    ['form.pdf', pdfWith(packedObjects('9 0 << /S /JavaScript /JS (x) >>')), 'script'],
    ['with.pdf', pdfWith('<< /Type /Filespec /F (setup.exe) /EF << /F 8 0 R >> >>'), 'executable'],
    ['w.docx', office(MAIN.docx, { name: 'word/vbaProject.bin', content: 'x' }), 'macros'],
    [
      'w.docm',
      zipOf([
        { name: '[Content_Types].xml', content: 'application/vnd.ms-word.document.macroEnabled.main+xml' },
      ]),
      'macros',
    ],
    ['s.xlsx', office(MAIN.xlsx, { name: 'xl/macrosheets/sheet1.xml', content: 'x' }), 'macros'],
    ['w.docx', office(MAIN.docx, { name: 'word/embeddings/sheet.xlsm', content: 'x' }), 'macros'],
    [
      'w.docx',
      office(MAIN.docx, {
        name: 'word/embeddings/sheet.xlsx',
        content: office(MAIN.xlsx, { name: 'xl/vbaProject.bin', content: 'x' }),
      }),
      'macros',
    ],
    ['t.odt', openDocument('text', { name: 'Basic/Standard/Module1.xml', content: 'x' }), 'macros'],
    [
      'old.doc',
      compoundOf([word, { name: 'Macros', type: 'storage' }, { name: '_VBA_PROJECT', content: 'x' }]),
      'macros',
    ],
    ['old.xls', compoundOf([book, { name: '_VBA_PROJECT_CUR', type: 'storage' }]), 'macros'],
    [
      'old.xls',
      compoundOf([
        {
          name: 'Workbook',
          content: hex(
            '0908 1000 0006 0500 bb0d cc07 c100 0000 0604 0000 8500 0d00 00020000 0001 05 00 4d6163726f',
          ),
        },
      ]),
      'macros',
    ],
    [
      'old.ppt',
      compoundOf([{ ...slides, content: hex('0200 0004 0c00 0000 05000000 01000000 02000000') }]),
      'macros',
    ],
    ['page.html', '<!DOCTYPE html><p>Sign in</p>', 'web-page'],
    ['minutes.pdf', '\n <!-- x --><html><body>Sign in</body></html>', 'web-page'],
    ['notes.txt', 'hello <script>alert(1)</script>', 'web-page'],
    ['photo.gif', plus('GIF89a', hex('0100', 2), '<html><script>'), 'web-page'],
    [
      'saved.mht',
      'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nDate: x\r\n\r\nx',
      'web-page',
    ],
    ['logo.svg', '<?xml version="1.0"?>\n<!-- a --><svg xmlns="http://www.w3.org/2000/svg"/>', 'drawing'],
    ['data.xml', '<?xml version="1.0"?><data/>', 'unknown'],
    ['all.zip', zipOf([{ name: 'minutes.pdf', content: pdf }]), 'archive'],
    ['all.docx', zipOf([{ name: 'minutes.pdf', content: pdf }]), 'archive'],
    ['all.7z', hex('377abcaf271c0004'), 'archive'],
    ['all.rar', hex('526172211a070100'), 'archive'],
    ['all.gz', hex('1f8b0800'), 'archive'],
    ['photo.png', plus(png, zipOf([{ name: 'A.class', content: 'x' }])), 'archive'],
    ['minutes.pdf', plus(pdf, zipOf([{ name: 'A.class', content: 'x' }])), 'archive'],
    ['all.zip', zipOf([{ name: 'a', content: 'x', flags: 1 }]), 'protected'],
    [
      'locked.docx',
      compoundOf([
        { name: 'EncryptionInfo', content: 'x' },
        { name: 'EncryptedPackage', content: 'x' },
      ]),
      'protected',
    ],
    [
      'locked.doc',
      compoundOf([{ name: 'WordDocument', content: hex('eca5 c100 0000 0904 0000 0001') }]),
      'protected',
    ],
    [
      'locked.xls',
      compoundOf([
        { name: 'Workbook', content: hex('0908 1000 0006 0500 bb0d cc07 c100 0000 0604 0000 2f00 3600') },
      ]),
      'protected',
    ],
    [
      'locked.odt',
      openDocument('text', { name: 'META-INF/manifest.xml', content: '<manifest:encryption-data/>' }),
      'protected',
    ],
    ['locked.pdf', pdfWith('<< /Size 5 /Encrypt 8 0 R >>'), 'protected'],
    ['cut.docx', docx.subarray(0, docx.length - 30), 'damaged'],
    ['twice.docx', office(MAIN.docx, { name: 'part.xml', content: '<y/>' }), 'damaged'],
    [
      'odd.pdf',
      pdfWith('<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nnot packed\nendstream'),
      'damaged',
    ],
    [
      'film.mp4',
      plus(hex('00000018', 0), 'ftypmp42', hex('00000000', 0), 'mp42isom', Buffer.alloc(64)),
      'recording',
    ],
    ['sound.wav', plus('RIFF', hex('40000000', 0), 'WAVEfmt ', Buffer.alloc(64)), 'recording'],
    ['font.ttf', hex('0001000000'), 'unknown'],
    ['visio.vsd', compoundOf([{ name: 'VisioDocument', content: 'x' }]), 'unknown'],
    ['noise.pdf', hex('0003fe07010203'), 'unknown'],
  ])('%s (%#): %3$s', async (name, sample, reason) => {
    expect(await verdictOn(name, sample)).toBe(reason);
  });

  test('one byte more than the limit, and the limit itself is kept', async () => {
    const text = Buffer.alloc(LARGEST_EVIDENCE + 1, 'minutes ');
    expect(await verdictOn('long.txt', text)).toBe('too-large');
    expect(await verdictOn('long.txt', text.subarray(1))).toBe('text/plain; charset=utf-8 .txt');
  });

  test('an archive that unpacks to more than is looked at', async () => {
    const bomb = office(MAIN.docx, { name: 'word/embeddings/a.bin', content: Buffer.alloc(101_000_000) });
    expect(await verdictOn('bomb.docx', bomb)).toBe('damaged');
  });
});

test('every reason has words that name the file and what to do instead', () => {
  for (const words of Object.values(REFUSED)) {
    expect(words('minutes.pdf')).toMatch(/minutes\.pdf.*\b(?:please|choose)\b/is);
    expect(words('minutes.pdf')).not.toMatch(/!|undefined/);
  }
});

test('any bytes at all get a verdict, in good time', async () => {
  const beginnings = ['', 'PK\x03\x04', '%PDF-1.7\n', 'From: a\nTo: b\n\n', '<!--', '{\\rtf1', 'GIF89a'].map(
    (start) => Buffer.from(start, 'latin1'),
  );
  const any = fc.tuple(
    fc.constantFrom(...beginnings, Buffer.from(compoundOf([word])), Buffer.from(docx)),
    fc.uint8Array({ maxLength: 3000 }),
  );
  await fc.assert(
    fc.asyncProperty(any, fc.string(), async ([start, rest], name) => {
      const verdict = await judge(Buffer.concat([start, rest]), name);
      expect(verdict.ok || Object.hasOwn(REFUSED, verdict.reason)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test.each<[string, string]>([
  ['comments', '<!-- -->'.repeat(60_000)],
  ['open comments', '<!--'.repeat(100_000)],
  ['blank lines', `${'\n'.repeat(150_000)}x`],
  ['tabs', `x${'\t'.repeat(150_000)}y`],
  ['headers', 'From: a\nTo: b\n'.repeat(20_000)],
  ['names', `${mail('')}${'name='.repeat(100_000)}`],
  ['PDF names', `%PDF-1.4\n${'/ObjStm '.repeat(60_000)}`],
  ['PDF streams', `%PDF-1.4\n${`${'/ObjStm '.repeat(480)}stream\n`.repeat(260)}\nendstream\n`],
])(
  'a text of nothing but %s costs no more than its length',
  async (_name, text) => {
    expect(await judge(Buffer.from(text), 'x.txt')).toHaveProperty('ok');
  },
  3000,
);
