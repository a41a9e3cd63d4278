/** Somebody with actions in three plans gets one card with all of them, and nothing of what is another's. */
import { write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { cardText } from '../support/card-text.ts';
import {
  ALEX,
  EARLY_YEARS,
  ROBIN,
  SAMPLE_DAY,
  sampleItem,
  sampleMilestone,
  samplePlanHead,
} from '../support/sample-plan.ts';
import { type Bench, chatOf, startBench, TENANT } from './bench.ts';

let bench: Bench;
afterEach(() => bench.close());

/** A plan with one action under a priority, due today, owned through the same name of a post as in the sample. */
async function addPlan(id: string, title: string, holder: string): Promise<void> {
  const posts = [{ id: 'head-of-early-years', title: 'Head', holders: [{ person: holder, from: null }] }];
  const reminders = { ...samplePlanHead().reminders, rounds: 'off' as const };
  const head = samplePlanHead({ id, title, posts, boards: [], reminders });
  const above = sampleItem({ id: `${id}-1`, plan: id, ref: '1', title: `Priority of ${title}` });
  const owners = [{ key: EARLY_YEARS, part: 'accountable' as const }];
  const item = sampleItem({
    id: `${id}-1.1`,
    plan: id,
    ref: `${id}/1.1`,
    title: `Action of ${title}`,
    parent: above.id,
    nature: 'deliverable',
    owners,
  });
  const milestone = sampleMilestone({ id: `${id}-m`, plan: id, item: item.id, askOn: SAMPLE_DAY });
  const docs = [
    write('plan', docId('plan', id), head),
    write('item', docId('item', above.id), above),
    write('item', docId('item', item.id), item),
    write('milestone', docId('milestone', milestone.id), milestone),
  ];
  await bench.store.commit(
    TENANT,
    `plan ${id}`,
    docs.map((doc) => ({ op: 'put', doc, expect: 'absent' })),
  );
}

test('one card, all three plans named, and the day used once', async () => {
  bench = await startBench({ plan: { boards: [] } });
  await addPlan('second', 'Second Plan', ALEX);
  await addPlan('third', 'Third Plan', ALEX);
  await addPlan('fourth', 'Fourth Plan', ROBIN);
  const report = await bench.tick();
  expect(report.messages.map(({ who, fate, refs }) => [who, fate, refs])).toEqual([
    [ROBIN, 'sent', ['fourth/1.1']],
    [ALEX, 'sent', ['1.1(a)', '1.1(b)', 'second/1.1', 'third/1.1']],
  ]);
  const [card, ...others] = bench.messenger.delivered().filter(({ to }) => to.conversation === chatOf(ALEX));
  expect(others).toEqual([]);
  const text = card && 'card' in card.message ? cardText(card.message.card).join('\n') : '';
  for (const part of ['1.1(a)', '1.1(b)', 'Second Plan', 'Third Plan', 'Sample Children and Schools Plan'])
    expect(text).toContain(part);
  // The post of the same name is Robin's in the fourth plan.
  expect(text).not.toContain('Fourth');
  const rows = (await bench.rows()).filter(({ to }) => to.kind === 'person' && to.person === ALEX);
  expect(rows.map(({ listed }) => listed.toSorted())).toEqual([
    ['milestone-1.1(a)', 'milestone-1.1(b)', 'second-m', 'third-m'],
  ]);
  expect((await bench.work.records.person(TENANT, ALEX))?.doc.body.cardDays).toEqual([SAMPLE_DAY]);
});
