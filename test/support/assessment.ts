import { createHash, randomInt } from 'node:crypto';
import sharp from 'sharp';
import { Injectable } from '@nestjs/common';
import { type CompiledCourse, type CompiledTask } from '../../libs/content/src/compiler';
import {
  QuizPassed,
  type QuizPassedPayload,
  TaskPassed,
  type TaskPassedPayload,
} from '../../libs/assessment/src/assessment.events';
import { type Database, InTransactionListener, type InTransactionHandler, newId } from '../../libs/platform/src';
import { aQuestion, type BankQuestion } from './questions';

/** Stands in for learning: remembers what was passed, and fails when told to. */
@Injectable()
@InTransactionListener(QuizPassed)
export class RememberedQuizzes implements InTransactionHandler<QuizPassedPayload> {
  readonly passed: QuizPassedPayload[] = [];
  refuses = false;

  record(payload: QuizPassedPayload): Promise<void> {
    if (this.refuses) return Promise.reject(new Error('evidence can not be recorded'));
    this.passed.push(payload);
    return Promise.resolve();
  }
}

/** The same for practical tasks. */
@Injectable()
@InTransactionListener(TaskPassed)
export class RememberedTasks implements InTransactionHandler<TaskPassedPayload> {
  readonly passed: TaskPassedPayload[] = [];

  record(payload: TaskPassedPayload): Promise<void> {
    this.passed.push(payload);
    return Promise.resolve();
  }
}

/** What a test says about its quiz; the rest is a quiz of four questions from a bank of six, 30 minutes, 5 attempts. */
export interface QuizParts {
  /** Organisations that hold the course too. */
  readonly partners?: readonly string[];
  readonly questions?: readonly BankQuestion[];
  readonly count?: number;
  readonly maxAttempts?: number | null;
  readonly timeLimitMinutes?: number | null;
  readonly task?: Partial<CompiledTask> | null;
  /** Lessons are `<prefix>-01` to `-03`; several test courses share them unless told otherwise. */
  readonly lessonPrefix?: string;
  readonly lessonCount?: number;
  readonly hasQuiz?: boolean;
}

const TASK: CompiledTask = {
  id: '',
  title: 'Kể cho bà con một trò lừa',
  minutes: 40,
  html: '<p>Kể rồi chụp trang sổ.</p>',
  photos: { min: 1, max: 3 },
  words: { min: 3, max: 50 },
  passCriteria: 3,
  rubric: ['r-thu-anh', 'r-thu-kin', 'r-thu-dung'].map((id) => ({
    id,
    title: `Tiêu chí ${id}`,
    metHtml: 'Rõ.',
    notMetHtml: 'Chưa rõ.',
  })),
};

/** A course of its own for one test, with a quiz and a practical task, published at once. */
export class TestCourse {
  private constructor(
    private readonly database: Database,
    readonly id: string,
    private compiled: CompiledCourse,
  ) {}

  static async publish(database: Database, parts: QuizParts = {}): Promise<TestCourse> {
    const id = `C${String(randomInt(10_000_000, 999_999_999))}`;
    const course = new TestCourse(database, id, compiledCourse(id, parts));
    await course.write();
    return course;
  }

  /** Of the version that is current. */
  get hash(): string {
    return this.compiled.hash;
  }

  get quizId(): string {
    return `${this.id}-QUIZ`;
  }

  get taskId(): string {
    return `${this.id}-TASK`;
  }

  get lessonIds(): readonly string[] {
    return this.compiled.lessons.map(({ id }) => id);
  }

  get questions(): readonly CompiledCourse['questions'][number][] {
    return this.compiled.questions;
  }

  /** The response that earns the full point. */
  rightResponse(questionId: string): object {
    const question = this.questions.find(({ id }) => id === questionId);
    if (question === undefined) throw new Error(`No question ${questionId}`);
    if (question.numeric !== null) return { text: String(question.numeric.answer) };
    const right = question.choices.filter((choice) => choice.correct).map((choice) => choice.id);
    return question.type === 'multiple' ? { choices: right } : { choice: right[0] };
  }

  /** Makes the lessons of the present version readable one by one, as publishing does. */
  async publishLessons(): Promise<void> {
    for (const { id, number, title, minutes, html, checkedOn } of this.compiled.lessons) {
      await this.database.execute(
        `insert into content.lesson_version (course_hash, lesson_id, number, title, minutes, packed_bytes, html, checked_on, sources)
         values ($1, $2, $3, $4, $5, 100, $6, $7, '[]')`,
        [this.compiled.hash, id, number, title, minutes, html, checkedOn],
      );
    }
  }

  /** Publishes another version: other questions, or other settings. */
  async republish(parts: QuizParts): Promise<void> {
    this.compiled = compiledCourse(this.id, parts);
    await this.write();
  }

  /** Publishes the next major edition, in which one lesson says something else; gives its hash. */
  async publishMajor(lessonId: string, at: Date): Promise<string> {
    const major = Number(this.compiled.version.split('.')[0]) + 1;
    this.compiled = {
      ...this.compiled,
      version: `${major}.0.0`,
      hash: createHash('sha256').update(newId()).digest('hex'),
      lessons: this.compiled.lessons.map((one) =>
        one.id === lessonId ? { ...one, html: `<p>Nội dung bản ${major}.</p>` } : one,
      ),
    };
    await this.write(at);
    await this.publishLessons();
    return this.compiled.hash;
  }

