import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PlaceFollowers, TableFollower } from '@lopso/org';
import { Database } from '@lopso/platform';

/** Halls, equipment and classes, those held long ago too, stand where their commune goes on (decision 0102). */
@Injectable()
export class MovedCommuneRepository implements OnModuleInit {
  constructor(
    private readonly followers: PlaceFollowers,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    // Halls first: a class is scheduled under the lock of its hall.
    const hall = { kind: 'hall', table: 'classes.venue', isNamed: true } as const;
    const equipment = { kind: 'equipment', table: 'classes.equipment', isNamed: true } as const;
    const group = { kind: 'class', table: 'classes.class_group', isNamed: false } as const;
    for (const table of [hall, equipment, group]) this.followers.add(new TableFollower(this.database, table));
  }
}
