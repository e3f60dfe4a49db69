import { Injectable } from '@nestjs/common';
import { Database, NotFound, translatingConstraints, translatingForeignKeys } from '@lopso/platform';
import { type AudiencePerson, type AudiencePlace } from '../audience/audience.repository';
import { ReopeningBuiltOn } from '../learning.errors';
import { CYCLES_REMOVED, lockForRemoval, WORDS_REMOVED } from '../rounds/round-removal.repository';
import { type BuiltOnReopening, type ReopenablePart, type ReopenedWork, type ReopeningGroup } from './reopening.rules';

/** A reopening as it was written. */
export interface Reopening {
  /** The round it opened, and the one whose people it asks anew. */
  readonly roundId: string;
  readonly reopens: string;
  readonly title: string;
  /** The course, as its edition called it. */
  readonly course: string;
  readonly courseTitle: string;
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly toHash: string;
  /** Versions of the course before it, in any order. */
  readonly earlierHashes: readonly string[];
  readonly parts: readonly ReopenablePart[];
  readonly named: ReopeningGroup;
  /** Of `finished-before` alone, `yyyy-mm-dd`. */
  readonly finishedBefore: string | null;
  readonly dueOn: string;
  readonly openedAt: Date;
  readonly people: number;
  /** A version from before the edition is current again: nobody can do what it asks. */
  readonly isTakenBack: boolean;
}

/** A reopening to be written beside its round. */
export type NewReopening = Omit<Reopening, 'reopens' | 'title' | 'dueOn' | 'openedAt' | 'people' | 'isTakenBack'>;

/** Whom of a round a reopening would name on a day. */
export interface NamingQuestion {
  readonly roundId: string;
  readonly unitPath: string;
  readonly teamKinds: readonly string[];
  /** The edition and the parts of it that are asked for: who was named for one of them before is not named again. */
  readonly toHash: string;
  readonly parts: readonly string[];
  readonly named: ReopeningGroup;
  /** Of `finished-before`: the first instant that is too late. */
  readonly finishedBefore: Date | null;
  /** Keys of parts of a choice: who did nothing of any of them took another way and is not named. Empty: nobody could. */
  readonly avoidableKeys: readonly string[];
  readonly today: string;
}

/** Somebody a reopening would name. */
export type NamedPerson = AudiencePerson;

const BY_NAME = 'f.given_name collate "vi-x-icu", f.full_name collate "vi-x-icu", f.member_id';

const STANDS = `p.valid_until is null or p.valid_until + coalesce((r.validity->>'graceDays')::integer, 0) >= $2::date`;

/**
 * Seat holders who are in the round and not named for one of these parts of the edition. Finished is who has a passage that stands, its days of grace included; everybody else who is in the
 * round is still learning. `$1` round, `$2` day, `$3` kinds of team, `$4` its unit, `$5` edition, `$6` group, `$7` instant, `$8` keys, `$9` parts, `$10`: instead
 * those who are not named because they were before.
 */
const NAMED = `
  select s.member_id, s.position, lower(s.held) as held_from, t.name as team_name, subpath(t.unit_path, 0, 2) as commune_path, m.full_name, m.given_name,
    m.restricted_at is not null as is_restricted
  from org.seat_term s
  join org.team t on t.id = s.team_id
  join org.member m on m.id = s.member_id and m.erased_at is null
  join (
    select c.member_id, max(p.finished_at) filter (where ${STANDS}) as finished_at,
      coalesce(bool_or(exists (
        select from unnest($8::text[]) as k(key)
        where jsonb_path_exists(p.state, '$.requirements.** ? (@.key == $key && @.done > 0)', jsonb_build_object('key', k.key)))), false) as went
    from learning.cycle c
    join learning.round r on r.id = c.round_id
    left join learning.completion p on p.cycle_id = c.id
    where c.round_id = $1 and c.counts_from is not null
    group by c.member_id
  ) y on y.member_id = s.member_id
  where s.held @> $2::date and s.kind = any($3::text[]) and t.unit_path <@ $4::ltree
    and case $6::text when 'learning' then y.finished_at is null when 'finished' then y.finished_at is not null
      when 'finished-before' then y.finished_at < $7::timestamptz else true end
    and (cardinality($8::text[]) = 0 or y.went)
    and $10::boolean = exists (
      select from learning.reopening_name n join learning.reopening o on o.round_id = n.round_id and o.to_hash = $5
      join learning.round a on a.id = o.round_id and a.reopens = $1
      where n.member_id = s.member_id and jsonb_path_exists(o.parts, '$[*] ? (@.id == $ids[*])', jsonb_build_object('ids', to_jsonb($9::text[]))))`;

