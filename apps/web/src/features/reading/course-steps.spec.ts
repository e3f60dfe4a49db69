import {
  isDone,
  minutesLeft,
  nextStep,
  questionsNeeded,
  stepsOf,
  wovenSteps,
  type Course,
  type Progress,
} from './course-steps';

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
const nothing: Progress = { lessons: [], quizzes: [], tasks: [] };
const read = (lessonId: string) => ({ lessonId, percent: 100, isRead: true, readAt: '2026-11-20T02:00:00Z' });

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
      lessons: [{ lessonId: 'C05-02', percent: 50, isRead: false, readAt: null }],
    });
    expect(nextStep(steps)).toMatchObject({ id: 'C05-02' });
    expect(wovenSteps(steps)).toBeCloseTo(0.5);
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
    const steps = stepsOf(course, { lessons: [read('C05-01'), read('C05-02')], quizzes: [quiz], tasks: [task] });
    expect(nextStep(steps)).toBeNull();
    expect(wovenSteps(steps)).toBe(3);
  });

  it('ask for 10 of 12 at 80 per cent, and for all at 100', () => {
    expect(questionsNeeded(12, 80)).toBe(10);
    expect(questionsNeeded(12, 100)).toBe(12);
    expect(questionsNeeded(10, 70)).toBe(7);
  });
});
