import {
  createDataSource,
  DatabaseSettings,
  grantApplicationRole,
  installJobSchema,
  OperatorError,
  requireServerVersion,
  settingsOf,
  stampBaseline,
} from '@lopso/platform';
import { type Command, EXIT } from '../command';

/** How long a step waits for a table: everybody who comes after waits behind it. */
const LOCK_MS = 10_000;

const HELD =
  'Một việc khác đang giữ bảng (sao lưu, báo cáo dài…), nên dừng ở bước này. Các bước trước đã xong. Chờ việc kia xong rồi chạy lại.';

/** PostgreSQL's lock_not_available. */
const isHeldByOthers = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '55P03';

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
    const dataSource = await createDataSource(ownerUrl, { lockMs: LOCK_MS }).initialize();
    try {
      await requireServerVersion(dataSource);
      await stampBaseline(dataSource);
      const done = await dataSource.runMigrations().catch((error: unknown) => {
        throw isHeldByOthers(error) ? new OperatorError(HELD) : error;
      });
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
