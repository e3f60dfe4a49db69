import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type Period } from '../scheduling/schedule.rules';
import { type HandedDuty } from './substitution.rules';

/** One session of a replacement. */
export interface ReplacedSession {
  readonly sessionId: string;
  readonly duty: HandedDuty;
  /** Who stood in assisted there before. */
  readonly wasAssistant: boolean;
}

/** Who stood in for whom, and before which sessions. */
export interface Substitution {
  readonly id: string;
  readonly accountId: string;
  readonly standInId: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly undoneAt: Date | null;
  readonly sessions: readonly ReplacedSession[];
}

/** Whose sessions somebody may give to others: all of some units, and the own ones of others. */
export interface ReplaceScopes {
  readonly scope: Scope;
  readonly ownReach: Scope;
  readonly accountId: string;
}

/** The same, of sessions in a span. */
export interface ReplaceReach extends ReplaceScopes {
  /** Sessions that begin later. */
  readonly now: Date;
  readonly span: Period;
}

/** Somebody who stands before sessions to come, and before how many. */
export interface BusyStaff {
  readonly accountId: string;
  readonly name: string;
  readonly sessionCount: number;
}

const IS_GIVABLE = `(g.unit_path <@ any($1::ltree[])
  or ((s.trainer_id = $3 or g.trainer_id = $3) and g.unit_path <@ any($2::ltree[])))`;

/** Sessions to come that somebody may give to others. */
const REPLACEABLE = `from classes.session_staff m join classes.class_session s on s.id = m.class_session_id
  join classes.class_group g on g.id = s.class_group_id
  where s.state = 'planned' and lower(s.during) > $4 and s.during && tstzrange($5, $6)
    and ${IS_GIVABLE}`;

const SELECT = `select r.id, r.account_id as "accountId", r.stand_in_id as "standInId", r.made_by as "madeBy", r.made_at as "madeAt",
    r.undone_at as "undoneAt", (select jsonb_agg(jsonb_build_object('sessionId', d.class_session_id, 'duty', d.duty,
      'wasAssistant', d.was_assistant) order by s.class_group_id, s.number)
      from classes.replaced_session d join classes.class_session s on s.id = d.class_session_id
      where d.replacement_id = r.id) as sessions
  from classes.staff_replacement r`;

/** Answers about who stands in for whom. */
@Injectable()
export class SubstitutionRepository {
  constructor(private readonly database: Database) {}

  /** Who stands before a session to come, in whatever duty. */
  async busyStaff(reach: ReplaceReach): Promise<BusyStaff[]> {
    return this.database.query<BusyStaff>(
      `select m.account_id as "accountId", max(m.display_name) as name, count(*)::int as "sessionCount" ${REPLACEABLE}
       group by 1 order by 1`,
      valuesOf(reach),
    );
  }

  /** Sessions to come before which somebody stands, by start. */
  async sessionIdsOf(accountId: string, reach: ReplaceReach, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select s.id ${REPLACEABLE} and m.account_id = $7 order by lower(s.during), s.id limit $8`,
      [...valuesOf(reach), accountId, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** False when one of this id exists: the same form was sent twice. */
  async insert(replacement: Omit<Substitution, 'undoneAt'>): Promise<boolean> {
    const { id, accountId, standInId, madeBy, madeAt, sessions } = replacement;
    const written = await this.database.execute(
      `insert into classes.staff_replacement (id, account_id, stand_in_id, made_by, made_at) values ($1, $2, $3, $4, $5)
       on conflict (id) do nothing`,
      [id, accountId, standInId, madeBy, madeAt],
    );
    if (written === 0) return false;
    await this.database.execute(
      `insert into classes.replaced_session (replacement_id, class_session_id, duty, was_assistant)
       select $1, * from unnest($2::uuid[], $3::text[], $4::boolean[])`,
      [
        id,
        sessions.map(({ sessionId }) => sessionId),
        sessions.map(({ duty }) => duty),
        sessions.map(({ wasAssistant }) => wasAssistant),
      ],
    );
    return true;
  }

  async find(id: string): Promise<Substitution | null> {
    return this.database.queryOne<Substitution>(`${SELECT} where r.id = $1`, [id]);
  }

  /** One all of whose sessions somebody may give to others; null for a hidden one as for none. */
  async findWithin(id: string, { scope, ownReach, accountId }: ReplaceScopes): Promise<Substitution | null> {
    return this.database.queryOne<Substitution>(
      `${SELECT} where r.id = $4 and not exists (
         select 1 from classes.replaced_session d join classes.class_session s on s.id = d.class_session_id
         join classes.class_group g on g.id = s.class_group_id
         where d.replacement_id = r.id and not ${IS_GIVABLE})`,
      [scopePaths(scope), scopePaths(ownReach), accountId, id],
    );
  }

  async lock(id: string): Promise<Substitution | null> {
    return this.database.queryOne<Substitution>(`${SELECT} where r.id = $1 for update of r`, [id]);
  }

  async markUndone(id: string, by: string, at: Date): Promise<void> {
    await this.database.execute('update classes.staff_replacement set undone_by = $2, undone_at = $3 where id = $1', [
      id,
      by,
      at,
    ]);
  }

  /** The last ones of an account, and those all of whose sessions lie in a scope; the newest first. */
  async lastOnes(accountId: string, scope: Scope, limit: number): Promise<Substitution[]> {
    return this.database.query<Substitution>(
      `${SELECT} where r.made_by = $1 or not exists (
         select 1 from classes.replaced_session d join classes.class_session s on s.id = d.class_session_id
         join classes.class_group g on g.id = s.class_group_id
         where d.replacement_id = r.id and not g.unit_path <@ any($2::ltree[]))
       order by r.made_at desc, r.id limit $3`,
      [accountId, scopePaths(scope), limit],
    );
  }
}

function valuesOf({ scope, ownReach, accountId, now, span }: ReplaceReach): unknown[] {
  return [scopePaths(scope), scopePaths(ownReach), accountId, now, span.startsAt, span.endsAt];
}
