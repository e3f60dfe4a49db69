import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { packedBytes } from '../compiler/packed-bytes';
import { type CompiledCourse, type CompiledProgramme } from '../compiler/types';

/** A course without its texts and questions: what lists and progress need. */
export interface CourseOutline {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly motif: string;
  readonly version: string;
  readonly hash: string;
  readonly introHtml: string;
  readonly lessons: readonly LessonOutline[];
  readonly quiz: {
    readonly id: string;
    readonly title: string;
    readonly count: number;
    readonly passPercent: number;
  } | null;
  readonly task: { readonly id: string; readonly title: string; readonly minutes: number } | null;
  readonly fieldTask: { readonly id: string; readonly title: string; readonly minutes: number } | null;
  readonly hasSheet: boolean;
}

export interface LessonOutline {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly minutes: number;
  /** Bytes on the way to a phone, packed. */
  readonly packedBytes: number;
}

/** A lesson's text with its place in the current version of its course. */
export interface LessonPage extends Omit<LessonOutline, 'packedBytes'> {
  readonly html: string;
  readonly courseId: string;
  readonly courseTitle: string;
  readonly courseHash: string;
  readonly motif: string;
  readonly lessonCount: number;
  readonly previousId: string | null;
  readonly nextId: string | null;
  readonly checkedOn: string;
  readonly sources: readonly { readonly text: string; readonly mark: string }[];
}

const OUTLINE = `
  select v.course_id as id, v.slug, v.title, v.compiled->>'summary' as summary, v.motif, v.version, v.hash,
    v.compiled->>'introHtml' as "introHtml",
    (select coalesce(jsonb_agg(jsonb_build_object('id', l->>'id', 'number', (l->>'number')::int, 'title', l->>'title',
       'minutes', (l->>'minutes')::int, 'packedBytes', coalesce(w.packed_bytes, 0)) order by (l->>'number')::int), '[]')
     from jsonb_array_elements(v.compiled->'lessons') l
     left join content.lesson_version w on w.course_hash = v.hash and w.lesson_id = l->>'id') as lessons,
    case when jsonb_typeof(v.compiled->'quiz') = 'object' then jsonb_build_object('id', v.compiled->'quiz'->'id',
      'title', v.compiled->'quiz'->'title', 'count', v.compiled->'quiz'->'count', 'passPercent', v.compiled->'quiz'->'passPercent') end as quiz,
    case when jsonb_typeof(v.compiled->'task') = 'object' then jsonb_build_object('id', v.compiled->'task'->'id',
      'title', v.compiled->'task'->'title', 'minutes', v.compiled->'task'->'minutes') end as task,
    case when jsonb_typeof(v.compiled->'fieldTask') = 'object' then jsonb_build_object('id', v.compiled->'fieldTask'->'id',
      'title', v.compiled->'fieldTask'->'title', 'minutes', v.compiled->'fieldTask'->'minutes') end as "fieldTask",
    jsonb_typeof(v.compiled->'sheet') = 'object' as "hasSheet"
  from content.course c join content.course_version v on v.hash = c.current_hash`;

const NO_LEVEL: Pick<CompiledProgramme, 'level' | 'buildsOn'> = { level: 'basic', buildsOn: [] };

/** Published courses. Versions are immutable, named by their hash; `course` points to the current one. */
@Injectable()
export class ContentRepository {
  constructor(private readonly database: Database) {}

  /** Outlines of all current courses in their order. */
  listOutlines(): Promise<CourseOutline[]> {
    return this.database.query<CourseOutline>(`${OUTLINE} order by c.position, c.id`);
  }

  findOutline(courseId: string): Promise<CourseOutline | null> {
    return this.database.queryOne<CourseOutline>(`${OUTLINE} where c.id = $1`, [courseId]);
  }

  async findCurrentHash(courseId: string): Promise<string | null> {
    const sql = 'select current_hash as hash from content.course where id = $1';
    const rows = await this.database.prepared<{ hash: string }>('content-course-hash', sql, [courseId]);
    return rows[0]?.hash ?? null;
  }

  async findVersion(hash: string): Promise<CompiledCourse | null> {
    const sql = 'select compiled from content.course_version where hash = $1';
    return (await this.database.queryOne<{ compiled: CompiledCourse }>(sql, [hash]))?.compiled ?? null;
  }

  /**
   * Hash of the current version that holds a lesson, else of the newest that held it: a round goes on asking for a lesson
   * that a later edition dropped. Prepared, since it is asked whenever a lesson is opened.
   */
  async findLessonHash(lessonId: string): Promise<string | null> {
    const rows = await this.database.prepared<{ hash: string }>(
      'content-lesson-hash',
      `select l.course_hash as hash from content.lesson_version l
       join content.course_version v on v.hash = l.course_hash
       left join content.course c on c.current_hash = l.course_hash
       where l.lesson_id = $1 order by c.id is null, v.published_at desc, v.hash limit 1`,
      [lessonId],
    );
    return rows[0]?.hash ?? null;
  }

