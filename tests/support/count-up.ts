/** Run as a process: adds one to a shared counter so many times, then prints how often others came first. */
import { openEmbedded } from '../../src/store/embedded.ts';
import { counterDoc } from './sample-documents.ts';

const [file = '', times = '0'] = process.argv.slice(2);
const store = openEmbedded(file);
const { id } = counterDoc(0);
let lost = 0;
for (let done = 0; done < Number(times); ) {
  const read = await store.get('t1', 'lease', id);
  const doc = counterDoc((read?.doc.body.epoch ?? 0) + 1);
  const expect = read?.version ?? 'absent';
  const result = await store.commit('t1', crypto.randomUUID(), [{ op: 'put', doc, expect }]);
  if (result.kind === 'done') done += 1;
  else lost += 1;
}
await store.close();
process.stdout.write(`${lost}\n`);
