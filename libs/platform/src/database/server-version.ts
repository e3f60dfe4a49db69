import { type DataSource } from 'typeorm';
import { OperatorError } from '../errors/operator-error';

/** The first PostgreSQL with keys over periods, which the schema declares. */
const OLDEST = 18;

/** Asked before the first migration, which an older server would refuse as a fault of syntax. @throws OperatorError */
export async function requireServerVersion(server: Pick<DataSource, 'query'>): Promise<void> {
  const [found] = await server.query<{ version: number }[]>(
    `select current_setting('server_version_num')::int / 10000 as version`,
  );
  const version = found?.version ?? 0;
  if (version >= OLDEST) return;
  throw new OperatorError(`Cần PostgreSQL ${OLDEST} trở lên, máy chủ này là ${version}. Nâng cấp PostgreSQL trước.`);
}
