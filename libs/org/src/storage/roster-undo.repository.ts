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

  /** Teams among these that were ended or given a decision since, and villages that were ended; `what` is `ended` or `decision`. */
  async changedPlaces(
    kind: 'team' | 'unit',
    ids: readonly string[],
  ): Promise<{ readonly id: string; readonly what: 'ended' | 'decision' }[]> {
    const changes =
      kind === 'team'
        ? `case when not upper_inf(valid) then 'ended' when decision_number is not null then 'decision' end`
        : `case when not upper_inf(valid) then 'ended' end`;
    return this.database.query(
      `select id, what from (select id, ${changes} as what from org.${kind} where id = any($1::uuid[])) changed
       where what is not null order by id`,
      [ids],
    );
  }

  async nameOf(kind: 'team' | 'unit', id: string): Promise<string> {
    const names = await this.namesOf(kind, [id]);
    return names.get(id) ?? '';
  }

  /** The names of teams or units by id. */
  async namesOf(kind: 'team' | 'unit', ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      `select id, ${kind === 'team' ? 'name' : 'full_name'} as name from org.${kind} where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
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
