import { all } from '../../src/store/store.ts';
import { openTown, TENANT } from '../support/town.ts';

test('try', async () => {
  for (let i = 0; i < 12; i++) {
    const town = await openTown('2026-12-03T10:00');
    try {
      const alex = town.person('alex');
      await alex.meets();
      await alex.meets();
      if (alex.messages().length !== 2) {
        console.log(
          alex.messages().map((m) => m.notification),
          JSON.stringify(
            (await all(town.store, TENANT, { kind: 'outbox' })).map((r) => r.doc.body),
            null,
            1,
          ),
          town.connector.requests,
          town.logs,
        );
      }
    } finally {
      await town.close();
    }
  }
});
