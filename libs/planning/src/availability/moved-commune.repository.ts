import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PlaceFollowers, TableFollower } from '@lopso/org';
import { Database } from '@lopso/platform';

/** Market days stand where their commune goes on (decision 0102). */
@Injectable()
export class MovedMarkets implements OnModuleInit {
  constructor(
    private readonly followers: PlaceFollowers,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.followers.add(new TableFollower(this.database, { kind: 'market', table: 'planning.market', isNamed: true }));
  }
}
