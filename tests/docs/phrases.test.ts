/** What the short pages tell people to say stands on the page of all phrases, where each is tried, or is read here. */
import { readFileSync } from 'node:fs';
import { understand } from '../../src/understanding/understand.ts';
import { samplePlan } from '../understanding/sample.ts';
import { inlineCode } from './pages.ts';

const said = (page: string): string[] =>
  inlineCode(readFileSync(page, 'utf8')).filter((code) => !/^(?:npm|waymark|tests\/|WAYMARK)/.test(code));
const tried = new Set([...said('docs/what-you-can-say.md'), ...said('docs/bring-your-plan.md')]);

test.each(['docs/owner.md', 'docs/officer.md', 'docs/privacy-notice.md'])('%s', (page) => {
  const phrases = said(page);
  expect(phrases.length).toBeGreaterThan(1);
  const unread = phrases
    .filter((phrase) => !tried.has(phrase))
    .filter((phrase) => {
      const { kind } = understand(phrase, samplePlan().lexicon, {
        today: '2027-01-18',
        lastQuestion: null,
        inHand: [],
        due: null,
        asked: null,
        officer: true,
      });
      return ['unclear', 'clarify', 'greeting'].includes(kind);
    });
  expect(unread).toEqual([]);
});
