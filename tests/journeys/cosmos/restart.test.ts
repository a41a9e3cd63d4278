/** The stories of ../restart.test.ts, with the record in Cosmos DB: in the long form alone, because they take minutes there. */
import { onCosmos } from '../../support/stores.ts';

if (process.env.WAYMARK_VERIFY === 'full') {
  await onCosmos();
  await import('../restart.test.ts');
} else
  test.skip('the stories of restart on Cosmos DB (skipped: they are part of the long form, npm run verify)', () =>
    undefined);
