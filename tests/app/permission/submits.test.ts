/** Every button of every card, pressed by everybody, for what is theirs and what is not: nothing moves that the table does not allow. */
import { Submit } from '../../../src/cards/submit.ts';
import { named } from './furniture.ts';
import { openStage, type Stage } from './stage.ts';
import { SUBMITS } from './submits.ts';
import { walked } from './walk.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.room.close());

const variants = Submit.options.map(({ shape }) => shape.do.value);

test('the walk has every button that a card can send', () => {
  expect(Object.keys(SUBMITS).sort()).toEqual([...variants].sort());
});

test.each(variants)('%s', async (what) => {
  const found = await walked(
    stage,
    (which) => SUBMITS[what](named(which)),
    ({ who, over }, { data }) => stage.room.taps(who, { do: what, ...data }, over),
  );
  expect(found).toEqual([]);
});