const SELECT = `
  select o.round_id as "roundId", r.reopens, r.title, o.course, o.course_title as "courseTitle", o.from_version as "fromVersion",
    o.to_version as "toVersion", o.to_hash as "toHash", o.earlier_hashes as "earlierHashes", o.parts, o.named, o.finished_before::text as "finishedBefore",
    r.due_on::text as "dueOn", r.opened_at as "openedAt",
    (select count(*)::integer from learning.reopening_name n where n.round_id = o.round_id) as people,
    exists (select from content.course k where k.id = o.course and k.current_hash = any (o.earlier_hashes)) as "isTakenBack"
  from learning.reopening o join learning.round r on r.id = o.round_id`;

/** Reopenings: what of a course is asked anew, and of whom. */
@Injectable()
export class ReopeningRepository {
  constructor(private readonly database: Database) {}

  async countNamed(question: NamingQuestion): Promise<number> {
    return this.count(valuesOf(question));
  }

  /** Those who would be named, but were before, for one of the parts. */
  async countAskedBefore(question: NamingQuestion): Promise<number> {
    return this.count(valuesOf(question, true));
  }

  private async count(values: unknown[]): Promise<number> {
    const row = await this.database.queryOne<{ people: number }>(
      `select count(*)::integer as people from (${NAMED}) f`,
      values,
    );
    return row?.people ?? 0;
  }

  /** By given name, then name, behind somebody. */
  async pageNamed(question: NamingQuestion, after: AudiencePlace | null, limit: number): Promise<NamedPerson[]> {
    return this.database.query<NamedPerson>(
      `select f.member_id as "memberId", f.full_name as "fullName", f.given_name as "givenName", f.is_restricted as "isRestricted",
         f.position, f.team_name as "teamName", u.full_name as "communeName", f.held_from::text as "heldFrom"
       from (${NAMED}) f join org.unit u on u.path = f.commune_path
       where $11::text is null or (${BY_NAME}) > ($11::text, $12::text, $13::uuid)
       order by ${BY_NAME} limit $14`,
      [...valuesOf(question), after?.givenName ?? null, after?.fullName ?? null, after?.memberId ?? null, limit],
    );
  }

  /** Of two that name people of a round the second one waits, and sees whom the first one named. Until the transaction ends. @throws NotFound where it was taken back meanwhile */
  async holdNaming(roundId: string): Promise<void> {
    const sql = 'select id from learning.round where id = $1 for no key update';
    if ((await this.database.query(sql, [roundId])).length === 0) throw new NotFound();
  }

