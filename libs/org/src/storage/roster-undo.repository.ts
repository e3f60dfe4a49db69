import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type TeamKind } from '../rules/team-kinds';

/** A holding that was removed. */
export interface RemovedSeat {
  readonly memberId: string;
  readonly teamId: string;
  readonly teamKind: TeamKind;
  readonly unitId: string;
  readonly unitPath: string;
}

/** A seat, team or village that is no longer as it was written, with the name to show. */
export interface ChangedPlace {
  readonly id: string;
  readonly name: string;
}

/** Takes seats, teams and villages back that were written by mistake, and says what keeps them. */
@Injectable()
export class RosterUndoRepository {
  constructor(private readonly database: Database) {}

  /** Holdings among these that were ended or taken away since; the id is the holding's. */
  async changedSeats(seatTermIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select w.id from unnest($1::uuid[]) as w(id) left join org.seat_term s on s.id = w.id
       where s.id is null or not upper_inf(s.held)`,
      [seatTermIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Members among these who held or hold another place than the written ones. */
  async otherwiseSeated(memberIds: readonly string[], seatTermIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct member_id as id from org.seat_term
       where member_id = any($1::uuid[]) and id <> all($2::uuid[])`,
      [memberIds, seatTermIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Teams among these that hold or held somebody else. */
  async usedTeams(teamIds: readonly string[], seatTermIds: readonly string[]): Promise<ChangedPlace[]> {
    return this.database.query<ChangedPlace>(
      `select t.id, t.name from org.team t where t.id = any($1::uuid[])
         and (t.decision_number is not null
           or exists (select from org.seat_term s where s.team_id = t.id and s.id <> all($2::uuid[])))`,
      [teamIds, seatTermIds],
    );
  }

  /** Villages among these that other people, teams or units belong to. */
  async usedVillages(
    villageIds: readonly string[],
    written: { readonly memberIds: readonly string[]; readonly teamIds: readonly string[] },
  ): Promise<ChangedPlace[]> {
    return this.database.query<ChangedPlace>(
      `select u.id, u.full_name as name from org.unit u where u.id = any($1::uuid[])
         and (not upper_inf(u.valid)
           or exists (select from org.member m where m.unit_id = u.id and m.id <> all($2::uuid[]))
           or exists (select from org.team t where t.unit_id = u.id and t.id <> all($3::uuid[]))
           or exists (select from org.unit c where c.parent_id = u.id)
           or exists (select from org.role_grant g where g.unit_id = u.id))`,
      [villageIds, written.memberIds, written.teamIds],
    );
  }

  async removeSeats(seatTermIds: readonly string[]): Promise<RemovedSeat[]> {
    return this.database.query<RemovedSeat>(
      `delete from org.seat_term s using org.team t where t.id = s.team_id and s.id = any($1::uuid[])
       returning s.member_id as "memberId", t.id as "teamId", t.kind as "teamKind", t.unit_id as "unitId", t.unit_path::text as "unitPath"`,
      [seatTermIds],
    );
  }

  /** Takes telephones away again that an import filled in; one that was changed since stays. */
  async clearPhones(filled: readonly { readonly memberId: string; readonly phone: string }[]): Promise<void> {
    if (filled.length === 0) return;
    await this.database.execute(
      `update org.member m set phone = null from jsonb_to_recordset($1::jsonb) as f("memberId" uuid, phone text)
       where m.id = f."memberId" and m.phone = f.phone`,
      [JSON.stringify(filled)],
    );
  }

  async removeTeams(teamIds: readonly string[]): Promise<void> {
    await this.database.execute('delete from org.team where id = any($1::uuid[])', [teamIds]);
  }

  async removeVillages(villageIds: readonly string[]): Promise<void> {
    await this.database.execute('delete from org.unit where id = any($1::uuid[])', [villageIds]);
  }
}
