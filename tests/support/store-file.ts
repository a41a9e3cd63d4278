/** The file of the record in a story's hand: its disk gets full, it may only be read, and it is damaged. SQLite itself says so. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * Holds the record of a bot that is started in this process next: what is told here goes to the connection that the bot
 * itself has, as only there SQLite fails as it would on a disk like this.
 */
export function holdStoreFile() {
  const original = DatabaseSync.prototype.exec;
  let last: DatabaseSync | undefined;
  DatabaseSync.prototype.exec = function exec(this: DatabaseSync, sql: string): void {
    last = this;
    original.call(this, sql);
  };
  const tell = (sql: string): void => {
    if (!last?.isOpen) throw new Error('no bot has opened a record yet');
    original.call(last, sql);
  };
  return {
    /** Not a page more: what is stored is packed first, so that nothing fits in between. */
    fill: () => tell('VACUUM; PRAGMA max_page_count = 1'),
    makeRoom: () => tell('PRAGMA max_page_count = 1000000'),
    readOnly: () => tell('PRAGMA query_only = ON'),
    writable: () => tell('PRAGMA query_only = OFF'),
    release(): void {
      DatabaseSync.prototype.exec = original;
    },
  };
}

/** Overwrites the pages of one index or table of a file that nobody has open. */
export function damage(file: string, name: string): void {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const pages = db.prepare('SELECT pageno FROM dbstat WHERE name = ?').all(name);
  db.close();
  if (pages.length === 0) throw new Error(`${file} has no ${name}`);
  const handle = openSync(file, 'r+');
  for (const { pageno } of pages)
    writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, (Number(pageno) - 1) * 4096);
  closeSync(handle);
}
