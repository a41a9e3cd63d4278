/** The name that a file is kept and given out under: what it was called, ending in what it is. */
import fc from 'fast-check';
import { isRunnable, keptName } from '../../../src/app/evidence/endings.ts';

test.each([
  ['minutes.pdf', 'pdf', 'minutes.pdf'],
  ['Minutes.PDF', 'pdf', 'Minutes.pdf'],
  ['photo.JPEG', 'jpg', 'photo.jpeg'],
  ['holiday.exe', 'png', 'holiday.png'],
  ['invoice.pdf.exe', 'pdf', 'invoice.pdf'],
  ['minutes', 'pdf', 'minutes.pdf'],
  ['update on 3.3b', 'pdf', 'update on 3.3b.pdf'],
  ['Minutes v1.2', 'docx', 'Minutes v1.2.docx'],
  ['the picture', 'png', 'the picture.png'],
  ['../../etc/passwd', 'txt', 'etc passwd.txt'],
  ['C:\\Users\\alex\\plan.xlsx', 'xlsx', 'C Users alex plan.xlsx'],
  ['\u202efdp.exe', 'pdf', 'fdp.pdf'],
  ['a\r\nb\0.txt', 'txt', 'a b.txt'],
  ['.htaccess', 'txt', 'htaccess.txt'],
  ['...', 'txt', 'file.txt'],
  ['', 'png', 'file.png'],
  ['Протокол.pdf', 'pdf', 'Протокол.pdf'],
  [`${'long '.repeat(60)}.pdf`, 'pdf', `${'long '.repeat(60).slice(0, 116).trim()}.pdf`],
])('%j with the content of a %s is kept as %j', (name, extension, kept) => {
  expect(keptName(name, extension)).toBe(kept);
});

test('any name becomes one of 1 to 120 characters, with its right ending, and stays what it has become', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('pdf', 'docx', 'txt'),
      (name, extension) => {
        const kept = keptName(name, extension);
        expect(kept.length).toBeLessThanOrEqual(120);
        expect(kept.endsWith(`.${extension}`) || extension === 'txt').toBe(true);
        expect(kept).not.toMatch(/[\p{Cc}\p{Cf}<>:"/\\|?*]|^[.\s]/u);
        expect(kept.isWellFormed()).toBe(true);
        expect(isRunnable(kept)).toBe(false);
        expect(keptName(kept, extension)).toBe(kept);
      },
    ),
  );
});
