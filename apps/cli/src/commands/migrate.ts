import {
  createDataSource,
  DatabaseSettings,
  grantApplicationRole,
  installJobSchema,
  requireServerVersion,
  settingsOf,
} from '@lopso/platform';
import { type Command, EXIT } from '../command';

/**
 * Brings the database to this version: TypeORM's migrations, then the job schema, then the rights of the application's
 * role. Safe to repeat.
 */
export const migrate: Command = {
  summary: 'đưa cơ sở dữ liệu lên đúng phiên bản',
  usage: ['migrate'],
  async run() {
    const { DATABASE_URL, DATABASE_OWNER_URL } = settingsOf(DatabaseSettings);
    const ownerUrl = DATABASE_OWNER_URL === '' ? DATABASE_URL : DATABASE_OWNER_URL;
    const dataSource = await createDataSource(ownerUrl).initialize();
    try {
      await requireServerVersion(dataSource);
      const done = await dataSource.runMigrations();
      process.stdout.write(`${done.length} bước nâng cấp đã chạy.\n`);
      await installJobSchema(ownerUrl);
      if (ownerUrl !== DATABASE_URL) {
        await grantApplicationRole(dataSource, decodeURIComponent(new URL(DATABASE_URL).username));
      }
    } finally {
      await dataSource.destroy();
    }
    return EXIT.done;
  },
};
