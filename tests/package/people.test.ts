/** The page that tells people what comes to them names the plan's real defaults, and leads to pages that are there. */
import { existsSync, readFileSync } from 'node:fs';
import { ReminderPolicy } from '../../src/domain/kinds.ts';

const page = readFileSync('docs/people.md', 'utf8');

test('the days and limits of the page are those of a plan that sets none', () => {
  const { before, workingDaysAfter, thenEveryDays, at, cardsPerWeek, bundleDays, quietDays } =
    ReminderPolicy.parse({});
  expect([thenEveryDays, at, cardsPerWeek]).toEqual([7, '09:00', 2]);
  expect(page).toContain(
    `${before.join(' and ')} days before a date, on the day, ${workingDaysAfter} working days after it, then once a week`,
  );
  expect(page).toContain(`all that is due in the next ${bundleDays} days`);
  expect(page).toContain(`updated in the last ${quietDays} days`);
});

test('the pages for people lead to places that are there', () => {
  for (const name of ['people.md', 'what-you-can-say.md']) {
    const text = readFileSync(`docs/${name}`, 'utf8');
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? ''));
    for (const [, target = ''] of text.matchAll(/\]\(([^)]+)\)/g))
      expect([
        name,
        target,
        target.startsWith('#') ? headings.includes(target) : existsSync(`docs/${target}`),
      ]).toEqual([name, target, true]);
  }
});

/** As GitHub makes them of headings. */
const anchorOf = (heading: string): string =>
  `#${heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-')}`;
