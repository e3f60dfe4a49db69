import { type Database, newId } from '@lopso/platform';
import { type TestMember, type TestProvince, type TestTeam, type TestUnit } from './province';

/** How far a member of a test round is: lessons of C05 read (of four, in order), its quiz, the task, minutes in class. */
export interface TestProgress {
  readonly lessons?: number;
  readonly isQuizPassed?: boolean;
  readonly isTaskPassed?: boolean;
  readonly minutes?: number;
  /** When the last piece became true; only used once all is there. */
  readonly finishedAt?: string;
}

export const LESSONS = 4;
export const HOURS_MINUTES = 180;
const LESSON_TITLES = ['Vai trò', 'Tài khoản', 'Nộp hồ sơ', 'Theo dõi hồ sơ'];

/** The state that learning derives, for the progress of a test: C05 (4 lessons and a quiz), a task, 3 hours. */
export function completionState(progress: TestProgress): object {
  const { lessons = 0, isQuizPassed = false, isTaskPassed = false, minutes = 0 } = progress;
  const unread = LESSON_TITLES.map((label, index) => ({
    kind: 'lesson',
    subject: `C05-0${index + 1}`,
    label,
    course: 'C05',
    number: index + 1,
  }));
  const quiz = { kind: 'quiz', subject: 'C05-QUIZ', label: 'Bài kiểm tra', course: 'C05' };
  const course = [...unread.slice(lessons), ...(isQuizPassed ? [] : [quiz])];
  const task = isTaskPassed ? [] : [{ kind: 'task', subject: 'thuc-hanh', label: 'Bài thực hành' }];
  const left = Math.max(0, HOURS_MINUTES - minutes);
  const hours = left === 0 ? [] : [{ kind: 'hours', subject: 'gio-lop', label: 'Lớp', minutes: left }];
  const requirement = (
    [key, label, kind]: readonly [string, string, string],
    missing: object[],
    { total, done }: { readonly total: number; readonly done: number },
  ): object => {
    const isMet = missing.length === 0;
    return { key, label, kind, done: isMet ? total : Math.min(done, total - 1), total, isMet, missing };
  };
  return {
    requirements: [
      requirement(['c05', 'C05', 'course'], course, { total: LESSONS + 1, done: lessons + Number(isQuizPassed) }),
      requirement(['thuc-hanh', 'Bài thực hành', 'task'], task, { total: 1, done: 0 }),
      requirement(['gio-lop', 'Lớp', 'hours'], hours, { total: 6, done: Math.floor(minutes / 30) }),
    ],
  };
}

/** All there is to do in a test round. */
export const ALL_DONE: TestProgress = {
  lessons: LESSONS,
  isQuizPassed: true,
  isTaskPassed: true,
  minutes: HOURS_MINUTES,
};

/** A round of a test province; learning's rows written as learning writes them. */
export class TestRound {
  private constructor(
    private readonly database: Database,
    readonly id: string,
  ) {}

  static async open(
    database: Database,
    province: TestProvince,
    dates: { readonly startsOn: string; readonly dueOn: string } = { startsOn: '2026-09-07', dueOn: '2026-12-31' },
    audience: readonly TestTeam['kind'][] = ['commune-team', 'village-team'],
  ): Promise<TestRound> {
    const id = newId();
    await database.execute(
      `insert into learning.round (id, programme_id, programme_hash, title, unit_id, unit_path, audience, audience_count, starts_on, due_on,
         decision_number, decided_on, release, certificate_template, opened_by, opened_at, state)
       values ($1, 'BD-THU', 'hash', $2, $3, $4, $5, 0, $6, $7, '01/QĐ', $6, 'manual', 'hoan-thanh', $8, now(), 'open')`,
      [
        id,
        `Bồi dưỡng thử ${id.slice(-6)}`,
        province.unit.id,
        province.unit.path,
        audience,
        dates.startsOn,
        dates.dueOn,
        newId(),
      ],
    );
    const requirements = [
      [
        'c05',
        'C05',
        'course',
        {
          course: 'C05',
          courseHash: 'h',
          title: 'Dịch vụ công trực tuyến',
          motif: 'bac-thang',
          lessons: [],
          quizId: 'C05-QUIZ',
        },
      ],
      ['thuc-hanh', 'Bài thực hành', 'task', { anyOf: ['C05-TASK'], motif: 'san' }],
      ['gio-lop', 'Lớp', 'hours', { minutes: HOURS_MINUTES, motif: 'hat-ngo' }],
    ] as const;
    for (const [position, [key, label, kind, spec]] of requirements.entries()) {
      await database.execute(
        'insert into learning.requirement (id, round_id, key, position, label, kind, spec) values ($1, $2, $3, $4, $5, $6, $7)',
        [newId(), id, key, position, label, kind, spec],
      );
    }
    return new TestRound(database, id);
  }

