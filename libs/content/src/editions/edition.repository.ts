import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type PublishedVersion } from './edition.rules';

/** A lesson somebody had before her eyes, the last time. */
export interface SeenLesson {
  readonly lessonId: string;
  readonly seenAt: Date;
}

/** A lesson of a current edition that she has not seen as it is. */
export interface LessonChange {
  readonly lessonId: string;
  readonly kind: 'changed' | 'added';
}

/** A lesson as one version has it. */
export interface LessonText {
  readonly hash: string;
  readonly publishedAt: Date;
  readonly html: string;
}

/** The edition of a course at an instant is the newest published until then; `$1` lessons and `$2` instants of one person. */
const NEWS = `
  with seen as (
    select l.lesson_id, l.seen_at, now.course_id, now.version, now.html
    from unnest($1::text[], $2::timestamptz[]) as l(lesson_id, seen_at)
    join (
      select v.course_id, v.version, w.lesson_id, w.html from content.course c join content.course_version v on v.hash = c.current_hash
      join content.lesson_version w on w.course_hash = v.hash
    ) now on now.lesson_id = l.lesson_id),
  latest as (select course_id, max(seen_at) as seen_at from seen group by course_id)
  select seen.lesson_id as "lessonId", 'changed' as kind, seen.course_id
  from seen cross join lateral (
    select v.version, w.html from content.course_version v join content.lesson_version w on w.course_hash = v.hash
    where v.course_id = seen.course_id and w.lesson_id = seen.lesson_id and v.published_at <= seen.seen_at
    order by v.published_at desc, v.hash limit 1) was
  where was.html <> seen.html and (string_to_array(was.version, '.'))[1:2] <> (string_to_array(seen.version, '.'))[1:2]
  union all
  select w.lesson_id, 'added', latest.course_id
  from latest join content.course c on c.id = latest.course_id join content.course_version now on now.hash = c.current_hash
  join content.lesson_version w on w.course_hash = now.hash
  cross join lateral (
    select v.version from content.course_version v where v.course_id = latest.course_id and v.published_at <= latest.seen_at
    order by v.published_at desc, v.hash limit 1) was
  where not w.lesson_id = any($1)
    and (string_to_array(was.version, '.'))[1:2] <> (string_to_array(now.version, '.'))[1:2]
    and not exists (
      select from content.course_version v join content.lesson_version old on old.course_hash = v.hash
      where v.course_id = latest.course_id and old.lesson_id = w.lesson_id and v.published_at <= latest.seen_at)
  order by 3, 1`;

/** As `majorSteps` and `changesBetween` have it, of the lessons `$1` until the instant `$2`. */
const CHANGED_BY_MAJORS = `
  with step as (
    select v.course_id, v.hash, v.published_at, split_part(v.version, '.', 1)::integer as major, lag(v.hash) over w as before_hash,
      max(split_part(v.version, '.', 1)::integer) over (w rows between unbounded preceding and 1 preceding) as highest
    from content.course_version v
    where v.course_id in (
      select o.course_id from content.lesson_version l join content.course_version o on o.hash = l.course_hash where l.lesson_id = any($1))
    window w as (partition by v.course_id order by v.published_at, v.hash))
  select l.lesson_id as "lessonId", max(step.published_at) as "publishedAt"
  from step
  join content.course c on c.id = step.course_id
  join content.course_version now on now.hash = c.current_hash
  join content.lesson_version l on l.course_hash = step.hash and l.lesson_id = any($1)
  left join content.lesson_version old on old.course_hash = step.before_hash and old.lesson_id = l.lesson_id
  where step.major > step.highest and step.major <= split_part(now.version, '.', 1)::integer and step.published_at <= $2
    and old.html is distinct from l.html
  group by 1`;

/** Answers about what one edition of a course has that another had not. */
@Injectable()
export class EditionRepository {
  constructor(private readonly database: Database) {}

