/** The stories of ../evidence.test.ts, with the record in Cosmos DB: in the long form alone, because they take minutes there. */
import { onCosmos } from '../../support/stores.ts';

if (process.env.WAYMARK_VERIFY === 'full') {
  await onCosmos();
  await import('../evidence.test.ts');
} else
  test.skip('the stories of evidence on Cosmos DB (skipped: they are part of the long form, npm run verify)', () =>
    undefined);
