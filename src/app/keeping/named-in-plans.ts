/** Where a plan's own words name somebody: titles, descriptions, measures. They are the plan's, so its file is where they change. */
import { type Identity, mentionsIn, withoutPerson } from '../../domain/keeping/identity.ts';
import { all } from '../../store/store.ts';
import type { App } from '../context.ts';
import { unreadable } from './kept-of-plan.ts';

/** Most actions that are listed one by one: of more the number is told. */
const MOST_LISTED = 50;
/** What somebody gave, in place of the plan. */
const GIVEN = /^measures\.readings\./;

/** A sentence a plan, without their name: as it is once they are taken out, whether or not they are yet. */
export async function planNames(app: Pick<App, 'store'>, tenant: string, who: Identity): Promise<string[]> {
  const heads = await all(app.store, tenant, { kind: 'plan', unreadable });
  const items = await all(app.store, tenant, { kind: 'item', unreadable });
  return heads.flatMap(({ doc: { body } }) => {
    const of = [
      { what: 'the plan itself', body },
      ...items.flatMap(({ doc }) =>
        doc.body.plan === body.id ? [{ what: doc.body.ref, body: doc.body }] : [],
      ),
    ].map((one) => ({ ...one, fields: fieldsNaming(one.body, who) }));
    const listed = (those: (field: string) => boolean, rest: string): string[] => {
      const found = of.flatMap(({ what, fields }) => {
        const own = fields.filter(those);
        return own.length > 0 ? [`${what} (${own.join(', ')})`] : [];
      });
      const more = found.length - MOST_LISTED;
      const where = [...found.slice(0, MOST_LISTED), ...(more > 0 ? [`${more} more`] : [])].join(', ');
      return found.length === 0 ? [] : [`Their name stands in ${where} of ${body.id}${rest}`];
    };
    return [
      ...listed(
        (field) => !GIVEN.test(field),
        ': the plan’s own words, which “redact” does not reach. Change them in its file, and import that.',
      ),
      ...listed(
        (field) => GIVEN.test(field),
        ': words that somebody gave. Two officers take them out with “redact”.',
      ),
    ];
  });
}

/** What the last import said is told as the field itself. */
const fieldsNaming = (body: unknown, who: Identity): string[] => [
  ...new Set(
    mentionsIn(withoutPerson(body, who, { machine: false }), who).map((field) =>
      field.replace(/^imported\./, ''),
    ),
  ),
];
