import { createDataSource, DatabaseSettings, installJobSchema, settingsOf } from '@lopso/platform';
import { type Command } from '../command';

/** Brings the database to this version: TypeORM's migrations, then the job schema. Safe to repeat. */
export const migrate: Command = {
  summary: 'đưa cơ sở dữ liệu lên đúng phiên bản',
  async run() {
    const { DATABASE_URL } = settingsOf(DatabaseSettings);
    const dataSource = await createDataSource(DATABASE_URL).initialize();
    try {
      const done = await dataSource.runMigrations();
      process.stdout.write(`${done.length} bước nâng cấp đã chạy.\n`);
    } finally {
      await dataSource.destroy();
    }
    await installJobSchema(DATABASE_URL);
    return 0;
  },
};
