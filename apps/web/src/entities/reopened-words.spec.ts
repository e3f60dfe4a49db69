import { missingAnew, missingWords } from '../lib/i18n/missing-words';
import { doneOf, partsOf, type ReopenedFigure } from './reopened-words';

const figure: ReopenedFigure = {
  ...{ roundId: 'r', title: 'Học lại C05', dueOn: '2027-01-31', total: 1204, finished: 37 },
  parts: [
    { kind: 'lesson', id: 'C05-02', number: 2, title: 'Khai hồ sơ', change: 'changed' },
    { kind: 'quiz', id: 'C05-QUIZ', number: null, title: 'Bài kiểm tra', change: 'changed' },
  ],
};

describe('what is asked anew beside the figures of a round', () => {
  it('is told with how many have done it, its last day and its parts', () => {
    expect(doneOf(figure)).toBe('**37 trên 1.204 người** đã xong phần học lại “Học lại C05”, hạn 31/01/2027.');
    expect(partsOf(figure)).toBe('Gồm: bài 2 “Khai hồ sơ”, “Bài kiểm tra”.');
  });

  it('names the parts that are left of a person, also before any is done', () => {
    const missing = [
      { kind: 'lesson', subject: 'C05-02', label: 'Khai hồ sơ', number: 2 },
      { kind: 'quiz', subject: 'C05-QUIZ', label: 'Bài kiểm tra' },
    ];
    const course = { kind: 'course', label: 'C05', done: 0, isMet: false, missing, need: null, parts: [] };
    expect(missingWords([course])).toBe('cả khóa C05');
    expect(missingAnew([course, { ...course, isMet: true }])).toBe('bài 2 và bài kiểm tra khóa C05');
  });
});
