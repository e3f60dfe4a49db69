import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** Something that stood in a commune which ended and stands in another one since. */
export interface FollowedPlace {
  readonly kind: string;
  readonly rowId: string;
  readonly fromUnitId: string;
  readonly toUnitId: string;
  /** It says where it stood, being called as something else there (`nameBeforeReform` takes it back). */
  readonly isRenamed: boolean;
}

/** Remembers what followed a commune into another one, so that a reform that is taken back takes it back too. */
@Injectable()
export class FollowedPlaceRepository {
  constructor(private readonly database: Database) {}

  async keep(places: readonly FollowedPlace[]): Promise<void> {
    await this.database.execute(
      `insert into org.followed_place (kind, row_id, from_unit_id, to_unit_id, is_renamed)
       select r.kind, r."rowId", r."fromUnitId", r."toUnitId", r."isRenamed"
       from jsonb_to_recordset($1::jsonb) as r(kind text, "rowId" uuid, "fromUnitId" uuid, "toUnitId" uuid, "isRenamed" boolean)`,
      [JSON.stringify(places)],
    );
  }

  /** What followed from these units, which forgets it. */
  async take(fromUnitIds: readonly string[]): Promise<FollowedPlace[]> {
    return this.database.query<FollowedPlace>(
      `delete from org.followed_place where from_unit_id = any($1::uuid[])
       returning kind, row_id as "rowId", from_unit_id as "fromUnitId", to_unit_id as "toUnitId", is_renamed as "isRenamed"`,
      [[...fromUnitIds]],
    );
  }
}
