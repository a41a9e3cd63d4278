/** Naming a person at a terminal: the same ways for every command, and an answer that helps where nobody fits. */
import { CallerFault } from '../../src/commands/fault.ts';
import { personNamed } from '../../src/commands/person-named.ts';

const ALEX = { name: 'Alex Sample', emails: ['alex.sample@example.org', 'a.sample@upn.example'] };
const BOLA = { name: 'Bola Sample', emails: ['bola.sample@example.org'] };
const ALEX_TOO = { name: 'Alex Other', emails: ['alex.other@example.org'] };
/** Named in a plan file, and not met yet. */
const KIM = { name: 'kim@example.org', emails: ['kim@example.org'] };

test.each(['Bola', 'bola', ' BOLA  sample ', 'bola.sample@example.org', 'Bola.Sample@Example.org'])(
  '"%s" is Bola Sample',
  (said) => {
    expect(personNamed([ALEX, BOLA, ALEX_TOO, KIM], said)).toBe(BOLA);
  },
);

test('the principal name is an address, too', () => {
  expect(personNamed([BOLA, ALEX], 'a.sample@upn.example')).toBe(ALEX);
});

test('an address or a whole name of before is theirs, where nobody is called so now', () => {
  const married = {
    ...BOLA,
    former: { ids: [], names: ['Bola Maiden'], emails: ['alex.other@example.org'] },
  };
  expect(personNamed([ALEX, married], 'bola maiden')).toBe(married);
  expect(personNamed([ALEX, married], 'alex.other@example.org')).toBe(married);
  expect(personNamed([ALEX_TOO, married], 'alex.other@example.org')).toBe(ALEX_TOO);
});

test('a first name that two have is asked about; the whole name is enough', () => {
  expect(() => personNamed([ALEX, BOLA, ALEX_TOO], 'Alex')).toThrow(
    'Several people are called "Alex": Alex Other (alex.other@example.org), Alex Sample (alex.sample@example.org). Give the e-mail address.',
  );
  expect(personNamed([ALEX, BOLA, ALEX_TOO], 'alex other')).toBe(ALEX_TOO);
});

test('whoever is not there is answered with who is, and with what else may be given', () => {
  const asked = () => personNamed([BOLA, KIM, ALEX], 'Zed', 'a post of the plan: head-of-access');
  expect(asked).toThrow(CallerFault);
  expect(asked).toThrow(
    'Nobody is known as "Zed". There is Alex Sample (alex.sample@example.org), Bola Sample (bola.sample@example.org), kim@example.org; or give a post of the plan: head-of-access.',
  );
  expect(() => personNamed([], 'Zed')).toThrow('Nobody is known as "Zed". There is nobody yet.');
});

test('of a whole council only the first are listed, with how many more there are', () => {
  const many = Array.from({ length: 40 }, (_, n) => ({ name: `Person ${100 + n}`, emails: [] }));
  expect(() => personNamed(many, 'Zed')).toThrow(/Person 111 and 28 more\.$/);
});
