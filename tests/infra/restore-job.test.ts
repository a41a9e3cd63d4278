/** The job of docs/backup.md that restores on Azure: what it does in which order, and who is told how it went. */
import { Container, jobOf, openDisk, yamlOf } from './job.ts';

const job = jobOf('restore-job.yml');
const [fetched, work] = job.template.initContainers;
const [tell] = job.template.containers;
const again = Container.parse(yamlOf('in place of fetch'));

let disk: ReturnType<typeof openDisk>;
beforeEach(() => {
  disk = openDisk();
});
afterEach(() => disk.remove());

type Ends = { import?: number; tick?: number; export?: number; login?: number; there?: string };

/** One after the other, as the platform does: the first that fails ends it. `there` is what can be downloaded. */
function runAll(first: string, ends: Ends): { code: number; ran: string[]; told: string } {
  disk.program(
    'node',
    `echo "$*" >> ${disk.path}/ran
case "$2" in
export) [ ${ends.export ?? 0} = 2 ] || echo zip > "$5"; exit ${ends.export ?? 0};;
import) cat "$4" || exit 2; echo "Rowan Lane"; exit ${ends.import ?? 0};;
tick) echo "expected"; exit ${ends.tick ?? 0};;
esac`,
  );
  disk.program(
    'az',
    `[ "$1" != login ] || exit ${ends.login ?? 0}
while [ $# -gt 0 ]; do
case "$1" in upload) up=1;; --name) name=$2;; --file) file=$2;; esac
shift
done
if [ "$up" = 1 ]; then case "$name" in restored-*.txt) cp "$file" ${disk.path}/told;; esac
else case " ${ends.there ?? '2026-11-29.zip ledger.jsonl'} " in *" $name "*) echo zip > "$file";; *) exit 3;; esac
fi`,
  );
  const scripts = [first, work?.args[0] ?? '', tell.args[0]];
  const code = scripts.reduce(
    (ended, script) => (ended === 0 ? disk.run(script, { BACKUP: '2026-11-29.zip' }) : ended),
    0,
  );
  const ran = disk
    .read('ran')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '');
  return { code, ran: ran.filter(Boolean), told: disk.read('told') };
}

test('it starts by hand alone, works once, and restores before it tells', () => {
  expect(job.configuration).toMatchObject({ triggerType: 'Manual', replicaRetryLimit: 0 });
  expect(job.template.initContainers.map(({ name }) => name)).toEqual(['fetch', 'work']);
  expect(again).toMatchObject({ name: 'fetch', image: work?.image });
});

test.each<[string, Ends, number, string[]]>([
  ['all is well', {}, 0, ['import', 'tick']],
  ['the restore is refused', { import: 2 }, 2, ['import']],
  ['what would be sent next cannot be told', { tick: 1 }, 1, ['import', 'tick']],
])('%s: what was said goes up, and the job says how it was', (_, ends, code, commands) => {
  const { told, ...ran } = runAll(fetched?.args[0] ?? '', ends);
  expect(ran).toEqual({ code, ran: commands });
  expect(told).toContain('Rowan Lane');
});

test.each<[string, Ends]>([
  ['a backup of that name', { there: 'ledger.jsonl' }],
  ['a ledger', { there: '2026-11-29.zip' }],
  ['a sign-in', { login: 1 }],
])('without %s nothing is restored, and the job counts as failed', (_, ends) => {
  expect(runAll(fetched?.args[0] ?? '', ends)).toEqual({ code: 1, ran: [], told: '' });
});

test.each<[string, number, number, string[]]>([
  ['is whole', 0, 0, ['export', 'import', 'tick']],
  ['lacks a file that was erased since', 1, 0, ['export', 'import', 'tick']],
  ['cannot be read', 2, 1, ['export']],
])('an account that Azure brought back and that %s is restored, or not begun with', (_, ended, code, ran) => {
  expect(runAll(again.args[0], { export: ended })).toMatchObject({ code, ran });
});

test('nothing that it says of people goes to the logs', () => {
  expect(work?.args[0]).toMatch(/^\{ .* \} > \/backups\/said\.txt 2>&1$/);
  expect(tell.args[0]).not.toMatch(/cat \/backups\/said/);
});
