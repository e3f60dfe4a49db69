import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type ReadPerson } from '../rules/roster-row';

/** A row that was written into the register. */
export interface WrittenRow {
  readonly number: number;
  readonly parsed: Pick<ReadPerson, 'fullName' | 'birthYear' | 'phone'>;
  readonly memberId: string | null;
  readonly isNewMember: boolean;
  readonly isPhoneFilled: boolean;
  readonly seatTermId: string | null;
  readonly teamId: string | null;
  readonly isNewTeam: boolean;
  readonly villageId: string | null;
  readonly isNewVillage: boolean;
}

/** Answers what an import wrote. */
@Injectable()
export class WrittenRowsRepository {
  constructor(private readonly database: Database) {}

  async list(batchId: string): Promise<WrittenRow[]> {
    return this.database.query<WrittenRow>(
      `select number, jsonb_build_object('fullName', parsed->'fullName', 'birthYear', parsed->'birthYear', 'phone', parsed->'phone') as parsed,
         member_id as "memberId", is_new_member as "isNewMember", is_phone_filled as "isPhoneFilled", seat_term_id as "seatTermId", team_id as "teamId",
         is_new_team as "isNewTeam", village_id as "villageId", is_new_village as "isNewVillage"
       from interop.import_row where batch_id = $1 and state = 'done' order by number`,
      [batchId],
    );
  }
}
