/** Broken records: each set up for real, with the finding and the remedy that the doctor has for it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { WAKE_UPS, write } from '../../src/store/documents.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { damage } from '../support/store-file.ts';
import type { Broken } from './broken.ts';
import { NOW, person, rowOf, TENANT, type Ward } from './ward.ts';

const file = (ward: Ward): string => join(ward.data, 'waymark.db');

async function madeFile(ward: Ward): Promise<void> {
  await ward.using(async () => undefined);
}

const waking = (hours: number, tenant = TENANT) =>
  write('wakeup', `wakeup:${tenant}`, {
    tenant,
    at: NOW.add({ minutes: 60 * hours }).toString({ smallestUnit: 'millisecond' }),
  });

const lease = (minutes: number) =>
  write('lease', 'lease:sending', {
    holder: 'a replica',
    epoch: 3,
    until: NOW.add({ minutes }).toString({ smallestUnit: 'millisecond' }),
  });

/** Nothing can be written any more on any connection that begins to. */
function fillTheDisk(ward: Ward): void {
  const original = DatabaseSync.prototype.exec;
  DatabaseSync.prototype.exec = function exec(this: DatabaseSync, sql: string): void {
    if (sql === 'BEGIN IMMEDIATE') original.call(this, 'PRAGMA max_page_count = 1');
    original.call(this, sql);
  };
  ward.endsWith(() => {
    DatabaseSync.prototype.exec = original;
  });
}

/** Root may write anywhere: for a while this process is nobody. */
function asNobody(ward: Ward): void {
  if (process.geteuid?.() !== 0) return;
  process.seteuid?.(65_534);
  ward.endsWith(() => process.seteuid?.(0));
}

async function heldOpen(ward: Ward): Promise<void> {
  const script = `new (require('node:sqlite').DatabaseSync)(process.argv[1]).exec('SELECT 1 FROM documents'); console.log('open'); setInterval(() => 0, 1e6)`;
  await Promise.all(
    [1, 2].map(async () => {
      const child = spawn(process.execPath, [
        '--disable-warning=ExperimentalWarning',
        '-e',
        script,
        file(ward),
      ]);
      ward.endsWith(() => child.kill('SIGKILL'));
      await once(child.stdout, 'data');
    }),
  );
}

