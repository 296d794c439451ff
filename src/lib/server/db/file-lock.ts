/**
 * A lock that a process holds as long as it lives: SQLite's own, on a small file of nothing else, held in an open
 * transaction. The operating system drops it with the process, so that a kill -9 leaves nothing behind. Must not know what
 * it guards.
 */
import Sqlite from 'better-sqlite3';

export interface FileLock {
  release(): void;
}

/**
 * @returns undefined where another holds it, in this process too
 * @throws what the driver says where the lock's file cannot be opened
 */
export function takeFileLock(lockFile: string): FileLock | undefined {
  const connection = new Sqlite(lockFile, { timeout: 0 });
  try {
    connection.pragma('journal_mode = delete');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (error instanceof Sqlite.SqliteError && error.code === 'SQLITE_BUSY') return undefined;
    throw error;
  }
  return {
    release() {
      if (!connection.open) return;
      connection.exec('ROLLBACK');
      connection.close();
    }
  };
}
