/** Which addresses of the roster are an account's own, and which person of the record they lead to. */
import { personKnownAs } from '../../store/alias.ts';
import type { Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import type { Member } from '../ports.ts';

type Holder = Stored<'person'> | undefined;
export type Held = { address: string; holder: Holder };

/**
 * The addresses of a member that no other account has, in lower case, each with the person who is known by it.
 * What is left out is logged without naming it.
 */
export async function ownAddresses(
  app: App,
  tenant: string,
  account: string,
  member: Member,
): Promise<Held[]> {
  const held = await Promise.all(
    addressesOf(member, tenant).map(async (address) => ({
      address,
      holder: await holderOf(app, tenant, address),
    })),
  );
  const own = held.filter(({ holder }) => [null, account].includes(holder?.doc.body.aadObjectId ?? null));
  if (own.length < held.length) {
    app.log.warn(
      { addresses: held.length - own.length },
      'an address belongs to another account already; it was not taken over',
    );
  }
  return own;
}

/** Where the e-mail attribute may say anything it says nothing: anybody could come as somebody else. */
function addressesOf(member: Member, tenant: string): string[] {
  const ours = member.guest !== true && (member.tenant ?? tenant) === tenant;
  const principal = member.principal === undefined ? [] : [member.principal];
  return [...new Set([...principal, ...(ours ? member.emails : [])].map((one) => one.toLowerCase()))];
}

async function holderOf(app: App, tenant: string, address: string): Promise<Holder> {
  const id = await personKnownAs(app.store, tenant, address);
  return id === undefined ? undefined : app.records.person(tenant, id);
}

/** The one person that the addresses lead to. Of several the principal name decides; without its word it is none. */
export function matchIn(app: App, own: readonly Held[], principal: string | undefined): Holder {
  const people = new Map(own.flatMap(({ holder }) => (holder ? [[holder.doc.id, holder] as const] : [])));
  if (people.size < 2) return [...people.values()][0];
  const named = own.find(({ address }) => address === principal?.toLowerCase())?.holder;
  const taken = named ? 'its principal name decided' : 'none was taken';
  app.log.warn({ matches: people.size }, `one account matches several people; ${taken}`);
  return named;
}
