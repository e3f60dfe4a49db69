import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PlaceFollowers, TableFollower } from '@lopso/org';
import { Database } from '@lopso/platform';

/** Papers that nobody issued yet go on where their commune does (decision 0102); an issued one is of the office that issued it. */
@Injectable()
export class FollowingDrafts implements OnModuleInit {
  constructor(
    private readonly followers: PlaceFollowers,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    const only = 't.issued_at is null';
    this.followers.add(
      new TableFollower(this.database, { kind: 'paper', table: 'papers.paper', isNamed: false, only }),
    );
  }
}
