import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Refuses to start while a migration is pending: `cli migrate` runs them. */
@Injectable()
export class PendingMigrations implements OnApplicationBootstrap {
  constructor(private readonly dataSource: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    if (await this.dataSource.showMigrations()) {
      throw new Error('The database lacks migrations. Run: npm run cli -- migrate');
    }
  }
}
