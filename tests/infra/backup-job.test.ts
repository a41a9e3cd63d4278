/** The job of docs/backup.md that puts a copy elsewhere: what goes up, and how the job ends, whatever the program says. */
import { jobOf, openDisk } from './job.ts';

const { template } = jobOf('backup-job.yml');
const [fetch = '', make = ''] = template.initContainers.flatMap(({ args }) => args);
const [keep] = template.containers[0].args;

let disk: ReturnType<typeof openDisk>;
beforeEach(() => {
  disk = openDisk();
});
afterEach(() => disk.remove());

/** What `az` answers: whether there is a ledger of before, in so many words, and how a sign-in and a download end. */
type Azure = { login?: number; there?: string; download?: number };

/** The program ends with these codes, and writes what it then writes; `az` tells what it is asked to put. */
function runAll(
  exported: number,
  ledger: number,
  { login = 0, there = 'false', download = 0 }: Azure = {},
): { code: number; put: string[] } {
  disk.program(
    'node',
    `case "$2" in
export) [ ${exported} = 2 ] || echo zip > "$5"; exit ${exported};;
ledger) [ ! -f "$4" ] || cp "$4" ${disk.path}/before
[ ${ledger} != 0 ] || echo line > "$4"; exit ${ledger};;
esac`,
  );
  disk.program(
    'az',
    `[ "$1" != login ] || exit ${login}
case "$3" in
exists) echo ${there}; [ ${there} != '' ]; exit;;
download) [ ${download} != 0 ] || echo old > ${disk.path}/ledger.jsonl; exit ${download};;
esac
echo "$*" >> ${disk.path}/asked`,
  );
  const code = [fetch, make, keep].reduce((ended, script) => (ended === 0 ? disk.run(script) : ended), 0);
  return { code, put: [...disk.read('asked').matchAll(/--name (\S+)/g)].map(([, name = '']) => name) };
}

test.each([
  ['all is whole', 0, 0, 0, [/^\d{4}-\d\d-\d\d\.zip$/, /^ledger\.jsonl$/]],
  ['something was left out', 1, 0, 1, [/^\d{4}-\d\d-\d\d-incomplete\.zip$/, /^ledger\.jsonl$/]],
  ['there is no whole record', 2, 2, 1, []],
  ['the ledger alone could not be written', 0, 2, 1, [/^\d{4}-\d\d-\d\d\.zip$/]],
])('%s: what there is goes up, and the job says how it was', (_, exported, ledger, code, names) => {
  const ran = runAll(exported, ledger);
  expect(ran.code).toBe(code);
  expect(ran.put).toEqual(names.map((name) => expect.stringMatching(name)));
});

test('without a sign-in nothing goes up, and the job counts as failed', () => {
  expect(runAll(0, 0, { login: 1 })).toEqual({ code: 1, put: [] });
});

test('the ledger of before is there for the new one to be compared with, and stays where that is refused', () => {
  expect(runAll(0, 2, { there: 'true' })).toMatchObject({ code: 1, put: [expect.stringMatching(/\.zip$/)] });
  expect(disk.read('before')).toBe('old\n');
  expect(runAll(0, 0, { there: 'true' }).code).toBe(0);
});

test('where nobody can tell whether there is one, or it cannot be fetched, nothing goes up', () => {
  expect(runAll(0, 0, { there: "''" })).toEqual({ code: 1, put: [] });
  expect(runAll(0, 0, { there: 'true', download: 3 })).toEqual({ code: 3, put: [] });
});