  /**
   * Course id → id of its quiz: that of the current version, else of the newest that had one. At an instant that of the newest published by then; of a
   * course that had none by then the first one after. Courses that never had one are missing.
   */
  async lastQuizzes(courseIds: readonly string[], at: Date | null): Promise<Map<string, string>> {
    const order =
      at === null
        ? 'c.id is null, v.published_at desc'
        : `v.published_at > $2::timestamptz, abs(extract(epoch from v.published_at - $2::timestamptz))`;
    const rows = await this.database.query<{ courseId: string; quizId: string }>(
      `select distinct on (v.course_id) v.course_id as "courseId", v.compiled->'quiz'->>'id' as "quizId"
       from content.course_version v left join content.course c on c.current_hash = v.hash
       where v.course_id = any($1) and jsonb_typeof(v.compiled->'quiz') = 'object'
       order by v.course_id, ${order}, v.hash`,
      at === null ? [courseIds] : [courseIds, at],
    );
    return new Map(rows.map(({ courseId, quizId }) => [courseId, quizId]));
  }

  /** Hash of the newest version of a course that held this quiz or task, current or not; `among`: of these alone. */
  async findHashHolding(courseId: string, id: string, among: readonly string[] | null): Promise<string | null> {
    const row = await this.database.queryOne<{ hash: string }>(
      `select hash from content.course_version
       where course_id = $1 and $2 in (compiled->'quiz'->>'id', compiled->'task'->>'id') and ($3::text[] is null or hash = any($3))
       order by published_at desc, hash limit 1`,
      [courseId, id, among],
    );
    return row?.hash ?? null;
  }

  /** A lesson of a version. */
  async findLesson(hash: string, lessonId: string): Promise<LessonPage | null> {
    return this.database.queryOne<LessonPage>(
      `select l.lesson_id as id, l.number, l.title, l.minutes, l.html,
         v.course_id as "courseId", v.title as "courseTitle", v.hash as "courseHash", v.motif,
         (select count(*)::int from content.lesson_version a where a.course_hash = l.course_hash) as "lessonCount",
         (select p.lesson_id from content.lesson_version p where p.course_hash = l.course_hash and p.number = l.number - 1) as "previousId",
         (select n.lesson_id from content.lesson_version n where n.course_hash = l.course_hash and n.number = l.number + 1) as "nextId",
         l.checked_on::text as "checkedOn", l.sources
       from content.lesson_version l join content.course_version v on v.hash = l.course_hash
       where l.course_hash = $1 and l.lesson_id = $2`,
      [hash, lessonId],
    );
  }

  /** Writes a version and its lessons unless the hash is there; true when it is new. */
  async insertCourseVersion(course: CompiledCourse, publishedAt: Date): Promise<boolean> {
    const inserted = await this.database.execute(
      `insert into content.course_version (hash, course_id, slug, version, title, motif, compiled, published_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (hash) do nothing`,
      [
        course.hash,
        course.id,
        course.slug,
        course.version,
        course.title,
        course.motif,
        JSON.stringify(course),
        publishedAt,
      ],
    );
    if (inserted === 0) return false;
    for (const lesson of course.lessons) {
      await this.database.execute(
        `insert into content.lesson_version (course_hash, lesson_id, number, title, minutes, packed_bytes, html, checked_on, sources)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          course.hash,
          lesson.id,
          lesson.number,
          lesson.title,
          lesson.minutes,
          packedBytes(lesson),
          lesson.html,
          lesson.checkedOn,
          JSON.stringify(lesson.sources),
        ],
      );
    }
    return true;
  }

  /** Course id → semver of the version it points to, locked until the transaction ends: two publications go one after the other. */
  async lockVersionsInUse(): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; version: string }>(
      `select c.id, v.version from content.course c join content.course_version v on v.hash = c.current_hash order by c.id for update of c`,
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  async pointCourse(course: CompiledCourse, position: number): Promise<void> {
    await this.database.execute(
      `insert into content.course (id, position, current_hash) values ($1, $2, $3)
       on conflict (id) do update set current_hash = excluded.current_hash, position = excluded.position`,
      [course.id, position, course.hash],
    );
  }

  /** The compiled current programmes. What was published before there were levels is basic. */
  async listProgrammes(): Promise<CompiledProgramme[]> {
    const rows = await this.database.query<{ compiled: CompiledProgramme }>(
      `select v.compiled from content.programme p join content.programme_version v on v.hash = p.current_hash order by v.title`,
    );
    return rows.map((row) => ({ ...NO_LEVEL, ...row.compiled }));
  }

  async findProgrammeVersion(hash: string): Promise<CompiledProgramme | null> {
    const sql = 'select compiled from content.programme_version where hash = $1';
    const row = await this.database.queryOne<{ compiled: CompiledProgramme }>(sql, [hash]);
    return row === null ? null : { ...NO_LEVEL, ...row.compiled };
  }

  async publishProgramme(programme: CompiledProgramme, publishedAt: Date): Promise<boolean> {
    const inserted = await this.database.execute(
      `insert into content.programme_version (hash, programme_id, title, compiled, published_at)
       values ($1, $2, $3, $4, $5) on conflict (hash) do nothing`,
      [programme.hash, programme.id, programme.title, JSON.stringify(programme), publishedAt],
    );
    await this.database.execute(
      `insert into content.programme (id, current_hash) values ($1, $2)
       on conflict (id) do update set current_hash = excluded.current_hash`,
      [programme.id, programme.hash],
    );
    return inserted > 0;
  }
}
