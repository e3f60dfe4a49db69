import { Injectable } from '@nestjs/common';
import { successorPathsOf, successorsOf, type SuccessorUnit } from '@lopso/org';
import { Database, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { type AttendanceRule } from '../attendance/attended-minutes.rules';
import { type RequiredCourse } from '../booking/booking.rules';
import { TopicUnknown } from '../classes.errors';
import { type Approval } from '../place-requests/place-request.rules';
import { type StaffMember } from '../staffing/staffing.repository';

/** What narrows classes and sessions that are listed; null: nothing. */
export interface ClassNarrowing {
  /** Only in this commune. */
  readonly communeId: string | null;
  /** Only where this account stands before a session or assists in one. */
  readonly staffId: string | null;
  /** Only in this hall. */
  readonly venueId: string | null;
}

export const NOT_NARROWED: ClassNarrowing = { communeId: null, staffId: null, venueId: null };

/** A class: what is taught, by whom, in which commune, for how many. */
export interface ClassGroup {
  readonly id: string;
  readonly communeId: string;
  readonly unitPath: string;
  readonly title: string;
  readonly trainerId: string;
  readonly trainerName: string;
  readonly capacity: number;
  /** Id of the course it is about; null: of none. */
  readonly topic: string | null;
  /** How it turns the time somebody was there into minutes that count. */
  readonly rule: AttendanceRule;
  /** How it admits who asks for a place herself. */
  readonly approval: Approval;
  /** Ids of the courses it builds on, in their order: who has not finished them gets no place beforehand. */
  readonly buildsOn: readonly string[];
}

/** What of a class is changed. */
export type ChangedClass = Pick<ClassGroup, 'title' | 'capacity' | 'rule' | 'approval' | 'buildsOn'>;

/** A class with those who see it beside the officers of its commune. */
export interface StaffedClassGroup extends ClassGroup {
  /** Accounts that stand before one of its sessions. */
  readonly staffIds: readonly string[];
  /** ltree paths of the communes whose people it was planned for (decision 0093); of one that ended: those that go on in its place. */
  readonly guestPaths: readonly string[];
}

/** How many people of a commune a class was planned for. */
export interface PlannedGuests {
  readonly communeId: string;
  readonly people: number;
}

/** The same as it is kept. `isByMove`: no plan counted them, the class had them when it moved into another commune (decision 0107). */
export interface KeptGuests extends PlannedGuests {
  readonly isByMove: boolean;
  /** The commune itself, or what came of it. */
  readonly heirs: readonly SuccessorUnit[];
}

/** A class to be written. */
export interface NewClassGroup extends ClassGroup {
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** A class in a list, with the span of its sessions that take place. */
export interface ListedClassGroup extends ClassGroup, Pick<StaffedClassGroup, 'guestPaths'> {
  readonly sessionCount: number;
  readonly closedCount: number;
  /** Null when every session is cancelled. */
  readonly firstStartsAt: Date | null;
  readonly lastEndsAt: Date | null;
  readonly createdAt: Date;
}

/** The rule of a class `g` as an object. */
export const RULE_OF_G = `jsonb_build_object('wholeFromPercent', g.whole_from_percent, 'roundToMinutes', g.round_to_minutes,
    'lateAfterMinutes', g.late_after_minutes)`;

const COLUMNS = `g.id, g.unit_id as "communeId", g.unit_path::text as "unitPath", g.title, g.trainer_id as "trainerId",
  g.trainer_name as "trainerName", g.capacity, g.topic, g.approval, ${RULE_OF_G} as rule,
  array(select q.course_id from classes.class_prerequisite q where q.class_group_id = g.id order by 1) as "buildsOn"`;

const GUEST_PATHS = `array(select distinct path from classes.planned_guest p cross join lateral unnest(${successorPathsOf('p.unit_id')}) path
    where p.class_group_id = g.id order by 1) as "guestPaths"`;

/** True of guests `p` whose commune lies in a scope, or was merged into one that does. */
export const guestsOf = (paths: string): string => `(p.unit_path <@ any(${paths}::ltree[])
    or case when exists (select from org.unit u where u.id = p.unit_id and not upper_inf(u.valid))
      then exists (select from unnest(${successorPathsOf('p.unit_id')}) path where path::ltree <@ any(${paths}::ltree[])) else false end)`;

/** Classes that were planned for people of a scope, also of communes that were merged into it. */
export const plannedForScope = (paths: string): string =>
  `(select p.class_group_id from classes.planned_guest p where ${guestsOf(paths)})`;

const STAFFED = `select ${COLUMNS}, ${GUEST_PATHS}, array(select distinct m.account_id::text from classes.class_session s
    join classes.session_staff m on m.class_session_id = s.id where s.class_group_id = g.id order by 1) as "staffIds"
  from classes.class_group g`;

/** True of classes `g` that the account `$2` runs, or in one of whose sessions it stands. */
export const IS_OF_ACCOUNT = `(g.trainer_id = $2 or g.id in (select s.class_group_id from classes.session_staff m
  join classes.class_session s on s.id = m.class_session_id where m.account_id = $2))`;

/** Whose classes count beside those of the scope: the ones this account runs or helps in, within its reach. */
export interface OwnClasses {
  readonly trainerId: string;
  readonly reach: Scope;
}

/** A hall where classes meet. */
export interface UsedVenue {
  readonly id: string;
  /** Of its commune, as ltree. */
  readonly unitPath: string;
  readonly name: string;
}

/** Which classes somebody lists, before anything narrows them by people or halls. */
export type ListedClasses = OwnClasses & { readonly isMine: boolean; readonly communeId: string | null };

/** The sessions of the classes that `ClassGroupRepository.listGroups` lists. */
const LISTED = `with listed as (
  select s.id, s.venue_id from classes.class_session s join classes.class_group g on g.id = s.class_group_id
  where (g.unit_path <@ any($1::ltree[]) or (${IS_OF_ACCOUNT} and g.unit_path <@ any($3::ltree[])))
    and (not $4::boolean or ${IS_OF_ACCOUNT}) and ($5::uuid is null or g.unit_id = $5))`;

const asked = (scope: Scope, { trainerId, reach, isMine, communeId }: ListedClasses): unknown[] => [
  ...[scopePaths(scope), trainerId, scopePaths(reach), isMine, communeId],
];

/** Answers about classes. */
@Injectable()
export class ClassGroupRepository {
  constructor(private readonly database: Database) {}

  async findGroup(id: string): Promise<StaffedClassGroup | null> {
    return this.database.queryOne<StaffedClassGroup>(`${STAFFED} where g.id = $1`, [id]);
  }

  /** Those of the classes that are there, by id. */
  async findGroups(ids: readonly string[]): Promise<StaffedClassGroup[]> {
    return this.database.query<StaffedClassGroup>(`${STAFFED} where g.id = any($1::uuid[]) order by g.id`, [ids]);
  }

  /** The class, locked until the transaction ends: places are given out under this lock. */
  async lockGroup(id: string): Promise<(ClassGroup & Pick<StaffedClassGroup, 'guestPaths'>) | null> {
    return this.database.queryOne(
      `select ${COLUMNS}, ${GUEST_PATHS} from classes.class_group g where g.id = $1 for update`,
      [id],
    );
  }

  /** Holds these classes until the transaction ends: before the people in them, and in one order, so that nobody waits in a circle. */
  async lockGroups(ids: readonly string[]): Promise<void> {
    await this.database.query('select from classes.class_group where id = any($1) order by id for update', [ids]);
  }

  /** The courses that these classes build on, with their titles of today, by id; of classes that build on none: no entry. */
  async requiredOf(ids: readonly string[]): Promise<Map<string, RequiredCourse[]>> {
    const rows = await this.database.query<RequiredCourse & { readonly classGroupId: string }>(
      `select q.class_group_id as "classGroupId", q.course_id as id, coalesce(v.title, q.course_id) as title
       from classes.class_prerequisite q
       join content.course k on k.id = q.course_id
       left join content.course_version v on v.course_id = k.id and v.hash = k.current_hash
       where q.class_group_id = any($1::uuid[]) order by q.class_group_id, q.course_id`,
      [ids],
    );
    const found = new Map<string, RequiredCourse[]>();
    for (const { classGroupId, id, title } of rows)
      found.set(classGroupId, [...(found.get(classGroupId) ?? []), { id, title }]);
    return found;
  }

  /** True when a session of it takes place or did: it was not cancelled whole. */
  async takesPlace(id: string): Promise<boolean> {
    return (
      (await this.database.queryOne(
        `select 1 from classes.class_session where class_group_id = $1 and state <> 'cancelled' limit 1`,
        [id],
      )) !== null
    );
  }

  /**
   * For whom it was planned, and whom it had when it moved: by commune, most people first. What a commune that was merged had counts for the one that goes on;
   * of one that was split there are several `heirs`.
   */
  async plannedFor(id: string): Promise<KeptGuests[]> {
    return this.database.query(
      `select "communeId", heirs, by_move as "isByMove", sum(people)::int as people from (
         select p.people, p.by_move, h.heirs, case when jsonb_array_length(h.heirs) = 1 then (h.heirs->0->>'id')::uuid else p.unit_id end as "communeId"
         from classes.planned_guest p cross join lateral (select ${successorsOf('p.unit_id')} as heirs) h where p.class_group_id = $1) one
       group by "communeId", heirs, by_move order by 4 desc, 1, 3`,
      [id],
    );
  }

  /** Keeps for whom a class is planned, communes that are there alone. */
  async keepPlannedFor(id: string, guests: readonly PlannedGuests[]): Promise<void> {
    await this.database.execute(
      `insert into classes.planned_guest (class_group_id, unit_id, unit_path, people)
       select $1, u.id, u.path, sum(one.people) from unnest($2::uuid[], $3::int[]) as one(unit_id, people)
       join org.unit u on u.id = one.unit_id where one.people > 0 group by u.id, u.path
       on conflict do nothing`,
      [id, guests.map(({ communeId }) => communeId), guests.map(({ people }) => people)],
    );
  }

  /** Newest first; `before` is the creation time and id of the last one of the page before. */
  async listGroups(
    scope: Scope,
    page: OwnClasses &
      ClassNarrowing & { isMine: boolean; guests: Scope; before: readonly [string, string] | null; limit: number },
  ): Promise<ListedClassGroup[]> {
    return this.database.query<ListedClassGroup>(
      `select ${COLUMNS}, ${GUEST_PATHS}, g.created_at as "createdAt", s.session_count::int as "sessionCount",
         s.closed_count::int as "closedCount", s.first_starts_at as "firstStartsAt", s.last_ends_at as "lastEndsAt"
       from classes.class_group g
       cross join lateral (
         select count(*) as session_count, count(*) filter (where state = 'closed') as closed_count,
           min(lower(during)) as first_starts_at, max(upper(during)) as last_ends_at
         from classes.class_session where class_group_id = g.id and state <> 'cancelled') s
       where (g.unit_path <@ any($1::ltree[]) or (${IS_OF_ACCOUNT} and g.unit_path <@ any($6::ltree[]))
           or g.id in ${plannedForScope('$11')})
         and (not $7::boolean or ${IS_OF_ACCOUNT})
         and ($8::uuid is null or g.unit_id = $8)
         and ($9::uuid is null or exists (select from classes.session_staff m
           join classes.class_session n on n.id = m.class_session_id where n.class_group_id = g.id and m.account_id = $9))
         and ($10::uuid is null or exists (select from classes.class_session n
           where n.class_group_id = g.id and n.venue_id = $10))
         and ($3::timestamptz is null or (g.created_at, g.id) < ($3, $4::uuid))
       order by g.created_at desc, g.id desc limit $5`,
      [
        scopePaths(scope),
        page.trainerId,
        page.before?.[0] ?? null,
        page.before?.[1] ?? null,
        page.limit,
        scopePaths(page.reach),
        page.isMine,
        page.communeId,
        page.staffId,
        page.venueId,
        scopePaths(page.guests),
      ],
    );
  }

  /** False when a class of this id exists: the same form was sent twice. @throws TopicUnknown */
  async insertGroup(group: NewClassGroup): Promise<boolean> {
    const written = await translatingConstraints({ class_group_topic_fk: () => new TopicUnknown() }, () =>
      this.insert(group),
    );
    if (written === 1) await this.setBuildsOn(group.id, group.buildsOn);
    return written === 1;
  }

  private async setBuildsOn(id: string, courseIds: readonly string[]): Promise<void> {
    await translatingConstraints({ class_prerequisite_course_fk: () => new TopicUnknown('buildsOn') }, () =>
      this.database.execute(
        `insert into classes.class_prerequisite (class_group_id, course_id) select $1, c from unnest($2::text[]) as c
         on conflict do nothing`,
        [id, courseIds],
      ),
    );
  }

  private insert(group: NewClassGroup): Promise<number> {
    return this.database.execute(
      `insert into classes.class_group
         (id, unit_id, unit_path, title, trainer_id, trainer_name, capacity, created_by, created_at, topic,
          whole_from_percent, round_to_minutes, late_after_minutes, approval)
       values ($1, $2, $3::ltree, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (id) do nothing`,
      [
        group.id,
        group.communeId,
        group.unitPath,
        group.title,
        group.trainerId,
        group.trainerName,
        group.capacity,
        group.createdBy,
        group.createdAt,
        group.topic,
        group.rule.wholeFromPercent,
        group.rule.roundToMinutes,
        group.rule.lateAfterMinutes,
        group.approval,
      ],
    );
  }

  /** The class belongs to the commune of a hall. */
  async settleAt(id: string, venueId: string): Promise<void> {
    await this.database.execute(
      `update classes.class_group g set unit_id = v.unit_id, unit_path = v.unit_path
       from classes.venue v where g.id = $1 and v.id = $2`,
      [id, venueId],
    );
  }

  /** The capacity travels to the bookings by their foreign key. @throws TopicUnknown for a course it is to build on */
  async changeGroup(id: string, { title, capacity, rule, approval, buildsOn }: ChangedClass): Promise<void> {
    await this.database.execute(
      'delete from classes.class_prerequisite where class_group_id = $1 and course_id <> all($2::text[])',
      [id, buildsOn],
    );
    await this.setBuildsOn(id, buildsOn);
    await this.database.execute(
      `update classes.class_group set title = $2, capacity = $3, whole_from_percent = $4, round_to_minutes = $5,
         late_after_minutes = $6, approval = $7 where id = $1`,
      [id, title, capacity, rule.wholeFromPercent, rule.roundToMinutes, rule.lateAfterMinutes, approval],
    );
  }

  /** Who stands before the sessions, under the name that the latest of them announces. */
  async listStaff(scope: Scope, classes: ListedClasses): Promise<StaffMember[]> {
    return this.database.query<StaffMember>(
      `${LISTED} select distinct on (m.account_id) m.account_id as "accountId", m.display_name as name
       from classes.session_staff m join listed on listed.id = m.class_session_id
       order by m.account_id, lower(m.during) desc`,
      asked(scope, classes),
    );
  }

  /** Where the sessions are held. */
  async listUsedVenues(scope: Scope, classes: ListedClasses): Promise<UsedVenue[]> {
    return this.database.query<UsedVenue>(
      `${LISTED} select v.id, v.unit_path::text as "unitPath", v.name from classes.venue v
       where v.id in (select venue_id from listed) order by v.name collate "vi-x-icu", v.id`,
      asked(scope, classes),
    );
  }

  /**
   * Keeps of which communes a class has people that does not belong to them, booked or waiting, when it moves; those of a plan stay as they are. The
   * commune it belongs to now is its guest no longer. Under the lock on the class.
   */
  async keepMovedGuests(id: string): Promise<void> {
    await this.database.execute(
      `delete from classes.planned_guest p using classes.class_group g
       where p.class_group_id = $1 and p.by_move and g.id = p.class_group_id and g.unit_id = p.unit_id`,
      [id],
    );
    await this.database.execute(
      `insert into classes.planned_guest as p (class_group_id, unit_id, unit_path, people, by_move)
       select g.id, u.id, u.path, count(*), true from classes.class_group g
       cross join lateral (select member_id from classes.booking where class_group_id = g.id and cancelled_at is null
         union select member_id from classes.waiting_entry where class_group_id = g.id and ended_at is null) its
       join org.member m on m.id = its.member_id
       join org.unit u on u.kind = 'commune' and u.path @> m.unit_path and u.id <> g.unit_id
       where g.id = $1 group by g.id, u.id, u.path
       on conflict on constraint planned_guest_pk do update set people = excluded.people where p.by_move`,
      [id],
    );
  }
}
