import { PgBoss } from 'pg-boss';

/** Creates pg-boss's own schema; part of `cli migrate`, idempotent. */
export async function installJobSchema(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl, supervise: false, schedule: false, max: 1 });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
}
