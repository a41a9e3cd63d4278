/** Every button of every card, pressed by everybody, for what is theirs and what is not: nothing moves that the table does not allow. */

import { Submit } from '../../../src/cards/submit.ts';
import { buttonIn } from '../privacy/buttons.ts';
import { cardOf } from '../room.ts';
import { named } from './furniture.ts';
import { openStage, ROLES, type Stage } from './stage.ts';
import { SUBMITS } from './submits.ts';
import { goes, walked } from './walk.ts';

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

test.each(['confirm', 'decline', 'choose', 'chase-now'])(
  'what an officer was asked is nobody else’s to answer, nor theirs elsewhere: %s',
  async (what) => {
    const shown = ['sample', 'milestone-1.1(a)', null];
    for (const role of ROLES.filter(({ name }) => name !== 'strategy officer')) {
      const went = await goes(stage, role, async () => {
        const asked = await stage.room.says('olu', 'assign 1.1(a) to robin@example.org');
        const { proposal } = buttonIn(cardOf(asked), 'Confirm');
        expect(typeof proposal).toBe('string');
        return stage.room.taps(
          role.who,
          { do: what, proposal, ...(what === 'choose' && { shown }) },
          role.over,
        );
      });
      expect([role.name, went.stored]).toEqual([role.name, []]);
      expect(went.words).toMatch(/\bnothing\b|\bnobody\b/i);
    }
  },
);
