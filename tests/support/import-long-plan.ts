/**
 * Run as a process: imports a plan of so many themes of ten actions, and prints a line once each commit is stored.
 *
 *     node import-long-plan.ts <data folder> <themes> <instant>
 */
import { importPlan } from '../../src/app/plans/import-plan.ts';
import { openStore } from '../../src/store/open.ts';
import { drafted, planOf, TENANT } from './long-plan.ts';
import { sayLine } from './say-line.ts';
import { testClock } from './test-clock.ts';

const [data = '', themes = '', instant = ''] = process.argv.slice(2);
const store = await openStore({ data });
const records = await drafted(store, planOf(Number(themes)));
const result = await importPlan(store, testClock(instant), TENANT, records, (done, of, before) => {
  // Past any buffer of this process: what stands in the pipe is stored.
  sayLine(`${done} of ${of}, ${before} before`);
});
if (!result.ok) throw new Error(result.reason);
await store.close();
