/** Somebody wants a file of what they asked, of something else, or of the whole plan. */
import { noticeCard } from '../../cards/notice.ts';
import { stamp } from '../../domain/stamp.ts';
import { reframe } from '../conversation/frame.ts';
import { planInUse } from '../conversation/plan-in-use.ts';
import { exportAnswer } from '../export/export-answer.ts';
import { exportPlan } from '../export/export-plan.ts';
import { lastAsLink } from '../offer/offer-file.ts';
import type { ErrandTurn } from './turns.ts';

export const exportTurn: ErrandTurn<'export'> = async (app, origin, speaker, errand, heard) => {
  const { of, question, link } = errand;
  const plan = question?.plan ?? heard.plan ?? planInUse(heard.books, heard.frame);
  if (of === 'plan') return [await exportPlan(app, origin, speaker, plan, { link })];
  const asked = question ? { ...question, plan } : heard.frame.lastQuestion?.question;
  if (!asked) return [WHAT];
  if (question) {
    const lastQuestion = { question: { ...question, plan }, at: stamp(app.clock.now()) };
    await reframe(app, origin, speaker.person.id, { lastQuestion });
  }
  return [await exportAnswer(app, origin, speaker, asked, { link })];
};

const WHAT = noticeCard({
  text: 'What shall I export? Ask for a list first and then say “export”, or say it in one: “export overdue in Priority 3”, “export the plan”.',
  suggestions: [
    { label: 'Export what is overdue', say: 'export overdue' },
    { label: 'Export the plan', say: 'export the plan' },
  ],
});

export const asLinkTurn: ErrandTurn<'as-link'> = async (app, origin, speaker) => [
  await lastAsLink(app, origin, speaker),
];
