import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** Somebody about to be written; `key` is the caller's own name for them. */
export interface LikenessQuestion {
  readonly key: number;
  readonly searchKey: string;
  /** Only here are namesakes of the same year looked for; elsewhere the telephone must be the same. */
  readonly communePath: string;
  readonly birthYear: number | null;
  /** E.164. */
  readonly phone: string | null;
}

/** Somebody of the register who looks like one of those asked about. */
export interface LikePerson {
  readonly key: number;
  readonly memberId: string;
  readonly fullName: string;
  readonly birthYear: number;
  readonly phone: string | null;
  /** With the type word. */
  readonly unitName: string;
  readonly unitId: string;
  readonly teamId: string | null;
  readonly teamName: string | null;
  readonly seatNumber: number | null;
  /** Nothing but the telephone is the same: somebody of the same house, as a rule. */
  readonly isPhoneAlone: boolean;
}

/** Nobody compares more of them. */
const MOST_ALIKE = 10;

const PERSON = `
  m.id as "memberId", m.full_name as "fullName", m.birth_year as "birthYear", m.phone, u.full_name as "unitName",
  m.unit_id as "unitId", hit.alone as "isPhoneAlone", t.id as "teamId", t.name as "teamName", s.number as "seatNumber"
  from hit join org.member m on m.id = hit.id join org.unit u on u.id = m.unit_id
  left join org.seat_term s on s.member_id = m.id and s.held @> $3::date left join org.team t on t.id = s.team_id`;

/** Finds people of the register by what many others say of themselves. */
@Injectable()
export class LikenessRepository {
  constructor(private readonly database: Database) {}

  /**
   * People below a path with the folded name and the birth year of somebody asked about, or with the name and the telephone;
   * where no birth year is known, with the name alone. In the commune also who has the telephone, with that year or another. Of many, as
   * a column filled down brings them, the nearest `MOST_ALIKE` of each kind: who has the telephone of the row first. Names and telephones
   * are looked up by functions of their own, which read by the index: with statistics that know nothing of a list just written the planner would read the whole province for each.
   */
  async findLike(path: string, questions: readonly LikenessQuestion[], on: string): Promise<LikePerson[]> {
    return this.database.query<LikePerson>(
      `with asked as materialized (
         select * from jsonb_to_recordset($1::jsonb) as a(key int, "searchKey" text, "communePath" ltree, "birthYear" smallint, phone text)
       ), hit as (
         select a.key, like_name.id, false as alone from asked a cross join lateral (
           select m.id from org.members_named(a."searchKey") m where m.unit_path <@ $2::ltree
             and (m.phone = a.phone or (m.unit_path <@ a."communePath" and (a."birthYear" is null or m.birth_year = a."birthYear")))
           order by m.phone is not distinct from a.phone desc, m.id limit ${MOST_ALIKE}) like_name
         union all
         select a.key, like_phone.id, like_phone.alone from asked a cross join lateral (
           select m.id, m.birth_year is distinct from a."birthYear" as alone from org.members_called(a.phone) m
           where m.unit_path <@ a."communePath" and m.unit_path <@ $2::ltree and m.search_key <> a."searchKey"
           order by alone, m.id limit ${MOST_ALIKE}) like_phone
       )
       select hit.key, ${PERSON} order by hit.key, m.id`,
      [JSON.stringify(questions), path, on],
    );
  }
}
