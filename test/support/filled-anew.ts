import { type Database } from '@lopso/platform';
import { KeepWhatPeopleWere20261128310000 } from '../../libs/platform/src/database/migrations/20261128310000-keep-what-people-were';
import { TableOwner } from './table-owner';

type Runner = Parameters<KeepWhatPeopleWere20261128310000['up']>[0];

/** Undoes what is done in a transaction. */
class Undo extends Error {}

/** What an older database is filled with of what people and teams were, for a look; what the migration does is undone. */
export async function filledAnew(read: (owned: Database) => Promise<void>): Promise<void> {
  const owner = await TableOwner.open();
  const runner = { query: (text: string) => owner.database.query(text) } as unknown as Runner;
  const migration = new KeepWhatPeopleWere20261128310000();
  try {
    await owner.transactions.run(async () => {
      await migration.down(runner);
      await migration.up(runner);
      await read(owner.database);
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  } finally {
    await owner.close();
  }
}
