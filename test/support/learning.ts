import { type Database, newId } from '@lopso/platform';
import { type TestMember, type TestProvince } from './province';

/** A course with two lessons, a quiz and a task, published under ids of its own. */
export interface TestCourse {
  readonly id: string;
  readonly hash: string;
  readonly lessons: readonly { readonly id: string; readonly number: number; readonly title: string }[];
  readonly quizId: string;
  readonly taskId: string;
}

/** A programme over one course: the course, its task, and class hours. */
export interface TestProgramme {
  readonly id: string;
  readonly title: string;
  readonly course: TestCourse;
}

/** A round already open, with its programme's content behind it. */
export interface TestOpenRound {
  readonly id: string;
  readonly title: string;
  readonly course: TestCourse;
}

let sequence = 0;
function nextWord(): string {
  sequence += 1;
  return `${newId().slice(-6)}${sequence}`.toUpperCase();
}

/** A day (`12-31`) so many years after an instant, `yyyy-mm-dd`: what a round may begin or be due on lies within five years of it. */
export const inYears = (now: Date, years: number, day: string): string => `${now.getUTCFullYear() + years}-${day}`;

/** Publishes a small course, straight into the tables. */
export async function aPublishedCourse(database: Database, more: { motif?: string } = {}): Promise<TestCourse> {
  const id = `K${nextWord()}`;
  const lessons = [1, 2].map((number) => ({
    id: `${id}-0${number}`,
    number,
    title: number === 1 ? 'Tìm đúng thủ tục' : 'Khai và đính kèm giấy tờ',
    minutes: 5 + number,
    packedBytes: 60_000 + number,
  }));
  const course = { id, hash: `hash-${id}`, lessons, quizId: `${id}-QUIZ`, taskId: `${id}-TASK` };
  const compiled = {
    ...course,
    slug: id.toLowerCase(),
    title: 'Dịch vụ công trực tuyến',
    summary: 'Khóa thử.',
    introHtml: '',
    motif: more.motif ?? 'bac-thang',
    version: '1.0.0',
    lessons: lessons.map((lesson) => ({ ...lesson, html: '<p>Nội dung.</p>' })),
    quiz: { id: course.quizId, title: 'Bài kiểm tra', count: 2, timeLimitMinutes: 30, passPercent: 80 },
    task: { id: course.taskId, title: 'Nộp hồ sơ thử', minutes: 30 },
  };
  await database.execute(
    `insert into content.course_version (hash, course_id, slug, version, title, motif, compiled, published_at)
     values ($1, $2, $3, '1.0.0', $4, $5, $6, now())`,
    [course.hash, id, compiled.slug, compiled.title, compiled.motif, compiled],
  );
  await database.execute('insert into content.course (id, position, current_hash) values ($1, 99, $2)', [
    id,
    course.hash,
  ]);
  for (const lesson of lessons) {
    await database.execute(
      `insert into content.lesson_version (course_hash, lesson_id, number, title, minutes, packed_bytes, html, checked_on, sources)
       values ($1, $2, $3, $4, $5, $6, '<p>Nội dung.</p>', '2026-11-20', '[]')`,
      [course.hash, lesson.id, lesson.number, lesson.title, lesson.minutes, lesson.packedBytes],
    );
  }
  return course;
}

/**
 * Publishes a version of a course with other texts of these lessons and others added, as the current one. `publishedAt`: an instant, left out now.
 */
