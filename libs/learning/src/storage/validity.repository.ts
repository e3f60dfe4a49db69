import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** A finished passage with the days it is good for. */
export interface ValidPassage {
  readonly cycleId: string;
  readonly roundTitle: string;
  /** 1, or higher for a renewal. */
  readonly number: number;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly renewableFrom: string;
  /** The last day on which a renewal follows on. */
  readonly graceUntil: string;
}

/** Answers about what is valid until when. */
@Injectable()
export class ValidityRepository {
  constructor(private readonly database: Database) {}

  /** Of one member, what ends last first; passages of a round that a later one of it follows are past. */
  async ofMember(memberId: string): Promise<ValidPassage[]> {
    return this.database.query<ValidPassage>(
      `select c.id as "cycleId", r.title as "roundTitle", c.number, p.valid_from::text as "validFrom",
         p.valid_until::text as "validUntil", p.renewable_from::text as "renewableFrom",
         (p.valid_until + (r.validity->>'graceDays')::integer)::text as "graceUntil"
       from learning.cycle c join learning.completion p on p.cycle_id = c.id join learning.round r on r.id = c.round_id
       where c.member_id = $1 and p.valid_until is not null
       order by p.valid_until desc, r.title, c.number desc`,
      [memberId],
    );
  }
}
