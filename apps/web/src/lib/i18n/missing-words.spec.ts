import { missingWords } from './missing-words';

type Requirement = Parameters<typeof missingWords>[0][number];

const requirement = (kind: string, label: string, missing: object[], done = 1): Requirement =>
  ({
    key: label,
    label,
    kind,
    done,
    total: done + missing.length,
    isMet: missing.length === 0,
    missing,
    need: null,
    parts: [],
  }) as Requirement;
const lesson = (number: number) => ({ kind: 'lesson', subject: `C05-${number}`, label: `Bài ${number}`, number });
const quiz = { kind: 'quiz', subject: 'C05-QUIZ', label: 'Bài kiểm tra' };
const hours = (minutes: number) =>
  requirement('hours', 'Lớp', [{ kind: 'hours', subject: 'gio-lop', label: 'Lớp', minutes }]);

describe('what a person still has to do', () => {
  it('names the lesson and the hours as the reports do', () => {
    expect(missingWords([requirement('course', 'C01', []), requirement('course', 'C05', [lesson(4)]), hours(90)])).toBe(
      'bài 4 khóa C05; 1,5 giờ lớp',
    );
  });

  it('names the parts that may be chosen, and of an order those that are left', () => {
    const parts = [requirement('course', 'C08', [lesson(1)], 0), requirement('task', 'Bài thực hành', [quiz])];
    const group = (kind: string, need: number): Requirement => ({
      ...requirement(kind, 'Phần tự chọn', [quiz]),
      need,
      parts: [...parts, requirement('course', 'C01', [])],
    });
    expect(missingWords([group('any', 2)])).toBe('1 trong 2 phần: cả khóa C08 hoặc bài thực hành');
    expect(missingWords([group('order', 3)])).toBe('cả khóa C08, bài thực hành');
  });

  it('draws lessons in a row together and says the quiz', () => {
    expect(missingWords([requirement('course', 'C05', [lesson(2), lesson(3), lesson(4), lesson(6), quiz])])).toBe(
      'bài 2–4, 6 và bài kiểm tra khóa C05',
    );
  });

  it('names a course that was not begun as a whole, and a task by its name', () => {
    const task = requirement('task', 'Bài thực hành', [{ kind: 'task', subject: 't', label: 'Bài thực hành' }]);
    expect(missingWords([requirement('course', 'C08', [lesson(1), quiz], 0), task])).toBe('cả khóa C08; bài thực hành');
  });
});
