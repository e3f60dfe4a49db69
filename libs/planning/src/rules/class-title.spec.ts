import { classTitle } from './class-title';

describe('the name of a class opened from a plan', () => {
  it('is that of the plan where the commune has no other, else with its place by day', () => {
    expect(classTitle('Đợt 1', null, [])).toBe('Đợt 1');
    expect(classTitle('Đợt 1', 3, ['Đợt 1, lớp 1'])).toBe('Đợt 1, lớp 3');
  });

  it('is given to no second class: one whose place came to be another’s takes the next free number', () => {
    expect(classTitle('Đợt 1', 1, ['Đợt 1, lớp 1', 'Đợt 1, lớp 2'])).toBe('Đợt 1, lớp 3');
    expect(classTitle('Đợt 1', 3, ['Đợt 1, lớp 3', 'Đợt 1, lớp 1'])).toBe('Đợt 1, lớp 2');
  });

  it('leaves the first number to the class that was the only one when it was opened', () => {
    expect(classTitle('Đợt 1', null, ['Đợt 1'])).toBe('Đợt 1, lớp 2');
    expect(classTitle('Đợt 1', 1, ['Đợt 1'])).toBe('Đợt 1, lớp 2');
  });
});
