/** A small plan with something of everything that people fill in. */
import { PlanFile } from '../../src/domain/plan-file.ts';

export const PLAN: PlanFile = PlanFile.parse({
  plan: 'sample',
  title: 'Sample plan',
  authority: 'Sample Council',
  levels: ['Priority', 'Objective', 'Activity'],
  posts: [
    {
      id: 'head-of-inclusion',
      title: 'Head of Inclusion',
      holder: 'alex.sample@example.org',
      from: '2026-09-01',
    },
    { id: 'virtual-school', title: 'Virtual School Headteacher', cover: 'bola.sample@example.org' },
  ],
  boards: [
    {
      body: 'Sample Board',
      channel: '19:sample@thread.tacv2',
      summary: { every: 'week', day: 'Friday', time: '08:30' },
      meetings: [{ meeting: '2027-01-15' }],
    },
  ],
  bodies: [{ name: 'Sample Board', duties: [{ ref: 'D1', text: 'Review the plan', when: 'every year' }] }],
  items: [
    {
      ref: '1',
      title: 'Inclusion',
      items: [
        {
          ref: '1.1',
          title: 'Attendance',
          description: 'Kept as it is',
          items: [
            {
              ref: '1.1(a)',
              title: 'Publish the policy',
              nature: 'deliverable',
              when: 'Year 1',
              outcomes: ['Safe'],
            },
            {
              ref: '1.1(b)',
              title: 'Report absence',
              nature: 'recurring',
              due: '2027-02-12',
              owners: ['head-of-inclusion', 'virtual-school'],
              measures: [
                {
                  text: 'Days lost',
                  direction: 'decrease',
                  comparator: 'England',
                  readings: [{ period: '2025/26', value: 7.1 }],
                },
              ],
            },
          ],
        },
        {
          ref: '1.2',
          title: 'Belonging',
          items: [{ ref: '1.2(a)', title: 'Ask pupils', nature: 'deliverable' }],
        },
      ],
    },
  ],
});
