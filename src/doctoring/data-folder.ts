/** The folder of the embedded store: room on its disk, who may read it, what kind of disk it is, who else has it open. */
import { readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { count } from '../cards/format.ts';
import { type Finding, findingsOn } from './finding.ts';
import type { Disk } from './surroundings.ts';

const { ok, note, fault } = findingsOn('record');

const MEGABYTE = 1024 ** 2;
const SCARCE = 1024 * MEGABYTE;
const TOO_LITTLE = 100 * MEGABYTE;

/** By the number that Linux gives a file system: on these, locks do not hold between machines. */
const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9P'],
  [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'],
]);
const MEMORY: ReadonlySet<number> = new Set([0x01021994, 0x858458f6]);

/** Findings on a folder that is there; of one that is not, opening the record tells. */
export function dataFolder(folder: string, disk: (folder: string) => Disk): Finding[] {
  const there = statSync(folder, { throwIfNoEntry: false });
  if (!there?.isDirectory()) return [];
  return [...roomIn(folder, disk(folder)), ...openTo(folder, there.mode), ...othersAt(folder)];
}

function roomIn(folder: string, { free, kind }: Disk): Finding[] {
  const room = `${Math.floor(free / MEGABYTE)} MB are free on the disk of ${folder}`;
  const more = 'Free some space, or set WAYMARK_DATA to a folder on another disk.';
  const network = NETWORK.get(kind);
  return [
    free < TOO_LITTLE ? fault(room, more) : free < SCARCE ? note(room, more) : ok(room),
    ...(network === undefined
      ? []
      : [
          fault(
            `${folder} stands on a network share (${network}), on which the record can be damaged`,
            'Set WAYMARK_DATA to a folder on a disk of this machine, or use Cosmos DB: docs/deploy.md.',
          ),
        ]),
    ...(MEMORY.has(kind)
      ? [
          note(
            `${folder} stands in memory, and is gone when this machine or its container ends`,
            'Set WAYMARK_DATA to a folder on a disk, unless this is a trial.',
          ),
        ]
      : []),
  ];
}

const OTHERS = 0o077;

function openTo(folder: string, mode: number): Finding[] {
  if (process.platform === 'win32' || (mode & OTHERS) === 0) return [];
  return [
    note(
      `other users of this machine may look into ${folder} (its mode is ${(mode & 0o777).toString(8)})`,
      `Run "chmod 700 ${folder}".`,
    ),
  ];
}

/** On Linux alone, and only of processes that this user may look at. */
function othersAt(folder: string): Finding[] {
  const others = processesAt(join(realpathSync(folder), 'waymark.db'));
  if (others < 2) return [];
  return [
    note(
      `${count(others, 'other process', 'other processes')} have this record open`,
      'One "serve" is enough for a folder. Two bots need a folder each: stop the one, or set its WAYMARK_DATA.',
    ),
  ];
}

function processesAt(file: string): number {
  const ids = listed('/proc').filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  return ids.filter((id) => listed(`/proc/${id}/fd`).some((fd) => target(`/proc/${id}/fd/${fd}`) === file))
    .length;
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // another user's process, one that has ended, or no Linux
  }
}

function target(link: string): string | null {
  try {
    return readlinkSync(link);
  } catch {
    return null; // closed meanwhile
  }
}
