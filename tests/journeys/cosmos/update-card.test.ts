/** The stories of ../update-card.test.ts, with the record in Cosmos DB: in the long form alone, because they take minutes there. */
import { onCosmos } from '../../support/stores.ts';

if (process.env.WAYMARK_VERIFY === 'full') {
  await onCosmos();
  await import('../update-card.test.ts');
} else
  test.skip('the stories of update-card on Cosmos DB (skipped: they are part of the long form, npm run verify)', () =>
    undefined);