  /** Asked with each look at the own progress: prepared. */
  async newsSince(seen: readonly SeenLesson[]): Promise<LessonChange[]> {
    const rows = await this.database.prepared<LessonChange>('content-lesson-news', NEWS, [
      seen.map(({ lessonId }) => lessonId),
      seen.map(({ seenAt }) => seenAt),
    ]);
    return rows.map(({ lessonId, kind }) => ({ lessonId, kind }));
  }

  /** Lesson id → when a major edition last changed or added it; those that none did are missing. */
  async changedByMajors(lessonIds: readonly string[], until: Date): Promise<Map<string, Date>> {
    const rows = await this.database.prepared<{ lessonId: string; publishedAt: Date }>(
      'content-changed-by-majors',
      CHANGED_BY_MAJORS,
      [lessonIds, until],
    );
    return new Map(rows.map(({ lessonId, publishedAt }) => [lessonId, publishedAt]));
  }

  /** Lesson id → bytes on the way to a phone, packed, of one version. */
  async packedOf(hash: string): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; bytes: number }>(
      'select lesson_id as id, packed_bytes as bytes from content.lesson_version where course_hash = $1',
      [hash],
    );
    return new Map(rows.map(({ id, bytes }) => [id, bytes]));
  }

  /** The lesson in a version; null where that never had it. */
  async lessonIn(lessonId: string, hash: string): Promise<LessonText | null> {
    return this.database.queryOne<LessonText>(
      `select v.hash, v.published_at as "publishedAt", l.html
       from content.lesson_version l join content.course_version v on v.hash = l.course_hash
       where l.course_hash = $1 and l.lesson_id = $2`,
      [hash, lessonId],
    );
  }

  /** The lesson in the newest version with it that was published before an instant. */
  async lessonBefore(lessonId: string, instant: Date): Promise<LessonText | null> {
    return this.database.queryOne<LessonText>(
      `select v.hash, v.published_at as "publishedAt", l.html
       from content.lesson_version l join content.course_version v on v.hash = l.course_hash
       where l.lesson_id = $1 and v.published_at < $2 order by v.published_at desc, v.hash desc limit 1`,
      [lessonId, instant],
    );
  }

  /** Whether no version of the same course was published after it up to an instant, or it is the current one; false where there is no such version. */
  async wasCurrentAfter(hash: string, instant: Date): Promise<boolean> {
    const row = await this.database.queryOne<{ is: boolean }>(
      `select exists (select from content.course c where c.current_hash = v.hash) or not exists (
         select from content.course_version later
         where later.course_id = v.course_id and (later.published_at, later.hash) > (v.published_at, v.hash) and later.published_at <= $2
       ) as is
       from content.course_version v where v.hash = $1`,
      [hash, instant],
    );
    return row?.is ?? false;
  }

  /** Hash → semver of those of these versions that no course points to. */
  async notCurrentOf(hashes: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ hash: string; version: string }>(
      `select v.hash, v.version from content.course_version v
       where v.hash = any($1) and not exists (select from content.course c where c.current_hash = v.hash)`,
      [hashes],
    );
    return new Map(rows.map(({ hash, version }) => [hash, version]));
  }

  /** Every version of a course that was ever published, and which is current; null where there is no such course. */
  async versionsOf(
    courseId: string,
  ): Promise<{ readonly versions: readonly PublishedVersion[]; readonly currentHash: string | null }> {
    const rows = await this.database.query<PublishedVersion & { readonly isCurrent: boolean }>(
      `select v.hash, v.version, v.published_at as "publishedAt", c.id is not null as "isCurrent"
       from content.course_version v left join content.course c on c.current_hash = v.hash and c.id = v.course_id
       where v.course_id = $1 order by v.published_at, v.hash`,
      [courseId],
    );
    return { versions: rows, currentHash: rows.find(({ isCurrent }) => isCurrent)?.hash ?? null };
  }
}
