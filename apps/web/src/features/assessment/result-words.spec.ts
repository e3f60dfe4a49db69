import { earlierAttemptWords, countWord, failedWords, ruleWords, scoreWords, splitQuestions } from './result-words';
import type { Result, ReviewedQuestion } from './types';

const question = (points: number, index: number): ReviewedQuestion => ({
  id: `q${index}`,
  type: 'single',
  titleHtml: '',
  stemHtml: '',
  choices: [],
  numeric: null,
  explanationHtml: '',
  lessonId: 'C08-01',
  response: null,
  points,
});

function aResult(marks: readonly number[]): Result {
  const points = marks.reduce((sum, one) => sum + one, 0);
  return {
    id: 'a',
    isOfEarlierEdition: false,
    memberId: 'm',
    quizId: 'C08-QUIZ',
    quizTitle: 'Kiểm tra',
    course: { id: 'C08', title: 'Khóa', motif: 'song' },
    number: 1,
    submittedAt: '2026-11-25T13:31:00Z',
    submittedHow: 'member',
    points,
    maxPoints: marks.length,
    scorePercent: (points / marks.length) * 100,
    isPassed: points >= marks.length * 0.8,
    rightAnswers: marks.filter((one) => one === 1).length,
    rightAnswersNeeded: 10,
    pointsNeeded: 9.6,
    questions: marks.map(question),
    lessonsToReread: [
      { id: 'C08-01', number: 1, title: 'Một', questions: 3 },
      { id: 'C08-02', number: 2, title: 'Hai', questions: 2 },
    ],
    isQuizPassed: false,
    bestPercent: null,
    attemptsLeft: 4,
    task: null,
  };
}

const sevenOfTwelve = aResult([1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
const nineAndHalf = aResult([1, 1, 1, 1, 1, 1, 1, 1, 1, 0.5, 0, 0]);

describe('the words of a result', () => {
  it('count right answers', () => {
    expect(scoreWords(sevenOfTwelve)).toBe('7 trên 12 câu đúng');
    expect(failedWords(sevenOfTwelve)).toBe('Đúng 7 trên 12 câu, cần 10. Đọc lại hai bài dưới đây rồi làm lượt 2.');
    expect(ruleWords(sevenOfTwelve)).toBe('Cần đúng ít nhất 10 câu. Lượt 1, nộp lúc 20:31 ngày 25/11/2026.');
  });

  it('count points where half ones were given, so that the rule told is the rule used', () => {
    expect(scoreWords(nineAndHalf)).toBe('9,5 trên 12 điểm');
    expect(failedWords(nineAndHalf)).toBe('Được 9,5 trên 12 điểm, cần 9,6. Đọc lại hai bài dưới đây rồi làm lượt 2.');
  });

  it('say when the time ran out', () => {
    expect(ruleWords({ ...sevenOfTwelve, submittedHow: 'time-up' })).toContain('Lượt 1, hết giờ lúc 20:31');
  });

  it('put every question in one of two lists', () => {
    const { missed, right } = splitQuestions(nineAndHalf);
    expect([missed.length, right.length, missed[0]?.number]).toEqual([3, 9, 10]);
  });

  it('begin a sentence with a word up to ten', () => {
    expect([countWord(1), countWord(10), countWord(12)]).toEqual(['Một', 'Mười', '12']);
  });
});

describe('an attempt with an earlier edition', () => {
  const attempt = {
    ...{ id: 'a', number: 2, isOnPaper: false, startedAt: '2026-11-01T02:00:00Z', submittedAt: null, points: null },
    ...{ maxPoints: null, scorePercent: null, isPassed: null },
  };

  it('is told with its day, and what beginning anew does to one that is open', () => {
    expect(earlierAttemptWords(attempt)).toBe(
      'Lượt 2 mở ngày 01/11/2026 theo **bản cũ** của khóa, chưa nộp. Bản mới cần làm lại: bấm bắt đầu thì lượt cũ được nộp như đang có.',
    );
    expect(earlierAttemptWords({ ...attempt, submittedAt: '2026-11-03T02:00:00Z' })).toBe(
      'Lượt 2 nộp ngày 03/11/2026 làm theo **bản cũ** của khóa. Bản mới cần làm lại.',
    );
  });
});
