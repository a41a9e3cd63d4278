/** Waymark as it is found broken, in more than fifty ways: the doctor names each fault and what mends it. */
import type { Broken } from './broken.ts';
import { ACCOUNTS } from './faults-of-the-accounts.ts';
import { RECORDS } from './faults-of-the-record.ts';
import { ADDRESSES, FIGURES, PACKAGES, SETTINGS, SIGN_INS, warmUp } from './faults-of-the-set-up.ts';
import { openWard, SECRET, type Ward } from './ward.ts';

let ward: Ward;
beforeEach(() => {
  ward = openWard();
});
afterEach(() => ward.close());

beforeAll(async () => {
  const before = openWard();
  await warmUp(before);
  await before.close();
}, 60_000);

/** The line that the pattern finds stands under this level, and somewhere below it the remedy. */
function expectFinding(text: string, level: 'fault' | 'note', what: RegExp, remedy: RegExp): void {
  expect(text).toMatch(what);
  expect(text).toMatch(remedy);
  const at = text.search(what);
  const line = text.lastIndexOf('\n', at) + 1;
  expect(text.slice(line, line + 6).trim()).toBe(level);
}

const BROKEN: readonly Broken[] = [
  ...SETTINGS,
  ...SIGN_INS,
  ...ADDRESSES,
  ...PACKAGES,
  ...FIGURES,
  ...RECORDS,
  ...ACCOUNTS,
];

test.each(BROKEN.filter(({ only }) => only !== false).map((one) => [one.name, one] as const))(
  '%s',
  async (_, { set, fault, note, remedy }) => {
    const { env = {}, over = {} } = await set(ward);
    const { text, code } = await ward.says(env, over);
    if (fault) expectFinding(text, 'fault', fault, remedy);
    else if (note) expectFinding(text, 'note', note, remedy);
    expect(code).toBe(fault ? 1 : 0);
    expect(text).not.toContain(SECRET);
    expect(text).not.toMatch(/Sample \(|kim@|alex@example|olu@example|\n\s+at /);
  },
  30_000,
);