  /** A cycle with what is derived of it. */
  async cycle(member: Pick<TestMember, 'id'>, progress: TestProgress = {}, number = 1): Promise<string> {
    const cycleId = newId();
    const state = completionState(progress) as { requirements: { done: number; total: number; isMet: boolean }[] };
    const sum = (name: 'done' | 'total'): number => state.requirements.reduce((all, one) => all + one[name], 0);
    const isFinished = state.requirements.every(({ isMet }) => isMet);
    await this.database.execute(
      `insert into learning.cycle (id, round_id, member_id, number, counts_from, opened_at) values ($1, $2, $3, $4, '2026-09-07', '2026-09-07')`,
      [cycleId, this.id, member.id, number],
    );
    await this.database.execute(
      `insert into learning.completion (cycle_id, done_steps, total_steps, finished_at, state, derived_at) values ($1, $2, $3, $4, $5, now())`,
      [cycleId, sum('done'), sum('total'), isFinished ? (progress.finishedAt ?? '2026-10-20T03:00:00Z') : null, state],
    );
    return cycleId;
  }
}

/** A class of a trainer with closed sessions of 90 minutes, written as the library writes it. */
export class TestClassRows {
  private constructor(
    private readonly database: Database,
    readonly id: string,
    private readonly sessionIds: readonly string[],
  ) {}

  static async close(database: Database, unit: TestUnit, trainerId: string, sessions: number): Promise<TestClassRows> {
    const [id, venueId] = [newId(), newId()];
    await database.execute(`insert into classes.venue values ($1, $2, $3, $4, 100)`, [
      venueId,
      unit.id,
      unit.path,
      `Hội trường ${id}`,
    ]);
    await database.execute(
      `insert into classes.class_group (id, unit_id, unit_path, title, trainer_id, trainer_name, capacity, created_by, created_at)
       values ($1, $2, $3, 'Dịch vụ công', $4, 'Nông Văn Thầy', 40, $4, now())`,
      [id, unit.id, unit.path, trainerId],
    );
    const sessionIds = Array.from({ length: sessions }, () => newId());
    for (const [index, sessionId] of sessionIds.entries()) {
      const from = `2026-11-${String(index + 2).padStart(2, '0')}T12:00:00Z`;
      await database.execute(
        `insert into classes.class_session (id, class_group_id, number, trainer_id, venue_id, during, planned_minutes,
           state, scan_secret, closed_at)
         values ($1, $2, $3, $4, $5, tstzrange($6, $6::timestamptz + interval '90 minutes'), 90, 'closed', '\\x00', now())`,
        [sessionId, id, index + 1, trainerId, venueId, from],
      );
    }
    return new TestClassRows(database, id, sessionIds);
  }

  async book(member: Pick<TestMember, 'id'>, place: number): Promise<void> {
    await this.database.execute(
      `insert into classes.booking (id, class_group_id, capacity, place, member_id, booked_by, booked_at) values ($1, $2, 40, $3, $4, $1, now())`,
      [newId(), this.id, place, member.id],
    );
  }

  async mark(member: Pick<TestMember, 'id'>, session: number, mark: 'present' | 'absent'): Promise<void> {
    await this.database.execute(
      `insert into classes.attendance_mark (class_session_id, member_id, mark, source, marked_by, marked_at, client_key)
       values ($1, $2, $3, 'roll', $4, now(), $4)`,
      [this.sessionIds[session], member.id, mark, newId()],
    );
  }
}
