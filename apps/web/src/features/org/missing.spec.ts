import { missingWords } from './missing';

const requirement = (kind: string, missing: object[], isMet = false) =>
  ({ key: kind, label: 'C05 Dịch vụ công', kind, done: 0, total: 1, isMet, missing }) as Parameters<
    typeof missingWords
  >[0][number];
const lesson = (number: number, course = 'C05') => ({
  kind: 'lesson',
  subject: `${course}-${number}`,
  label: `Bài ${number}`,
  course,
  number,
});
const quiz = { kind: 'quiz', subject: 'C05-QUIZ', label: 'Bài kiểm tra', course: 'C05' };

describe('what a person still has to do', () => {
  it('names one or two lessons and the quiz of a course', () => {
    expect(missingWords([requirement('course', [lesson(4)])])).toBe('bài 4 khóa C05');
    expect(missingWords([requirement('course', [lesson(4), lesson(6), quiz])])).toBe(
      'bài 4, 6 khóa C05; bài kiểm tra C05',
    );
  });

  it('says the course alone where more lessons are open', () => {
    expect(missingWords([requirement('course', [lesson(1), lesson(2), lesson(3), quiz])])).toBe('C05');
  });

  it('says hours with a decimal comma and tasks by their name', () => {
    const hours = requirement('hours', [{ kind: 'hours', subject: 'gio-lop', label: 'Giờ lớp', minutes: 90 }]);
    const task = requirement('task', [{ kind: 'task', subject: 'thuc-hanh', label: 'Bài thực hành C08' }]);
    expect(missingWords([hours, task])).toBe('1,5 giờ lớp; bài thực hành C08');
  });

  it('says nothing of what is met', () => {
    expect(missingWords([requirement('course', [], true)])).toBe('');
  });
});
