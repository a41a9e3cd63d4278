/** Every kind of turn, by everybody: words, files, offers, the message extension, what is strange. */
import { named } from './furniture.ts';
import { openStage, type Stage } from './stage.ts';
import { TURNS } from './turns.ts';
import { walked } from './walk.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.room.close());

// The compiler asks for every kind of turn in this table.
test.each(Object.entries(TURNS))('%s', async (_, steps) => {
  const found = await walked(
    stage,
    (which) => steps(named(which)),
    ({ who, over }, step) => stage.room.turns(who, step.turn, over),
  );
  expect(found).toEqual([]);
});
