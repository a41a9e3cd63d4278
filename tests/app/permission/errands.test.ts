/** Every errand and every setting, said by everybody, and agreed to where a yes is asked for: nothing moves that the table does not allow. */

import type { Answer } from '../../../src/app/message.ts';
import { speakerOf } from '../../../src/app/people/enrol.ts';
import { respond } from '../../../src/app/respond.ts';
import { hear } from '../../../src/app/text-turn.ts';
import { SetUp } from '../../../src/domain/set-up.ts';
import { BoardErrand } from '../../../src/understanding/errands/board-errand.ts';
import { Errand } from '../../../src/understanding/errands/errand.ts';
import type { Reading } from '../../../src/understanding/intent.ts';
import { originOf } from '../room.ts';
import { BOARD_ERRANDS, ERRANDS, SET_UPS } from './errands.ts';
import { named } from './furniture.ts';
import { openStage, type Role, type Stage } from './stage.ts';
import { walked } from './walk.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.room.close());

const errands = Errand.options.map(({ shape }) => shape.do.value);
const settings = SetUp.options.map(({ shape }) => shape.do.value);
const boards = BoardErrand.options.map(({ shape }) => shape.is.value);

test('the walk has everything that can be asked for and set', () => {
  expect(Object.keys(ERRANDS).sort()).toEqual([...errands].sort());
  expect(Object.keys(SET_UPS).sort()).toEqual([...settings].sort());
  expect(Object.keys(BOARD_ERRANDS).sort()).toEqual([...boards].sort());
});

let turns = 0;
/** It is heard as this, whatever the words; what waits for a yes then gets it. */
async function asks({ who, over }: Role, reading: Reading): Promise<Answer> {
  const { app } = stage.room;
  turns += 1;
  const origin = originOf(who, `asks-${turns}`, over);
  const speaker = await speakerOf(app, origin);
  const heard = await hear(app, origin, speaker, 'do as I say');
  const first = await respond(app, origin, speaker, { ...heard, reading });
  const waits = stage.touched().some(({ kind }) => kind === 'frame');
  const { say } = waits ? await stage.room.says(who, 'yes', over) : { say: [] };
  return { say: [...first, ...say], replace: null };
}

test.each(errands)('%s', async (what) => {
  const found = await walked(
    stage,
    (which) => ERRANDS[what](named(which)).map(({ said, ...how }) => ({ ...how, data: said })),
    (role, step, { plan }) => asks(role, { kind: 'errand', plan, errand: Errand.parse(step.data) }),
  );
  expect(found).toEqual([]);
});

test.each(settings)('setting: %s', async (what) => {
  const found = await walked(
    stage,
    (which) => SET_UPS[what](named(which)).map(({ said, ...how }) => ({ ...how, data: said })),
    (role, step, { plan }) => asks(role, { kind: 'set-up', plan, request: SetUp.parse(step.data) }),
  );
  expect(found).toEqual([]);
});
