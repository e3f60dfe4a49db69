import { createDataSource, Database, Transactions } from '@lopso/platform';

/** A database of the test server as the role that owns its tables; `database` is its URL or its path. */
export function ownerUrlOf(database: string): string {
  const { pathname } = new URL(database, 'postgres://x');
  return Object.assign(new URL(process.env['LOPSO_TEST_OWNER'] ?? ''), { pathname }).href;
}

/**
 * The owner of the tables, for what the application's role may not do: triggers and constraints put in the way, and the
 * tampering of somebody with all rights. What a service does inside `transactions.run` is done as the owner too.
 */
export class TableOwner {
  private constructor(
    readonly database: Database,
    readonly transactions: Transactions,
    readonly close: () => Promise<void>,
  ) {}

  /** Of the database this test works on. */
  static async open(): Promise<TableOwner> {
    const source = await createDataSource(ownerUrlOf(process.env['DATABASE_URL'] ?? '')).initialize();
    const database = new Database(source);
    return new TableOwner(database, new Transactions(source, database), () => source.destroy());
  }

  /** Runs what the owner alone may, before or after a test's own requests. */
  static async run<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const owner = await TableOwner.open();
    try {
      return await work(owner.database);
    } finally {
      await owner.close();
    }
  }
}