  private async write(publishedAt: Date | null = null): Promise<void> {
    const { hash, id, slug, version, title, motif } = this.compiled;
    await this.database.execute(
      `insert into content.course_version (hash, course_id, slug, version, title, motif, compiled, published_at)
       values ($1, $2, $3, $4, $5, $6, $7, coalesce($8, now()))`,
      [hash, id, slug, version, title, motif, JSON.stringify(this.compiled), publishedAt],
    );
    await this.database.execute(
      `insert into content.course (id, position, current_hash) values ($1, 1, $2)
       on conflict (id) do update set current_hash = excluded.current_hash`,
      [id, hash],
    );
  }
}

function sixQuestions(): BankQuestion[] {
  return [
    aQuestion({ id: 'q-thu-mot', right: ['c2'], lessonId: 'L-01' }),
    aQuestion({ id: 'q-thu-hai', right: ['c1'], lessonId: 'L-01' }),
    aQuestion({ id: 'q-thu-ba', type: 'multiple', right: ['c1', 'c3'], lessonId: 'L-02' }),
    aQuestion({ id: 'q-thu-bon', type: 'true-false', right: ['c2'], lessonId: 'L-02' }),
    aQuestion({ id: 'q-thu-nam', type: 'numeric', answer: 12.5, lessonId: 'L-03' }),
    aQuestion({ id: 'q-thu-sau', right: ['c4'], lessonId: 'L-03' }),
  ];
}

function compiledCourse(id: string, parts: QuizParts): CompiledCourse {
  const questions = [...(parts.questions ?? sixQuestions())] as unknown as CompiledCourse['questions'];
  const count = parts.count ?? Math.min(4, questions.length);
  return {
    id,
    slug: id.toLowerCase(),
    title: `Khóa ${id}`,
    summary: 'Khóa để thử.',
    motif: 'song',
    hours: 1,
    competences: ['4.2'],
    audience: ['commune-team'],
    version: '1.0.0',
    completion: ['lessons', 'quiz'],
    owner: 'Tổ thử',
    ...(parts.partners === undefined ? {} : { partners: [...parts.partners] }),
    introHtml: '',
    lessons: [1, 2, 3].slice(0, parts.lessonCount ?? 3).map((number) => lesson(number, parts.lessonPrefix ?? 'L')),
    quiz:
      parts.hasQuiz === false
        ? null
        : {
            id: `${id}-QUIZ`,
            title: `Kiểm tra ${id}`,
            introHtml: '<p>Làm sai thì đọc lại.</p>',
            draw: [{ bank: 'ngan-hang', count }],
            count,
            passPercent: 75,
            timeLimitMinutes: parts.timeLimitMinutes === undefined ? 30 : parts.timeLimitMinutes,
            graceSeconds: 60,
            maxAttempts: parts.maxAttempts === undefined ? 5 : parts.maxAttempts,
            scoring: 'best',
            shuffle: true,
          },
    questions,
    task: parts.task === null ? null : { ...TASK, ...parts.task, id: `${id}-TASK` },
    fieldTask: null,
    sheet: null,
    assets: [],
    hash: createHash('sha256').update(newId()).digest('hex'),
  };
}

function lesson(number: number, prefix: string): CompiledCourse['lessons'][number] {
  return {
    id: `${prefix}-0${number}`,
    number,
    title: `Bài ${number}`,
    minutes: 5,
    checkedOn: '2026-11-20',
    owner: 'Tổ thử',
    competences: ['4.2'],
    html: '<p>Nội dung.</p>',
    sizeBytes: 16,
    sources: [],
  };
}

/** A photo as a phone makes it: JPEG with a place in its metadata, lying on its side. */
export async function aPhoto(width = 320, height = 200): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#7f9f7f' } })
    .withExif({ IFD3: { GPSLatitude: '22/1 49/1 0/1', GPSLatitudeRef: 'N' }, IFD0: { Make: 'Dien thoai thu' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

export interface FormFile {
  readonly bytes: Buffer;
  readonly name?: string;
  readonly type?: string;
  /** Name of the form's field; `photos` unless told otherwise. */
  readonly field?: string;
}

/** A multipart body as a browser sends it. */
export function aForm(
  fields: Readonly<Record<string, string>>,
  files: readonly FormFile[],
): { payload: Buffer; headers: Record<string, string> } {
  const boundary = `----lopso${newId()}`;
  const chunks: Buffer[] = [];
  for (const [name, value] of Object.entries(fields)) {
    chunks.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  }
  for (const { bytes, name = 'anh.jpg', type = 'image/jpeg', field = 'photos' } of files) {
    const head = `Content-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}`;
    chunks.push(Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), bytes, Buffer.from('\r\n'));
  }
  chunks.push(Buffer.from(`--${boundary}--\r\n`));
  return { payload: Buffer.concat(chunks), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}
