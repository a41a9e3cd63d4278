/** Workbooks whose column of actions has lost its heading: read where it is plain which it is, else refused with the headings. */
import { faultOf, outline, sketchOfSheets, told, workbook } from './sheets.ts';

const ACTIONS = [
  'Open a hub in each town',
  'Train the staff of every school',
  'Publish what was said',
  'Review the offer with parents',
];
const row = (action: string, index: number, ...more: string[]): string[] => [
  `A${index + 1}`,
  index < 2 ? 'Early help' : 'Voice',
  action,
  ...more,
  'Head of Hubs',
  'March 2027',
];

test('the one column of words without a heading is taken for the actions, and told', async () => {
  const sketch = await sketchOfSheets({
    Plan: [
      ['Ref', 'Priority', '', 'Owner(s)', 'By when'],
      ...ACTIONS.map((action, index) => row(action, index)),
    ],
  });
  expect(outline(sketch)).toEqual([
    '# Early help',
    '  - [A1] Open a hub in each town | when March 2027 | by Head of Hubs',
    '  - [A2] Train the staff of every school | when March 2027 | by Head of Hubs',
    '# Voice',
    '  - [A3] Publish what was said | when March 2027 | by Head of Hubs',
    '  - [A4] Review the offer with parents | when March 2027 | by Head of Hubs',
  ]);
  expect(told(sketch)).toContain(
    'Plan!C2: Column C has no heading; it was taken for the actions, because no other column says what is to be done, and it alone is filled with words in most rows.',
  );
});

test('without a priority as well', async () => {
  const rows = ACTIONS.map((action, index) => [`A${index + 1}`, action, 'Head of Hubs', 'March 2027']);
  const sketch = await sketchOfSheets({ Plan: [['Ref', '', 'Owner', 'By when'], ...rows] });
  expect(outline(sketch)[0]).toBe('- [A1] Open a hub in each town | when March 2027 | by Head of Hubs');
});

test('two such columns: refused, with the row of the headings and what they are', async () => {
  const rows = ACTIONS.map((action, index) => row(action, index, `${action} again`));
  const fault = await faultOf(
    await workbook({ Plan: [['Ref', 'Priority', '', '', 'Owner', 'By when'], ...rows] }),
  );
  expect(fault).toBe(
    'Plan!1:1 has these headings: A "Ref", B "Priority", E "Owner", F "By when"; none says what is to be done: write "Action" above the column of the actions, and import again',
  );
});
