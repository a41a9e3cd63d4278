/** What an erasure lists for somebody to see to: a plan's own words that name them, and whoever relied on them in it. */
import { erasePerson } from '../../../src/app/keeping/erase.ts';
import { previewErasure } from '../../../src/app/keeping/may-erase.ts';
import type { Person } from '../../../src/domain/person.ts';
import type { Measure } from '../../../src/domain/plan.ts';
import { all } from '../../../src/store/store.ts';
import { ALEX, ROBIN, samplePlan } from '../../support/sample-plan.ts';
import { openRoom, type Room, type Setting, TENANT } from '../room.ts';

async function opened(setting: Setting): Promise<{ room: Room; alex: Person }> {
  const room = await openRoom({ officers: ['olu@example.org'], ...setting });
  for (const who of ['olu', ALEX, ROBIN]) await room.meets(who);
  const alex = await room.person(ALEX);
  if (!alex) throw new Error('Alex has not met the bot');
  return { room, alex };
}

/** The preview, and the report of the erasure. */
async function told({ room, alex }: { room: Room; alex: Person }): Promise<[string[], string[]]> {
  const { left } = await previewErasure(room.app, TENANT, alex);
  const erasure = await erasePerson(room.app, TENANT, alex, { by: 'olu', reason: null });
  return [left, erasure.left];
}

test('a plan’s own words that name them are listed, with where they can be changed', async () => {
  const measure: Measure = {
    ...{ id: 'm-1', text: 'calls that Alex Sample makes', direction: 'increase', target: null },
    ...{ baseline: null, frequency: null, owner: null, readings: [] },
  };
  const reading = {
    period: 'autumn 2026',
    value: 'Alex Sample rang',
    by: 'robin',
    at: '2026-12-04T09:00:00Z',
  };
  const items = samplePlan().book.items.map((item) =>
    item.ref === '1.1(a)'
      ? { ...item, title: 'Home visits (Alex Sample)', description: 'Ask alex@example.org first' }
      : item.ref === '2.1(a)'
        ? { ...item, measures: [{ ...measure, readings: [reading] }] }
        : item,
  );
  const at = await opened({ items, plan: { about: { principles: ['Alex Sample decides'] } } });
  for (const lines of await told(at)) {
    expect(lines).toContain(
      'Their name stands in the plan itself (about.principles), 1.1(a) (title), 2.1(a) (measures.text) of sample: the plan’s own words, which “redact” does not reach. Change them in its file, and import that.',
    );
    expect(lines).toContain(
      'Their name stands in 2.1(a) (measures.readings.value) of sample: words that somebody gave. Two officers take them out with “redact”.',
    );
    expect(JSON.stringify(lines)).not.toContain('Alex');
  }
  const bodies = (await all(at.room.store, TENANT, { kind: 'item' })).map(({ doc }) => doc.body);
  expect(bodies.find(({ ref }) => ref === '1.1(a)')).toMatchObject({
    title: 'Home visits (Alex Sample)',
    description: 'Ask A former colleague first',
  });
  await at.room.close();
});

test('whoever is left without a link officer, a cover or a deputy is listed, and so is a measure without its giver', async () => {
  const robins = { holders: [{ person: ROBIN, from: null }] };
  const at = await opened({
    plan: {
      linkOfficers: [
        { person: ROBIN, officer: `person:${ALEX}` },
        { person: ALEX, officer: `person:${ROBIN}` },
      ],
      posts: [
        { id: 'attendance-lead', title: 'Attendance Lead', ...robins, linkOfficer: `person:${ALEX}` },
        {
          id: 'head-of-early-years',
          title: 'Head of Early Years',
          holders: [],
          linkOfficer: `person:${ALEX}`,
        },
        { id: 'inclusion-lead', title: 'Inclusion Lead', ...robins, cover: ALEX, deputy: `person:${ALEX}` },
      ],
      measures: [
        {
          ...{ id: 'm-1', text: 'Days lost', direction: 'decrease', target: null, baseline: null },
          ...{ frequency: null, owner: `person:${ALEX}`, readings: [] },
        },
      ],
    },
  });
  for (const lines of await told(at))
    expect(lines).toEqual(
      expect.arrayContaining([
        'Nobody records any more for Attendance Lead, Head of Early Years, Inclusion Lead: tell Waymark who their link officer is.',
        'Nobody stands in at the moment for Inclusion Lead. Tell Waymark who covers.',
        'Without their deputy from now on: Inclusion Lead. Tell Waymark who it is.',
        'Nobody gives readings any more of: Days lost. Name somebody in the plan’s file.',
      ]),
    );
  await at.room.close();
});
