import fc from 'fast-check';
import {
  durationWords,
  missingOf,
  missingSentence,
  type MissingStep,
  type RequirementState,
} from './requirement.rules';

const lesson = (number: number): MissingStep => ({ kind: 'lesson', label: `Bài ${number}`, number });

const quiz: MissingStep = { kind: 'quiz', label: 'Bài kiểm tra' };

function course(done: number, missing: readonly MissingStep[], label = 'C05'): RequirementState {
  return {
    key: label.toLowerCase(),
    label,
    kind: 'course',
    done,
    total: done + missing.length,
    isMet: missing.length === 0,
    missing,
  };
}

function hours(minutes: number): RequirementState {
  const missing: MissingStep[] = minutes === 0 ? [] : [{ kind: 'hours', label: 'Lớp', minutes }];
  return { key: 'gio-lop', label: 'Lớp', kind: 'hours', done: 3, total: 6, isMet: minutes === 0, missing };
}

const task: RequirementState = {
  key: 'thuc-hanh',
  label: 'Bài thực hành',
  kind: 'task',
  done: 0,
  total: 1,
  isMet: false,
  missing: [{ kind: 'task', label: 'Bài thực hành' }],
};

describe('what is still missing, in words', () => {
  it('names the parts that may be chosen, in words that a list of people can hold', () => {
    const parts = [course(0, [lesson(1)], 'C08'), task, course(6, [], 'C01')];
    const group = (kind: 'any' | 'all', need: number): RequirementState => ({
      ...task,
      kind,
      label: 'Phần tự chọn',
      need,
      parts,
    });
    expect(missingOf(group('any', 2))).toBe('1 trong 2 phần: cả khóa C08 hoặc bài thực hành');
    expect(missingOf(group('all', 3))).toBe('cả khóa C08, bài thực hành');
  });

  it('says the points that are asked for', () => {
    const step: MissingStep = { kind: 'quiz', label: 'Bài kiểm tra', scorePercent: 90 };
    expect(missingOf({ ...task, kind: 'quiz', label: 'Bài kiểm tra C05', missing: [step] })).toBe(
      'đạt từ 90 % bài kiểm tra C05',
    );
  });

  it('names the lesson and the hours as the officers read them', () => {
    expect(missingSentence([course(7, [], 'C01'), course(5, [lesson(4)]), hours(90)])).toBe(
      'bài 4 khóa C05; 1,5 giờ lớp',
    );
  });

  it('draws lessons in a row together and says the quiz', () => {
    expect(missingOf(course(1, [lesson(2), lesson(3), lesson(4), lesson(6), quiz]))).toBe(
      'bài 2–4, 6 và bài kiểm tra khóa C05',
    );
    expect(missingOf(course(6, [quiz]))).toBe('bài kiểm tra khóa C05');
  });

  it('names a course that was not begun as a whole', () => {
    expect(missingSentence([course(0, [lesson(1), lesson(2), quiz], 'C08'), task])).toBe('cả khóa C08; bài thực hành');
  });

  it('says short times in minutes and long ones in hours', () => {
    expect([30, 60, 90, 100, 180].map(durationWords)).toEqual(['30 phút', '1 giờ', '1,5 giờ', '1,67 giờ', '3 giờ']);
  });

  it('is empty exactly when nothing is missing', () => {
    const some = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 8 });
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 6 }), (numbers, halves) => {
        const states = [course(1, [...new Set(numbers)].map(lesson)), hours(halves * 30)];
        return (missingSentence(states) === '') === states.every(({ isMet }) => isMet);
      }),
    );
  });
});
