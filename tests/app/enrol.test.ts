/** Who is who: which account is which person of the record, and who is an officer. */
import type { Member } from '../../src/app/ports.ts';
import type { Person } from '../../src/domain/person.ts';
import { personKnownAs } from '../../src/store/alias.ts';
import { all } from '../../src/store/store.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { inChannel, OFFICER, openRoom, type Room, TENANT, wordsOf } from './room.ts';

let room: Room;
let warned: { event: string; fields: unknown }[];
beforeEach(async () => {
  warned = [];
  room = await openRoom({
    log: {
      info: () => undefined,
      warn: (fields, event) => void warned.push({ event, fields }),
      error: () => undefined,
    },
  });
});
afterEach(() => room.close());

/** The roster names this account so. */
const isListed = (who: string, member: Partial<Member>): void =>
  void room.roster.set(`29:${who}`, { aadObjectId: `aad-${who}`, name: 'Kit Sample', emails: [], ...member });
const isOfficer = async (who: string) => /As a strategy officer/.test(wordsOf(await room.says(who, 'help')));
const owns = async (who: string) => /1\.1\(a\)/.test(wordsOf(await room.says(who, 'mine')));
const emailsOf = async (who: string) => (await room.person(who))?.emails;

describe('an e-mail attribute counts only for the tenant’s own members', () => {
  const outsiders: [string, Partial<Member>][] = [
    ['a guest', { guest: true, tenant: TENANT, principal: 'kit_example.com#ext#@example.onmicrosoft.com' }],
    ['somebody who has not signed in', { guest: true }],
    ['a member of another tenant', { tenant: 'tenant-2', principal: 'kit@elsewhere.example' }],
  ];
  test.each(outsiders)('%s with an officer’s address is no officer', async (_, member) => {
    isListed('kit', { ...member, emails: ['olu@example.org'] });
    expect(await isOfficer('kit')).toBe(false);
    expect(await emailsOf('kit')).toEqual(member.principal ? [member.principal] : []);
    expect(await isOfficer(OFFICER)).toBe(true);
  });
  test.each(outsiders)('%s with an owner’s address has none of the owner’s actions', async (_, member) => {
    isListed('kit', { ...member, emails: ['alex@example.org'] });
    expect(await owns('kit')).toBe(false);
    expect(await owns(ALEX)).toBe(true);
  });
  test.each([
    ['a member of the tenant', { tenant: TENANT, guest: false }],
    ['somebody of whom the roster says no more', {}],
  ])('%s is known by it, in any case', async (_, member) => {
    isListed(ALEX, { ...member, principal: 'a.sample@example.org', emails: ['ALEX@Example.org'] });
    expect(await owns(ALEX)).toBe(true);
    expect(await emailsOf(ALEX)).toEqual(['alex@example.org', 'a.sample@example.org']);
  });
});

describe('a principal name', () => {
  test('counts for whoever has it: it can’t be chosen freely', async () => {
    isListed('kit', { principal: 'Olu@example.org', tenant: 'tenant-2', emails: ['other@example.org'] });
    expect(await isOfficer('kit')).toBe(true);
    expect(await emailsOf('kit')).toEqual(['olu@example.org']);
  });
  test('goes before the e-mail attribute, which stays with whom the plan names by it', async () => {
    isListed(ALEX, { principal: 'alex@example.org', emails: ['robin@example.org'] });
    expect(await owns(ALEX)).toBe(true);
    expect(await emailsOf(ALEX)).toEqual(['alex@example.org']);
    expect(warned).toEqual([
      {
        event: 'one account matches several people; its principal name decided',
        fields: { matches: 2 },
      },
    ]);
    await room.meets(ROBIN);
    expect((await room.person(ROBIN))?.id).toBe(ROBIN);
  });
});

describe('one account an address', () => {
  test('a second account with an officer’s address is entered without it, and is no officer', async () => {
    await room.meets(OFFICER);
    isListed('kit', { principal: 'kit@example.org', emails: ['olu@example.org'] });
    expect(await isOfficer('kit')).toBe(false);
    expect(await isOfficer(OFFICER)).toBe(true);
    expect(await emailsOf('kit')).toEqual(['kit@example.org']);
    expect(warned).toEqual([
      {
        event: 'an address belongs to another account already; it was not taken over',
        fields: { addresses: 1 },
      },
    ]);
    expect(JSON.stringify(warned)).not.toContain('@');
  });
  test('nor by its principal name, as a new account of an old name has it', async () => {
    await room.meets(ALEX);
    isListed('kit', { principal: 'alex@example.org', emails: ['alex@example.org'] });
    expect(await owns('kit')).toBe(false);
    expect(await emailsOf('kit')).toEqual([]);
    expect(await owns(ALEX)).toBe(true);
  });
  test('two accounts that come at once: one of them has it', async () => {
    isListed('kit', { emails: ['olu@example.org'] });
    await Promise.all([room.meets('kit'), room.meets(OFFICER)]);
    const everybody = (await all(room.store, TENANT, { kind: 'person' })).map(({ doc }) => doc.body);
    const holders = everybody.filter((one: Person) => one.emails.includes('olu@example.org'));
    expect(holders).toHaveLength(1);
    expect(await personKnownAs(room.store, TENANT, 'olu@example.org')).toBe(holders[0]?.id);
  });
});

describe('when the chat is a new one, the roster is asked again', () => {
  const again = { conversation: 'chat-new' };

  test('an address that it no longer shows is gone, and free for whom it shows it now', async () => {
    expect(await isOfficer(OFFICER)).toBe(true);
    room.roster.set(`29:${OFFICER}`, {
      aadObjectId: 'aad-olu',
      name: 'Olu Sample',
      emails: ['o@example.org'],
    });
    await room.meets(OFFICER, again);
    expect(await emailsOf(OFFICER)).toEqual(['o@example.org']);
    expect(wordsOf(await room.says(OFFICER, 'help', again))).not.toMatch(/As a strategy officer/);
    isListed('kit', { emails: ['olu@example.org'] });
    expect(await isOfficer('kit')).toBe(true);
  });
  test('an address that a plan names stays', async () => {
    await room.meets(ALEX);
    isListed(ALEX, { emails: ['a.sample@example.org'] });
    await room.meets(ALEX, again);
    expect(await emailsOf(ALEX)).toEqual(['alex@example.org', 'a.sample@example.org']);
    expect(await personKnownAs(room.store, TENANT, 'A.Sample@example.org')).toBe(ALEX);
  });
  test('nobody becomes somebody else by it', async () => {
    await room.meets('sam');
    isListed('sam', { emails: ['sam@example.org', 'alex@example.org'] });
    await room.meets('sam', again);
    expect(await emailsOf('sam')).toEqual(['sam@example.org']);
    expect(await owns(ALEX)).toBe(true);
  });
  test('a roster that hides the name takes none away', async () => {
    await room.meets(ALEX);
    isListed(ALEX, { name: '', emails: ['a.sample@example.org'] });
    await room.meets(ALEX, again);
    expect((await room.person(ALEX))?.name).toBe('Alex Sample');
  });
  test('a roster that can’t be asked takes nothing away, and a channel asks nothing', async () => {
    await room.meets(OFFICER);
    room.roster.delete(`29:${OFFICER}`);
    await room.meets(OFFICER, again);
    expect(await emailsOf(OFFICER)).toEqual(['olu@example.org']);
    isListed(OFFICER, { emails: [] });
    await room.says(OFFICER, 'help', inChannel());
    expect(await emailsOf(OFFICER)).toEqual(['olu@example.org']);
  });
});
