import { deriveCompletion } from '../completion/completion.rules';
import { type Evidence } from '../completion/evidence.rules';
import { type Requirement } from '../requirements/requirement.rules';
import { missingQuizzes, needsTaskStates, type NextStep, nextStep, type WorkInHand } from './next-step.rules';

const course = (id: string): Requirement => ({
  key: id.toLowerCase(),
  label: id,
  kind: 'course',
  spec: {
    course: id,
    courseHash: 'h',
    title: `Khóa ${id}`,
    lessons: [1, 2].map((number) => ({ id: `${id}-0${number}`, number, title: `Bài ${number}` })),
    quizId: `${id}-QUIZ`,
  },
});

const requirements: Requirement[] = [
  course('C01'),
  course('C05'),
  { key: 'thuc-hanh', label: 'Bài thực hành', kind: 'task', spec: { anyOf: ['C05-TASK', 'C08-TASK'] } },
  { key: 'gio-lop', label: 'Lớp', kind: 'hours', spec: { minutes: 60 } },
];

const period = { countsFrom: new Date('2026-10-01'), asOf: new Date('2026-12-31') };

const nothing: WorkInHand = { openAttempts: [], submissions: [] };

const courses = ['C01-01', 'C01-02', 'C01-QUIZ', 'C05-01', 'C05-02', 'C05-QUIZ'];

function after(subjects: readonly string[], work: WorkInHand = nothing): NextStep | null {
  return nextStep(requirements, completionAfter(subjects), work);
}

function completionAfter(subjects: readonly string[]): ReturnType<typeof deriveCompletion>['requirements'] {
  const facts = subjects.map((subject, index): Evidence => {
    const kind = kindOf(subject);
    const occurredAt = new Date('2026-10-05');
    return {
      id: String(index),
      kind,
      subject,
      sourceId: subject,
      minutes: kind === 'hours-attended' ? 60 : null,
      scorePercent: null,
      occurredAt,
      recordedAt: occurredAt,
      supersededAt: null,
    };
  });
  return deriveCompletion(requirements, facts, period).requirements;
}

function kindOf(subject: string): Evidence['kind'] {
  if (subject.endsWith('QUIZ')) return 'quiz-passed';
  if (subject.endsWith('TASK')) return 'task-passed';
  return subject.startsWith('s') ? 'hours-attended' : 'lesson-read';
}

