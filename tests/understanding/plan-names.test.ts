import { bothPlans, quiet } from './fixture.ts';
import { asked, read } from './reading.ts';

describe('a plan that is named is the one that is asked about', () => {
  test.each<[string, object]>([
    ['what is overdue in the Other Plan', { intent: 'overdue', plan: 'other' }],
    ['Other plan: what is overdue', { intent: 'overdue', plan: 'other' }],
    ["what's overdue in the education plan", { intent: 'overdue', plan: 'sample' }],
    ['Sample Education Plan', { intent: 'status', plan: 'sample' }],
    ['status of wellbeing in the other plan', { intent: 'status', plan: 'other', items: ['9'] }],
  ])('%s', (text, question) => {
    expect(asked(text, quiet, bothPlans)).toEqual(question);
  });

  test('it takes the place of the plan that was asked about last', () => {
    const last = read('overdue in the education plan', quiet, bothPlans);
    const lastQuestion = last.kind === 'question' ? last.question : null;
    const after = { ...quiet, lastQuestion };
    expect(asked('and in the other plan?', after, bothPlans)).toEqual({ intent: 'overdue', plan: 'other' });
  });

  test.each(["what's the plan", 'is everything going to plan', 'how is the plan doing'])(
    '%s: no plan is named',
    (text) => {
      expect(asked(text, quiet, bothPlans)).not.toHaveProperty('plan');
    },
  );
});
