import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** Something that stood in a commune which ended and stands in another one since. */
export interface FollowedPlace {
  readonly kind: string;
  readonly rowId: string;
  readonly fromUnitId: string;
  readonly toUnitId: string;
  /** Null: names of its kind may repeat, none was given. */
  readonly nameBefore: string | null;
  readonly nameAfter: string | null;
}

/** Remembers what followed a commune into another one, so that a reform that is taken back takes it back too. */
@Injectable()
export class FollowedPlaceRepository {
  constructor(private readonly database: Database) {}

  async keep(places: readonly FollowedPlace[]): Promise<void> {
    await this.database.execute(
      `insert into org.followed_place (kind, row_id, from_unit_id, to_unit_id, name_before, name_after)
       select r.kind, r."rowId", r."fromUnitId", r."toUnitId", r."nameBefore", r."nameAfter"
       from jsonb_to_recordset($1::jsonb) as r(kind text, "rowId" uuid, "fromUnitId" uuid, "toUnitId" uuid, "nameBefore" text, "nameAfter" text)`,
      [JSON.stringify(places)],
    );
  }

  /** What followed from these units, which forgets it. */
  async take(fromUnitIds: readonly string[]): Promise<FollowedPlace[]> {
    return this.database.query<FollowedPlace>(
      `delete from org.followed_place where from_unit_id = any($1::uuid[])
       returning kind, row_id as "rowId", from_unit_id as "fromUnitId", to_unit_id as "toUnitId", name_before as "nameBefore", name_after as "nameAfter"`,
      [[...fromUnitIds]],
    );
  }
}