describe('the next step', () => {
  it('is the first open lesson in the order of the requirements', () => {
    expect(after([])).toMatchObject({ kind: 'lesson', key: 'c01', lesson: { id: 'C01-01' } });
    expect(after(['C01-01', 'C05-01'])).toMatchObject({ kind: 'lesson', key: 'c01', lesson: { id: 'C01-02' } });
  });

  it('is the quiz once the lessons of a course are read, before the next course', () => {
    expect(after(['C01-01', 'C01-02'])).toMatchObject({ kind: 'quiz', quizId: 'C01-QUIZ', openAttemptId: null });
  });

  it('is the quiz already begun, whatever else is open', () => {
    const work = { ...nothing, openAttempts: [{ attemptId: 'a1', quizId: 'C05-QUIZ' }] };
    expect(after([], work)).toMatchObject({ kind: 'quiz', quizId: 'C05-QUIZ', openAttemptId: 'a1' });
  });

  it('goes on beside a quiz at which no attempt is left, and asks for more once nothing else can be done', () => {
    const usedUpQuizzes = ['C01-QUIZ', 'C05-QUIZ'];
    const work = { ...nothing, usedUpQuizzes };
    expect(after(['C01-01', 'C01-02'], work)).toMatchObject({ kind: 'lesson', lesson: { id: 'C05-01' } });
    const read = ['C01-01', 'C01-02', 'C05-01', 'C05-02', 'C05-QUIZ'];
    expect(after(read, work)).toMatchObject({ kind: 'task' });
    expect(after([...read, 'C05-TASK', 's'], work)).toEqual({
      ...{ kind: 'attempts', key: 'c01', courseId: 'C01', courseTitle: 'Khóa C01', quizId: 'C01-QUIZ', title: 'C01' },
    });
    const open = { ...work, openAttempts: [{ attemptId: 'a1', quizId: 'C01-QUIZ' }] };
    expect(after(read, open)).toMatchObject({ kind: 'quiz', openAttemptId: 'a1' });
  });

  it('takes of a choice another part than one whose quiz has no attempt left', () => {
    const quiz: Requirement = {
      ...{ key: 'diem', label: 'Điểm', kind: 'quiz' },
      spec: { quizId: 'C05-QUIZ', course: 'C05', scorePercent: 90 },
    };
    const either: Requirement = {
      ...{ key: 'nhom', label: 'Nhóm', kind: 'any' },
      spec: { parts: [quiz, course('C01')], need: 1 },
    };
    const { requirements: derived } = deriveCompletion([either], [], period);
    expect(missingQuizzes({ requirements: [either], completion: derived })).toEqual(['C05-QUIZ', 'C01-QUIZ']);
    const stepWith = (usedUpQuizzes: readonly string[]) => nextStep([either], derived, { ...nothing, usedUpQuizzes });
    expect(stepWith([])).toMatchObject({ kind: 'quiz', quizId: 'C05-QUIZ' });
    expect(stepWith(['C05-QUIZ'])).toMatchObject({ kind: 'lesson', lesson: { id: 'C01-01' } });
    expect(stepWith(['C05-QUIZ', 'C01-QUIZ'])).toMatchObject({ kind: 'attempts', quizId: 'C05-QUIZ' });
  });

  it('passes over an open attempt at a quiz that is passed already', () => {
    const work = { ...nothing, openAttempts: [{ attemptId: 'a1', quizId: 'C01-QUIZ' }] };
    expect(after(['C01-QUIZ'], work)).toMatchObject({ kind: 'lesson' });
  });

  it('is the practical task when the courses are done, the returned one first', () => {
    expect(after(courses)).toMatchObject({
      kind: 'task',
      isReturned: false,
      tasks: [{ id: 'C05-TASK' }, { id: 'C08-TASK' }],
    });
    const returned: WorkInHand = { ...nothing, submissions: [{ taskId: 'C08-TASK', state: 'returned' }] };
    expect(after(courses, returned)).toMatchObject({ kind: 'task', isReturned: true, tasks: [{ id: 'C08-TASK' }] });
  });

  it('is a class about the courses the hours are asked of', () => {
    const topics = [{ id: 'C05', title: 'Khóa C05' }];
    const hours: Requirement = { key: 'gio', label: 'Lớp', kind: 'hours', spec: { minutes: 60, topics } };
    expect(nextStep([hours], deriveCompletion([hours], [], period).requirements, nothing)).toEqual({
      kind: 'class',
      key: 'gio',
      missingMinutes: 60,
      topics: ['Khóa C05'],
    });
  });

  it('is the class while a task waits to be graded, then waiting', () => {
    const waiting: WorkInHand = { ...nothing, submissions: [{ taskId: 'C05-TASK', state: 'handed-in' }] };
    expect(after(courses, waiting)).toMatchObject({ kind: 'class', missingMinutes: 60 });
    expect(after([...courses, 's1'], waiting)).toMatchObject({
      kind: 'grading',
      key: 'thuc-hanh',
      tasks: [{ id: 'C05-TASK' }],
    });
  });

  it('is nothing when all is done', () => {
    expect(after([...courses, 's1', 'C05-TASK'])).toBeNull();
  });

  it('asks for the state of the tasks only when it decides', () => {
    expect(needsTaskStates(completionAfter([]))).toBe(false);
    expect(needsTaskStates(completionAfter(courses))).toBe(true);
    expect(needsTaskStates(completionAfter([...courses, 'C05-TASK']))).toBe(false);
  });
});