  /** Writes it and everybody it names; gives how many those are. */
  async insert(reopening: NewReopening, question: NamingQuestion): Promise<number> {
    const {
      roundId,
      course,
      courseTitle,
      fromVersion,
      toVersion,
      toHash,
      earlierHashes,
      parts,
      named,
      finishedBefore,
    } = reopening;
    await this.database.execute(
      `insert into learning.reopening (round_id, course, course_title, from_version, to_version, to_hash, earlier_hashes, parts, named, finished_before)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        roundId,
        course,
        courseTitle,
        fromVersion,
        toVersion,
        toHash,
        earlierHashes,
        JSON.stringify(parts),
        named,
        finishedBefore,
      ],
    );
    return this.database.execute(
      `insert into learning.reopening_name (round_id, member_id) select $11::uuid, f.member_id from (${NAMED}) f`,
      [...valuesOf(question), roundId],
    );
  }

  /** That of a round; null: the round is no reopening. */
  async find(roundId: string): Promise<Reopening | null> {
    return this.database.queryOne<Reopening>(`${SELECT} where o.round_id = $1`, [roundId]);
  }

  /** All reopenings of a round, the newest first. */
  async listOf(roundId: string): Promise<Reopening[]> {
    return this.database.query<Reopening>(`${SELECT} where r.reopens = $1 order by r.opened_at desc, r.id`, [roundId]);
  }

  /** As `lockForRemoval` does. */
  async lock(roundId: string): Promise<boolean> {
    return lockForRemoval(this.database, roundId);
  }

  /** Everybody who has a cycle in it. */
  async peopleIn(roundId: string): Promise<string[]> {
    const rows = await this.database.query<{ memberId: string }>(
      'select member_id as "memberId" from learning.cycle where round_id = $1 order by 1',
      [roundId],
    );
    return rows.map(({ memberId }) => memberId);
  }

  /** What its people read and passed of its parts since it was opened, with its edition or an unknown one, and where they stopped in a lesson. */
  async deedsSince(roundId: string): Promise<ReopenedWork[]> {
    return this.database.query<ReopenedWork>(
      `with own as (
         select c.member_id, r.opened_at, o.earlier_hashes, part->>'id' as subject
         from learning.cycle c join learning.round r on r.id = c.round_id join learning.reopening o on o.round_id = r.id
         cross join jsonb_array_elements(o.parts) as part
         where c.round_id = $1
       ), done as (
         select e.member_id, e.subject, e.id
         from own join learning.evidence e on e.member_id = own.member_id and e.subject = own.subject and e.occurred_at >= own.opened_at
           and e.kind in ('lesson-read', 'quiz-passed', 'task-passed') and e.superseded_at is null
           and coalesce(e.course_hash <> all (own.earlier_hashes), true)
       )
       select member_id as "memberId", subject, 'done' as kind, id as "evidenceId" from done
       union all
       select p.member_id, p.lesson_id, 'reading', null
       from own join learning.lesson_progress p on p.member_id = own.member_id and p.lesson_id = own.subject
         and p.updated_at >= own.opened_at and p.position_percent > 0
       where not exists (select from done where done.member_id = p.member_id and done.subject = p.lesson_id)`,
      [roundId],
    );
  }

  /** How often officers gave later dates that stand, those for all once, and waivers that wait or stand, in it. */
  async dispensed(roundId: string): Promise<Pick<BuiltOnReopening, 'extensions' | 'waivers'>> {
    const row = await this.database.queryOne<Pick<BuiltOnReopening, 'extensions' | 'waivers'>>(
      `select
         ((select count(*) from learning.extension x join learning.cycle c on c.id = x.cycle_id where c.round_id = $1 and x.round_extension_id is null)
           + (select count(*) from learning.round_extension g where g.round_id = $1 and g.ended_at is null))::integer as extensions,
         (select count(*)::integer from learning.waiver w join learning.cycle c on c.id = w.cycle_id where c.round_id = $1
           and w.state not in ('dropped', 'ended')) as waivers`,
      [roundId],
    );
    return row ?? { extensions: 0, waivers: 0 };
  }

  /** Takes back the round, what it asked and whom it named; its partners must be gone. @throws ReopeningBuiltOn where something of another library hangs on it */
  async remove(roundId: string): Promise<void> {
    const kept: Readonly<Record<string, () => ReopeningBuiltOn>> = {
      paper_round_fk: () => new ReopeningBuiltOn('đã có giấy tờ của đợt'),
      round_partner_round_fk: () => new ReopeningBuiltOn('đã ghi đơn vị cùng tổ chức'),
      plan_round_fk: () => new ReopeningBuiltOn('đã có kế hoạch mở lớp'),
    };
    await translatingForeignKeys(
      () => new ReopeningBuiltOn('đã có dữ liệu khác'),
      () =>
        translatingConstraints(kept, async () => {
          for (const statement of REMOVALS) await this.database.execute(statement, [roundId]);
        }),
    );
  }
}

const REMOVALS = [
  ...CYCLES_REMOVED,
  'delete from learning.reopening_name where round_id = $1',
  'delete from learning.reopening where round_id = $1',
  ...WORDS_REMOVED,
  'delete from learning.round where id = $1 and reopens is not null',
];

/** `wereAsked`: instead of who is named, who is not because she was named before. */
function valuesOf(question: NamingQuestion, wereAsked = false): unknown[] {
  const { roundId, today, teamKinds, unitPath, toHash, parts, named, finishedBefore, avoidableKeys } = question;
  return [roundId, today, teamKinds, unitPath, toHash, named, finishedBefore, avoidableKeys, parts, wereAsked];
}
