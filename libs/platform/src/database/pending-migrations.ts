import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OperatorError } from '../errors/operator-error';

/** Refuses to start while a migration is pending: `cli migrate` runs them. */
@Injectable()
export class PendingMigrations implements OnApplicationBootstrap {
  constructor(private readonly dataSource: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    if (await this.dataSource.showMigrations()) {
      throw new OperatorError('Cơ sở dữ liệu chưa ở phiên bản này. Chạy lệnh migrate trước.');
    }
  }
}
