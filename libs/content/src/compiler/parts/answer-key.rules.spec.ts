import { type ChoiceQuestionType, findKeyFaults } from './answer-key.rules';

/** 'x' is a right choice, '-' a wrong one. */
const choices = (marks: string) =>
  [...marks].map((mark, index) => ({ text: `Ý ${String(index)}`, correct: mark === 'x' }));

describe('the key of a question', () => {
  it.each<[ChoiceQuestionType, string]>([
    ['single', '-x-'],
    ['single', '---x'],
    ['multiple', 'xx--'],
    ['multiple', 'x----'],
  ])('%s with %s is sound', (type, marks) => {
    expect(findKeyFaults(type, choices(marks))).toEqual([]);
  });

  it.each<[ChoiceQuestionType, string, string]>([
    ['single', '-x', 'từ 3 đến 4'],
    ['single', '-x---', 'từ 3 đến 4'],
    ['single', '---', 'đúng một ý [x], đang có 0'],
    ['single', 'x-x', 'đúng một ý [x], đang có 2'],
    ['multiple', 'x--', 'từ 4 đến 5'],
    ['multiple', '----', 'ít nhất một ý đúng'],
    ['multiple', 'xxxx', 'ít nhất một ý sai'],
    ['true-false', 'x-', 'theo thứ tự: Đúng, Sai'],
  ])('%s with %s is refused: %s', (type, marks, message) => {
    expect(findKeyFaults(type, choices(marks)).join(' ')).toContain(message);
  });

  it('wants Đúng before Sai, with one of them right', () => {
    const both = (first: boolean, second: boolean) => [
      { text: 'Đúng', correct: first },
      { text: 'Sai', correct: second },
    ];
    expect(findKeyFaults('true-false', both(true, false))).toEqual([]);
    expect(findKeyFaults('true-false', both(true, true))).toHaveLength(1);
    expect(findKeyFaults('true-false', both(true, false).reverse())).toHaveLength(1);
  });

  it('finds a choice written twice, whatever its case', () => {
    const repeated = [...choices('x-'), { text: 'ý 0', correct: false }];
    expect(findKeyFaults('single', repeated)).toEqual(['Lựa chọn "ý 0" viết hai lần.']);
  });
});
