import {
  isDone,
  minutesLeft,
  newsOf,
  nextStep,
  questionsNeeded,
  stepsOf,
  wovenSteps,
  type Course,
  type Progress,
} from './course-steps';
import { newsWords, rowsOf } from './step-rows';

const course: Course = {
  id: 'C05',
  title: 'Dịch vụ công',
  summary: '',
  motif: 'bac-thang',
  version: '1.0.0',
  introHtml: '',
  hasSheet: true,
  fieldTask: null,
  lessons: [1, 2].map((number) => ({
    id: `C05-0${number}`,
    number,
    title: `Bài ${number}`,
    minutes: 10,
    packedBytes: 9000,
  })),
  quiz: { id: 'C05-QUIZ', title: 'Kiểm tra', count: 12, passPercent: 80 },
  task: { id: 'C05-TASK', title: 'Giúp một nhà', minutes: 30 },
};
const nothing: Progress = { lessons: [], news: [], quizzes: [], tasks: [] };
const unread = { percent: 0, isRead: false, readAt: null, earlierReadAt: null };
const read = (lessonId: string) => ({
  ...unread,
  lessonId,
  percent: 100,
  isRead: true,
  readAt: '2026-11-20T02:00:00Z',
});

describe('the steps of a course', () => {
  it('are its lessons, the quiz and the task, none done at first', () => {
    const steps = stepsOf(course, nothing);
    expect(steps.map((step) => step.kind)).toEqual(['lesson', 'lesson', 'quiz', 'task']);
    expect(steps.some(isDone)).toBe(false);
    expect(nextStep(steps)).toMatchObject({ id: 'C05-01' });
    expect(minutesLeft(steps)).toBe(10 + 10 + 12 + 30);
  });

  it('lead back to the lesson that was left in the middle', () => {
    const steps = stepsOf(course, {
      ...nothing,
      lessons: [{ ...unread, lessonId: 'C05-02', percent: 50 }],
    });
    expect(nextStep(steps)).toMatchObject({ id: 'C05-02' });
    expect(wovenSteps(steps)).toBeCloseTo(0.5);
  });

  it('say which lesson she read in an earlier edition than is asked for', () => {
    const lessons = [{ ...unread, lessonId: 'C05-01', earlierReadAt: '2026-11-20T02:00:00Z' }];
    const steps = stepsOf(course, { ...nothing, lessons });
    expect(nextStep(steps)).toMatchObject({ id: 'C05-01' });
    expect(rowsOf(steps, null)[0]).toMatchObject({ note: 'Đã đọc bản cũ 20/11 · bài đã đổi, đọc lại 10 phút' });
  });

  it('say which lessons are new or changed since she read, and ask nothing again by it', () => {
    const lessons = [read('C05-01')];
    const before = stepsOf(course, { ...nothing, lessons });
    const news: Progress['news'] = [
      { lessonId: 'C05-01', kind: 'changed' },
      { lessonId: 'C05-02', kind: 'added' },
      { lessonId: 'C01-01', kind: 'changed' },
    ];
    const steps = stepsOf(course, { ...nothing, lessons, news });
    expect(newsOf(steps).map(({ id, news: kind }) => [id, kind])).toEqual([
      ['C05-01', 'changed'],
      ['C05-02', 'added'],
    ]);
    expect([newsOf(before), steps.map(isDone), nextStep(steps)?.id]).toEqual([
      ...[[], before.map(isDone), nextStep(before)?.id],
    ]);
    expect(rowsOf(steps, null).map(({ note }) => note)).toMatchObject([
      ...[expect.stringContaining('có nội dung mới'), expect.stringContaining('Bài mới')],
      ...[expect.anything(), expect.anything()],
    ]);
    expect(newsWords(newsOf(steps))).toBe('Từ khi anh chị học, khóa này có sửa bài 1, thêm bài 2.');
  });

  it('put a quiz that is open before everything else', () => {
    const quiz = { quizId: 'C05-QUIZ', bestPercent: null, isPassed: false, attempts: 1, openAttemptId: 'a' };
    expect(nextStep(stepsOf(course, { ...nothing, quizzes: [quiz] }))).toMatchObject({
      kind: 'quiz',
      openAttemptId: 'a',
    });
  });

  it('leave a task alone that waits for the trainer', () => {
    const task = {
      taskId: 'C05-TASK',
      state: 'handed-in',
      submissionId: 's',
      handedInAt: '2026-11-20T02:00:00Z',
      comment: null,
    };
    const quiz = { quizId: 'C05-QUIZ', bestPercent: 90, isPassed: true, attempts: 1, openAttemptId: null };
    const steps = stepsOf(course, {
      ...nothing,
      lessons: [read('C05-01'), read('C05-02')],
      quizzes: [quiz],
      tasks: [task],
    });
    expect(nextStep(steps)).toBeNull();
    expect(wovenSteps(steps)).toBe(3);
  });

  it('ask for 10 of 12 at 80 per cent, and for all at 100', () => {
    expect(questionsNeeded(12, 80)).toBe(10);
    expect(questionsNeeded(12, 100)).toBe(12);
    expect(questionsNeeded(10, 70)).toBe(7);
  });
});