export async function anEdition(
  database: Database,
  course: TestCourse,
  more: {
    version: string;
    changed?: readonly string[];
    added?: readonly string[];
    passPercent?: number;
    publishedAt?: string;
  },
): Promise<{ hash: string; lessons: readonly string[] }> {
  const row = await database.queryOne<{ compiled: { lessons: { id: string; html: string }[]; quiz: object } }>(
    'select v.compiled from content.course c join content.course_version v on v.hash = c.current_hash where c.id = $1',
    [course.id],
  );
  if (row === null) throw new Error(`no course ${course.id}`);
  const { compiled } = row;
  const hash = `${course.hash}-${more.version}`;
  const kept = compiled.lessons.map((lesson) =>
    more.changed?.includes(lesson.id) === true ? { ...lesson, html: `<p>Nội dung ${more.version}.</p>` } : lesson,
  );
  const added = (more.added ?? []).map((id, index) => ({
    ...{ id, number: kept.length + index + 1, title: `Bài thêm ${index + 1}`, minutes: 9 },
    html: '<p>Bài mới.</p>',
  }));
  const lessons = [...kept, ...added];
  const quiz = more.passPercent === undefined ? compiled.quiz : { ...compiled.quiz, passPercent: more.passPercent };
  await database.execute(
    `insert into content.course_version (hash, course_id, slug, version, title, motif, compiled, published_at)
     select $1, course_id, slug, $2, title, motif, $3, coalesce($4, now()) from content.course_version where hash = $5`,
    [hash, more.version, { ...compiled, hash, version: more.version, lessons, quiz }, more.publishedAt, course.hash],
  );
  for (const [index, lesson] of lessons.entries()) {
    await database.execute(
      `insert into content.lesson_version (course_hash, lesson_id, number, title, minutes, packed_bytes, html, checked_on, sources)
       values ($1, $2, $3, 'Bài', 9, 50000, $4, '2026-11-20', '[]')`,
      [hash, lesson.id, index + 1, lesson.html],
    );
  }
  await database.execute('update content.course set current_hash = $2 where id = $1', [course.id, hash]);
  return { hash, lessons: lessons.map(({ id }) => id) };
}

/** Publishes a programme over a new course (10 steps: 2 lessons, quiz, task, 3 hours of class). */
export async function aProgramme(
  database: Database,
  more: {
    audience?: readonly string[];
    course?: string;
    task?: string;
    requirements?: (course: TestCourse) => readonly object[];
    /** Makes it an in-depth one that goes on from these; left out: as programmes were published before there were levels. */
    buildsOn?: readonly string[];
  } = {},
): Promise<TestProgramme> {
  const course = await aPublishedCourse(database);
  const id = `BD-${nextWord()}`;
  const title = `Bồi dưỡng thử ${id}`;
  const compiled = {
    id,
    slug: id.toLowerCase(),
    title,
    hash: `hash-${id}`,
    ...(more.buildsOn !== undefined && { level: 'in-depth', buildsOn: more.buildsOn }),
    audience: more.audience ?? ['commune-team', 'village-team'],
    certificate: 'hoan-thanh',
    requirements: more.requirements?.(course) ?? [
      { id: 'khoa', label: 'C05', kind: 'course', course: more.course ?? course.id },
      { id: 'thuc-hanh', label: 'Bài thực hành', kind: 'task', anyOf: [more.task ?? course.taskId] },
      { id: 'gio-lop', label: 'Lớp', kind: 'hours', minutes: 180 },
    ],
    html: '<p>Đợt này dành cho mọi thành viên.</p>',
  };
  await database.execute(
    'insert into content.programme_version (hash, programme_id, title, compiled, published_at) values ($1, $2, $3, $4, now())',
    [compiled.hash, id, title, compiled],
  );
  await database.execute('insert into content.programme (id, current_hash) values ($1, $2)', [id, compiled.hash]);
  return { id, title, course };
}