export const RECORDS: readonly Broken[] = [
  {
    name: 'a data folder that cannot be made',
    async set(ward) {
      mkdirSync(ward.data, { recursive: true });
      writeFileSync(join(ward.data, 'a-file'), 'x');
      return { env: { WAYMARK_DATA: join(ward.data, 'a-file', 'data') } };
    },
    fault: /the record cannot be used: the folder \S+ for Waymark's data cannot be made \(ENOTDIR\)/,
    remedy: /let Waymark's user write there, or set WAYMARK_DATA to another folder/,
  },
  {
    name: 'a data folder that may only be read',
    async set(ward) {
      mkdirSync(ward.data, { recursive: true });
      chmodSync(ward.folder, 0o755);
      chmodSync(ward.data, 0o555);
      asNobody(ward);
      return {};
    },
    fault: /the record cannot be used: \S+waymark\.db cannot be opened/,
    remedy: /let Waymark's user read and write its folder, or set WAYMARK_DATA to another folder/,
  },
  {
    name: 'a full disk',
    async set(ward) {
      await ward.hasPlan();
      fillTheDisk(ward);
      return {};
    },
    fault: /the record cannot be used: the disk that holds \S+waymark\.db is full/,
    remedy: /free some space and try again/,
  },
  {
    name: 'a disk that is nearly full',
    async set(ward) {
      await madeFile(ward);
      return { over: { disk: () => ({ free: 30 * 1024 ** 2, kind: 0xef53 }) } };
    },
    fault: /30 MB are free on the disk of/,
    remedy: /Free some space, or set WAYMARK_DATA to a folder on another disk\./,
  },
  {
    name: 'a record on a network share',
    async set(ward) {
      await madeFile(ward);
      return { over: { disk: () => ({ free: 1e12, kind: 0x6969 }) } };
    },
    fault: /stands on a network share \(NFS\), on which the record can be damaged/,
    remedy: /Set WAYMARK_DATA to a folder on a disk of this machine, or use Cosmos DB/,
  },
  {
    name: 'a data folder that everybody may read',
    async set(ward) {
      await madeFile(ward);
      chmodSync(ward.data, 0o755);
      return {};
    },
    note: /other users of this machine may look into \S+ \(its mode is 755\)/,
    remedy: /Run "chmod 700 \S+"\./,
  },
  {
    name: 'two services on one folder',
    async set(ward) {
      await madeFile(ward);
      await heldOpen(ward);
      return {};
    },
    note: /2 other processes have this record open/,
    remedy: /Two bots need a folder each/,
    only: process.platform === 'linux',
  },
  {
    name: 'a damaged file',
    async set(ward) {
      await ward.hasPlan();
      damage(file(ward), 'documents');
      return {};
    },
    fault: /the record cannot be used: \S+waymark\.db is damaged/,
    remedy: /put a backup in its place/,
  },
  {
    name: 'a file of another program',
    async set(ward) {
      mkdirSync(ward.data, { recursive: true });
      writeFileSync(file(ward), 'Minutes of a meeting. '.repeat(500));
      return {};
    },
    fault: /waymark\.db is not a data file of Waymark/,
    remedy: /move it away, or set WAYMARK_DATA to another folder/,
  },
  {
    name: 'tables of a newer Waymark',
    async set(ward) {
      mkdirSync(ward.data, { recursive: true });
      await openEmbedded(file(ward)).close();
      const db = new DatabaseSync(file(ward));
      db.exec('PRAGMA user_version = 99');
      db.close();
      return {};
    },
    fault: /was written by a newer Waymark \(tables of version 99/,
    remedy: /start the newer Waymark/,
  },
  {
    name: 'a plan of a newer Waymark: the clock is looked at all the same',
    async set(ward) {
      await ward.hasPlan();
      await ward.using(async (store) => {
        const plan = await store.get(TENANT, 'plan', 'plan:sample');
        if (!plan) throw new Error('no plan');
        const doc = { ...plan.doc, v: 99 };
        await store.commit(TENANT, 'newer', [{ op: 'put', doc, expect: plan.version }]);
      });
      await ward.puts(TENANT, rowOf('r', 'queued', 5));
      return {};
    },
    fault:
      /plan:sample was written by a newer Waymark[\s\S]*1 message has waited to be sent since 2026-12-04 04:00 UTC/,
    remedy: /Start the newer Waymark again/,
  },
  {
    name: 'documents of an older Waymark',
    async set(ward) {
      await ward.hasPlan();
      const db = new DatabaseSync(file(ward));
      db.exec(`UPDATE documents SET v = 1 WHERE kind = 'person'`);
      db.close();
      return {};
    },
    note: /2 documents stand in the form of an older Waymark, and are read as today’s/,
    remedy: /"waymark migrate" shows them, and writes them anew with --apply\./,
  },
  {
    name: 'a restore that was cut off',
    async set(ward) {
      await ward.hasPlan();
      await ward.puts(TENANT, write('restore', 'restore:self', { made: '2026-12-01T00:00:00.000Z' }));
      return {};
    },
    fault: /a backup is being restored, or was cut off/,
    remedy: /Where nobody is at it, say the same "waymark import --all FILE" again: it goes on\./,
  },
  {
    name: 'holds, and erasures that were cut off',
    async set(ward) {
      await ward.hasPlan();
      const at = '2026-12-01T00:00:00.000Z';
      const all = { plan: null, person: null, from: null, to: null };
      const hold = { id: 'h', reason: 'FOI 123', ...all, by: ALEX, at, lifted: null };
      const erasure = { id: 'e', person: 'x', was: 'y', aliases: [], at, by: null, reason: null };
      await ward.puts(
        TENANT,
        write('hold', 'hold:h', hold),
        write('erasure', 'erasure:e', { ...erasure, state: 'going', kept: [], left: [] }),
      );
      return {};
    },
    note: /1 erasure of a person’s data is under way\n.*\nnote {2}1 hold keeps retention and erasure back/,
    remedy: /The clock goes on with them[\s\S]*"waymark hold list" tells why; lift what is over\./,
  },
  {
    name: 'a record that is another bot’s',
    async set(ward) {
      await ward.hasPlan();
      return { env: { MICROSOFT_APP_TENANT_ID: '00000000-0000-4000-8000-0000000000ff' } };
    },
    fault:
      /the record holds plans of tenant 00000000-0000-4000-8000-0000000000a1, which this bot does not serve/,
    remedy: /Where two bots share this record, give each its own; .* or add the tenant to WAYMARK_TENANTS\./,
  },
  {
    name: 'a wake-up that is lost',
    async set(ward) {
      await ward.hasPlan();
      await ward.using(async (store) => {
        const row = await store.get(WAKE_UPS, 'wakeup', `wakeup:${TENANT}`);
        if (!row) throw new Error('no row');
        await store.commit(WAKE_UPS, 'lost', [{ op: 'delete', id: row.doc.id, expect: row.version }]);
      });
      return {};
    },
    fault: /nothing wakes the clock: nobody is asked, and nothing is posted/,
    remedy: /"waymark tick" looks at once, and the running bot goes on from there\./,
  },
  {
    name: 'a clock that stands',
    async set(ward) {
      await ward.hasPlan();
      await ward.puts(WAKE_UPS, waking(-30));
      return {};
    },
    fault: /the clock has stood since 2026-12-03 03:00 UTC/,
    remedy: /See whether "serve" runs, and what its log says; "waymark tick" runs the clock once\./,
  },
  {
    name: 'a clock that sleeps too long',
    async set(ward) {
      await ward.hasPlan();
      await ward.puts(WAKE_UPS, waking(24 * 30));
      return {};
    },
    fault: /the clock sleeps until 2027-01-03 09:00 UTC, which is longer than it ever does/,
    remedy: /See whether a machine’s clock was wrong\. "waymark tick"/,
  },
  {
    name: 'a wake-up without a plan',
    async set(ward) {
      await ward.hasPlan();
      await ward.puts(WAKE_UPS, waking(1, 'mistyped'));
      return {};
    },
    note: /tenant mistyped: the clock wakes for a tenant of which there is no plan/,
    remedy: /Import its plan; a tenant whose id was mistyped does no harm\./,
  },
  {
    name: 'a sender that died',
    async set(ward) {
      await ward.hasPlan();
      await ward.puts(TENANT, lease(-40), rowOf('c', 'claimed', 1, { claimedBy: 3, attempts: 1 }));
      return {};
    },
    fault: /whoever was sending 1 message has not been heard of since 2026-12-04 08:20 UTC/,
    remedy: /Start "serve", or say "waymark tick": each is sent once more, or told of as unknown\./,
  },
  {
    name: 'a lane that a wrong clock holds',
    async set(ward) {
      await ward.hasPlan();
      await ward.puts(TENANT, lease(600));
      return {};
    },
    fault: /a sender holds the lane until 2026-12-04 19:00 UTC, much longer than any may/,
    remedy: /A machine that runs Waymark has a wrong clock: mend that one \(NTP\)/,
  },
  {
    name: 'messages that wait and wait',
    async set(ward) {
      await ward.hasPlan();
      await ward.puts(TENANT, rowOf('a', 'queued', 30), rowOf('b', 'queued', 2), rowOf('new', 'queued', 0));
      return {};
    },
    fault: /2 messages have waited to be sent since 2026-12-03 03:00 UTC/,
    remedy: /"waymark tick" sends what waits\./,
  },
  {
    name: 'parked messages',
    async set(ward) {
      await ward.hasPlan();
      const reason = { reason: '400 BadSyntax' };
      await ward.puts(TENANT, rowOf('a', 'parked', 3, reason), rowOf('b', 'parked', 2, reason));
      return {};
    },
    fault: /2 reminders are parked: 400 BadSyntax/,
    remedy: /Mend the reason, and say "waymark outbox retry --all-parked"/,
  },
  {
    name: 'an account that matches nobody',
    async set(ward) {
      await ward.hasPlan([
        person(ALEX, { aadObjectId: null, address: null, welcomedAt: null }),
        person(ROBIN),
        person('kim', { emails: [] }),
      ]);
      return {};
    },
    note: /1 person has opened Waymark and could not be matched to anybody with a part in a plan, while 1 with a part has no account yet/,
    remedy: /Compare the e-mail addresses in the plan with those in the directory/,
  },
  {
    name: 'officers who have not met the bot',
    async set(ward) {
      await ward.hasPlan();
      return {};
    },
    note: /no strategy officer has met the bot, so nobody is told what could not be sent/,
    remedy: /Ask them to open Waymark in Teams and say hello\./,
  },
  {
    name: 'a note of the ledger that was cut',
    async set(ward) {
      await ward.hasPlan();
      const notes = join(ward.data, 'files', `t-${TENANT}`, 'notes');
      mkdirSync(notes, { recursive: true });
      writeFileSync(join(notes, 'hold-0a1b'), '{"tenant":');
      return {};
    },
    fault: /The note hold-0a1b is damaged \(\S+notes\/hold-0a1b\): no backup is restored beside it/,
    remedy: /"waymark export --all": what the record still knows is noted anew\. Else put the note back/,
  },
  {
    name: 'a place for files that is a file',
    async set(ward) {
      await madeFile(ward);
      writeFileSync(join(ward.data, 'files'), 'x');
      return {};
    },
    fault: /the place for files cannot be used: \S+files\S* cannot be used \(\w+\)/,
    remedy: /move away what is there, or set WAYMARK_DATA to another folder/,
  },
];
