import { type DataSource } from 'typeorm';
import { OperatorError } from '../errors/operator-error';

/** As TypeORM writes it: the last thirteen characters of the name, as a number. */
const BASELINE = { timestamp: '261207120000', name: 'CreateBaseline20261207120000' };
/** The steps that the baseline replaces: how many, and the last. */
const REPLACED = { count: 143, last: 'NameBusyTrainersFirst20261128550000' };

/**
 * Marks a database that ran every step before the baseline as having run the baseline, so that `runMigrations` makes
 * nothing twice. Run by the owner before the migrations; safe to repeat. An empty database is left alone.
 * @returns true when it was marked now
 * @throws OperatorError for a database that ran only some of the steps
 */
export async function stampBaseline(dataSource: DataSource): Promise<boolean> {
  const [found] = await dataSource.query<{ table: string | null }[]>(
    `select to_regclass('public.schema_migration')::text as table`,
  );
  if ((found?.table ?? null) === null) return false;
  return dataSource.transaction(async (manager) => {
    await manager.query('lock table public.schema_migration in exclusive mode');
    const steps = await manager.query<{ name: string }[]>(
      'select name from public.schema_migration order by timestamp, id',
    );
    const names = steps.map(({ name }) => name);
    const last = names.at(-1);
    if (last === undefined || names.includes(BASELINE.name)) return false;
    if (last !== REPLACED.last || names.length !== REPLACED.count) {
      throw new OperatorError(
        `Cơ sở dữ liệu mới chạy ${names.length} trên ${REPLACED.count} bước nâng cấp cũ (bước cuối: ${last}). ` +
          'Chạy lệnh migrate của bản trước cho đủ rồi mới nâng lên bản này.',
      );
    }
    await manager.query('delete from public.schema_migration');
    await manager.query('insert into public.schema_migration (timestamp, name) values ($1, $2)', [
      BASELINE.timestamp,
      BASELINE.name,
    ]);
    return true;
  });
}
