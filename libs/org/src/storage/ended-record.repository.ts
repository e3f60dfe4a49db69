import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type PairIds } from './person-pair.repository';

/** A record that is used no longer, and the pair that says so. */
export interface EndedRecord {
  readonly memberId: string;
  readonly pairId: string;
  readonly provincePath: string;
}

/** Finds records that ended, since the department said that another one is their person's (decision 0086). */
@Injectable()
export class EndedRecordRepository {
  constructor(private readonly database: Database) {}

  /** Records that ended in favour of a person's, over however many, with the pairs that say so. The province's path beside each: its trail alone may tell. */
  async endedFor(memberId: string): Promise<EndedRecord[]> {
    return this.database.query(
      `with recursive hers(id, pair_id) as (
         select $1::uuid, null::uuid
         union select p.ended_id, p.id from hers join org.person_pair p on hers.id in (p.first_id, p.second_id)
           where p.ended_id is not null and p.ended_id <> hers.id)
       select m.id as "memberId", hers.pair_id as "pairId", subpath(m.unit_path, 0, 1)::text as "provincePath"
       from hers join org.member m using (id) where m.id <> $1 and m.erased_at is null order by m.id`,
      [memberId],
    );
  }

  /** True when one of the two ended in favour of a third: then it is nobody's to be decided about but through that one. */
  async isEndedElsewhere({ firstId, secondId }: PairIds): Promise<boolean> {
    const rows = await this.database.query(
      'select 1 from org.person_pair where ended_id in ($1, $2) and not (first_id = $1 and second_id = $2)',
      [firstId, secondId],
    );
    return rows.length > 0;
  }
}
