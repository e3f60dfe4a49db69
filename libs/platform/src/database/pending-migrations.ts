import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OperatorError } from '../errors/operator-error';

/** Refuses to start while a migration is pending: `cli migrate` runs them. */
@Injectable()
export class PendingMigrations implements OnApplicationBootstrap {
  constructor(private readonly dataSource: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    // Asked first: TypeORM would make the table where it is missing, which the application's role may not.
    const [found] = await this.dataSource.query<{ table: string | null }[]>(
      `select to_regclass('schema_migration')::text as table`,
    );
    if ((found?.table ?? null) === null || (await this.dataSource.showMigrations())) {
      throw new OperatorError('Cơ sở dữ liệu chưa ở phiên bản này. Chạy lệnh migrate trước.');
    }
  }
}
