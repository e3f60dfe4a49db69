import { bytesHash, canonicalHash } from '../canonical';
import { Folder, type Compilation } from '../compilation';
import { filesIn } from '../source-files';
import type { CompiledAsset, CompiledBank, CompiledCourse, CompiledLesson } from '../types';
import { compileCourseHead, type CourseHead } from './course';
import { compileLesson } from './lesson';
import { compileQuiz } from './quiz';
import { compileFieldTask, compileSheet, compileTask } from './task';

/** A course whose texts are read; the quiz follows when the banks are known. */
export interface CourseDraft {
  readonly slug: string;
  readonly files: CourseFiles;
  readonly folder: Folder;
  readonly head: CourseHead | null;
  readonly lessons: CompiledLesson[];
  readonly task: CompiledCourse['task'];
  readonly fieldTask: CompiledCourse['fieldTask'];
  readonly sheet: CompiledCourse['sheet'];
}

/** The names in a course's folder, by what they are. */
interface CourseFiles {
  readonly lessons: readonly string[];
  readonly media: readonly string[];
  readonly others: ReadonlySet<string>;
}

const LESSON = /^(\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/;
const MEDIA = /^[a-z0-9]+(?:-[a-z0-9]+)*\.(?:svg|mp3|m4a|ogg)$/;
const NAMED = ['course.md', 'quiz.md', 'task.md', 'field-task.md', 'sheet.md'];

/** Reads everything in the folder of a course but the quiz. */
export function draftCourse(slug: string, context: Compilation): CourseDraft {
  const path = (name: string) => `courses/${slug}/${name}`;
  const files = sortFiles(slug, context);
  const folder = new Folder(`courses/${slug}`, context);
  const has = (name: string) => files.others.has(name);
  if (!has('course.md'))
    context.problems.reporterFor(path('course.md'))(1, 'file-missing', 'Khóa học thiếu tệp course.md.');
  const contents = { quiz: has('quiz.md'), task: has('task.md') };
  const head = has('course.md') ? compileCourseHead(path('course.md'), contents, folder, context) : null;
  const place = (name: string) => ({ path: path(name), courseId: head?.id ?? null });
  return {
    slug,
    files,
    folder,
    head,
    lessons: readLessons(slug, files.lessons, { folder, context, courseId: head?.id ?? null }),
    task: has('task.md') ? compileTask(place('task.md'), folder, context) : null,
    fieldTask: has('field-task.md') ? compileFieldTask(place('field-task.md'), folder, context) : null,
    sheet: has('sheet.md') ? compileSheet(place('sheet.md'), folder, context) : null,
  };
}

function sortFiles(slug: string, { sources, problems }: Compilation): CourseFiles {
  const names = filesIn(sources, `courses/${slug}`);
  const others = new Set(NAMED.filter((name) => names.includes(name)));
  const lessons = names.filter((name) => LESSON.test(name));
  const media = names.filter((name) => MEDIA.test(name));
  for (const name of names.filter((one) => !others.has(one) && !lessons.includes(one) && !media.includes(one))) {
    const message = 'Không nhận ra tệp này. Bài học có tên dạng 01-ten-bai.md, hình dạng ten-hinh.svg.';
    problems.reporterFor(`courses/${slug}/${name}`)(1, 'file-unknown', message);
  }
  return { lessons, media, others };
}

function readLessons(
  slug: string,
  names: readonly string[],
  { folder, context, courseId }: { folder: Folder; context: Compilation; courseId: string | null },
): CompiledLesson[] {
  if (names.length === 0) {
    context.problems.reporterFor(`courses/${slug}/course.md`)(1, 'lesson-numbering', 'Khóa học chưa có bài nào.');
  }
  return names.flatMap((name, index) => {
    const path = `courses/${slug}/${name}`;
    const written = LESSON.exec(name)?.[1] ?? '';
    const due = String(index + 1).padStart(2, '0');
    if (written !== due) {
      const message = `Số bài phải liền nhau từ 01. Bài này phải mang số ${due}.`;
      context.problems.reporterFor(path)(1, 'lesson-numbering', message);
    }
    const place = { path, number: index + 1, expectedId: courseId === null ? null : `${courseId}-${written}` };
    return compileLesson(place, folder, context) ?? [];
  });
}

/** Adds the quiz and its questions; null when the head of the course can't be read. */
export function finishCourse(
  draft: CourseDraft,
  banks: readonly CompiledBank[],
  context: Compilation,
): CompiledCourse | null {
  const { slug, files, folder, head, lessons, task, fieldTask, sheet } = draft;
  const place = { path: `courses/${slug}/quiz.md`, expectedId: head && `${head.id}-QUIZ` };
  const quiz = files.others.has('quiz.md') ? compileQuiz(place, banks, folder, context) : null;
  folder.warnOfUnused(files.media);
  if (!head) return null;
  const drawn = new Set(quiz?.draw.map(({ bank }) => bank));
  const questions = banks.filter((bank) => drawn.has(bank.slug)).flatMap((bank) => bank.questions);
  const assets = readAssets(slug, folder.usedOf(files.media), context);
  const course = { ...head, slug, lessons, quiz, questions, task, fieldTask, sheet, assets };
  return { ...course, hash: canonicalHash(course) };
}

function readAssets(slug: string, names: readonly string[], { sources }: Compilation): CompiledAsset[] {
  return names.flatMap((name) => {
    const path = `courses/${slug}/${name}`;
    const bytes = sources.binaries.get(path);
    return bytes ? [{ name, path, sizeBytes: bytes.length, sha256: bytesHash(bytes) }] : [];
  });
}
