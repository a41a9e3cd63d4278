/** A process of its own that makes a backup of a record, or restores one, and says how far it is: to be killed on its way. */
import { join } from 'node:path';
import { openFolderBlobs } from '../../src/store/folder-blobs.ts';
import { openStore } from '../../src/store/open.ts';
import { backUp, restoreFrom } from '../backup/steps.ts';

const [what = '', data = '', file = ''] = process.argv.slice(2);
const store = await openStore({ data });
const blobs = openFolderBlobs(join(data, 'files'));

/** Whoever reads a line may kill this process: it goes on when the line has been taken. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);

if (what === 'export') {
  await backUp(
    {
      store: {
        ...store,
        async query(partition, query) {
          say(query.kind);
          return store.query(partition, query);
        },
      },
      blobs: {
        ...blobs,
        async get(tenant, sha256) {
          say('file');
          await new Promise((resolve) => setTimeout(resolve, 5));
          return blobs.get(tenant, sha256);
        },
      },
    },
    file,
  );
} else {
  await restoreFrom(file, {
    store: {
      ...store,
      async commit(partition, id, changes) {
        const result = await store.commit(partition, id, changes);
        say('commit');
        await new Promise((resolve) => setTimeout(resolve, 5));
        return result;
      },
    },
    blobs,
  });
}
await store.close();
say(`whole, at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
