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

/** A person whom a row of another import became. */
export interface ListedElsewhere {
  readonly memberId: string;
  /** Of an import of the same units or below; null of one that reaches further, which its officers alone see. */
  readonly fileName: string | null;
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

  /** Which of these people other imports wrote too, as somebody who was there: each person and import once. */
  async listedElsewhere(batchId: string, memberIds: readonly string[]): Promise<ListedElsewhere[]> {
    return this.database.query<ListedElsewhere>(
      `select distinct r.member_id as "memberId", b.uploaded_at, b.id, case when b.unit_path <@ own.unit_path then b.file_name end as "fileName"
       from interop.import_row r join interop.import_batch b on b.id = r.batch_id join interop.import_batch own on own.id = $1
       where r.member_id = any($2::uuid[]) and r.state = 'done' and r.batch_id <> $1 order by b.uploaded_at, b.id`,
      [batchId, memberIds],
    );
  }
}