/** An open round of one course (2 lessons, quiz), one task and three class hours: 10 steps. No cycle is opened. */
export async function anOpenRound(
  database: Database,
  province: TestProvince,
  more: {
    startsOn?: string;
    dueOn?: string;
    state?: 'opening' | 'open';
    release?: 'automatic' | 'manual';
    course?: TestCourse;
  } = {},
): Promise<TestOpenRound> {
  const course = more.course ?? (await aPublishedCourse(database));
  const round = { id: newId(), title: `Bồi dưỡng thử ${nextWord()}`, course };
  await database.execute(
    `insert into learning.round (id, programme_id, programme_hash, title, unit_id, unit_path, audience, audience_count,
       starts_on, due_on, decision_number, decided_on, release, certificate_template, opened_by, opened_at, state)
     values ($1, 'BD-THU', 'x', $2, $3, $4, '{commune-team,village-team}', 0, $5, $6, '145/QĐ-SKHCN', '2025-01-02', $7,
       'hoan-thanh', $8, now(), $9)`,
    [
      round.id,
      round.title,
      province.unit.id,
      province.unit.path,
      more.startsOn ?? '2025-01-02',
      more.dueOn ?? '2099-12-31',
      more.release ?? 'automatic',
      newId(),
      more.state ?? 'open',
    ],
  );
  const spec = { course: course.id, courseHash: course.hash, title: 'Dịch vụ công trực tuyến', motif: 'bac-thang' };
  const requirements = [
    [
      'khoa',
      'C05',
      'course',
      {
        ...spec,
        lessons: course.lessons,
        quizId: course.quizId,
        quiz: { title: 'Bài kiểm tra', count: 2, timeLimitMinutes: 30 },
      },
    ],
    ['thuc-hanh', 'Bài thực hành', 'task', { anyOf: [course.taskId], motif: 'san' }],
    ['gio-lop', 'Lớp', 'hours', { minutes: 180, motif: 'hat-ngo' }],
  ] as const;
  for (const [index, [key, label, kind, one]] of requirements.entries()) {
    await database.execute(
      'insert into learning.requirement (id, round_id, key, position, label, kind, spec) values ($1, $2, $3, $4, $5, $6, $7)',
      [newId(), round.id, key, index + 1, label, kind, one],
    );
  }
  return round;
}

/** Gives members their cycle with no completion stored yet. */
export async function openCycles(
  database: Database,
  round: Pick<TestOpenRound, 'id'>,
  members: readonly TestMember[],
): Promise<string[]> {
  const ids = members.map(() => newId());
  await database.execute(
    `insert into learning.cycle (id, round_id, member_id, number, counts_from, opened_at)
     select n.id, r.id, n.member_id, 1, '2025-01-01T17:00:00Z', r.opened_at
     from unnest($2::uuid[], $3::uuid[]) as n(id, member_id), learning.round r where r.id = $1`,
    [round.id, ids, members.map((member) => member.id)],
  );
  return ids;
}

/** Writes valid evidence without deriving anything, as a bulk copy does. */
export async function copyEvidence(
  database: Database,
  members: readonly TestMember[],
  facts: readonly {
    readonly kind: string;
    readonly subject: string;
    readonly minutes?: number;
    readonly score?: number;
  }[],
): Promise<void> {
  await database.execute(
    `insert into learning.evidence (id, member_id, kind, subject, source_id, minutes, score_percent, occurred_at, recorded_at)
     select gen_random_uuid(), m.id, f.kind, f.subject, f.subject, f.minutes, f.score, '2025-06-01T08:00:00Z', '2025-06-01T08:00:00Z'
     from unnest($1::uuid[]) as m(id), jsonb_to_recordset($2) as f(kind text, subject text, minutes integer, score numeric)`,
    [members.map((member) => member.id), JSON.stringify(facts)],
  );
}

/** Everything a round of `anOpenRound` asks for. */
export function allFactsOf({ course }: TestOpenRound): { kind: string; subject: string; minutes?: number }[] {
  return [
    ...course.lessons.map((lesson) => ({ kind: 'lesson-read', subject: lesson.id })),
    { kind: 'quiz-passed', subject: course.quizId },
    { kind: 'task-passed', subject: course.taskId },
    { kind: 'hours-attended', subject: 'session-1', minutes: 90 },
    { kind: 'hours-attended', subject: 'session-2', minutes: 90 },
  ];
}
