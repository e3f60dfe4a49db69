import fc from 'fast-check';
import { aQuestion } from '../../../../test/support/questions';
import {
  type AcknowledgedAnswer,
  latestAnswers,
  lessonsToReread,
  markPaper,
  pointsNeeded,
  rightAnswersNeeded,
  unusedAmong,
} from './attempt.rules';
import { drawPaper } from './paper.rules';

describe('what was given of further attempts', () => {
  it('is unused from the last one back: each was given only once none was left', () => {
    expect(unusedAmong([1, 2], 2)).toEqual([false, true]);
    expect(unusedAmong([1, 2], 1)).toEqual([false, false]);
    expect(unusedAmong([3], 3)).toEqual([true]);
    expect(unusedAmong([], 4)).toEqual([]);
  });
});

const answer = (deviceId: string, sequence: number, order: number, questionId = 'q'): AcknowledgedAnswer => ({
  deviceId,
  sequence,
  order,
  questionId,
});

describe('the answers that count', () => {
  it('takes the last acknowledged among devices', () => {
    expect(latestAnswers([answer('a', 1, 1), answer('b', 1, 2)])).toEqual([answer('b', 1, 2)]);
    expect(latestAnswers([answer('a', 1, 1), answer('b', 1, 2), answer('a', 2, 3)])).toEqual([answer('a', 2, 3)]);
  });

  it('ignores a save of the same device that comes late', () => {
    expect(latestAnswers([answer('a', 5, 1), answer('a', 4, 2)])).toEqual([answer('a', 5, 1)]);
    expect(latestAnswers([answer('a', 5, 1), answer('b', 1, 2), answer('a', 4, 3)])).toEqual([answer('b', 1, 2)]);
  });

  it('keeps one answer per question and loses no question', () => {
    const rows = fc.uniqueArray(
      fc.record({
        deviceId: fc.constantFrom('a', 'b', 'c'),
        sequence: fc.nat(9),
        order: fc.nat(1000),
        questionId: fc.constantFrom('q1', 'q2', 'q3'),
      }),
      { selector: (row) => row.order },
    );
    fc.assert(
      fc.property(rows, (answers) => {
        const counting = latestAnswers(answers);
        expect(new Set(counting.map((row) => row.questionId))).toEqual(new Set(answers.map((row) => row.questionId)));
        expect(counting.length).toBe(new Set(answers.map((row) => row.questionId)).size);
        const byQuestion = (list: AcknowledgedAnswer[]) =>
          list.map((row) => row.order).sort((one, other) => one - other);
        expect(byQuestion(latestAnswers([...answers].reverse())).length).toEqual(counting.length);
      }),
    );
  });
});

const questions = [
  ...Array.from({ length: 8 }, (_, index) => aQuestion({ id: `q-s-${index}`, right: ['c2'], lessonId: 'L-02' })),
  aQuestion({ id: 'q-m-1', type: 'multiple', right: ['c1', 'c2'], lessonId: 'L-01' }),
  aQuestion({ id: 'q-m-2', type: 'multiple', right: ['c1', 'c3'], lessonId: 'L-01' }),
  aQuestion({ id: 'q-t-1', type: 'true-false', right: ['c1'], lessonId: 'L-03' }),
  aQuestion({ id: 'q-n-1', type: 'numeric', answer: 3, lessonId: 'L-03' }),
];

const paper = drawPaper(
  {
    quiz: {
      id: 'C05-QUIZ',
      title: 'Bài',
      passPercent: 80,
      timeLimitMinutes: null,
      graceSeconds: 0,
      draw: [{ bank: 'ngan-hang', count: 12 }],
      shuffle: true,
    },
    course: { id: 'C05', title: 'Khóa', motif: 'song' },
    lessons: [1, 2, 3].map((number) => ({ id: `L-0${number}`, number, title: `Bài ${number}` })),
    questions,
  },
  'seed',
);

const right = (question: (typeof questions)[number]): object => {
  if (question.type === 'numeric') return { text: String(question.numeric?.answer) };
  const ids = question.choices.filter((choice) => choice.correct).map((choice) => choice.id);
  return question.type === 'multiple' ? { choices: ids } : { choice: ids[0] };
};

const allRight = questions.map((question) => ({ questionId: question.id, response: right(question) }));

const anyResponse = fc.oneof(
  fc.record({ choice: fc.constantFrom('c1', 'c2', 'c3', 'c9') }),
  fc.record({ choices: fc.subarray(['c1', 'c2', 'c3', 'c4']) }),
  fc.record({ text: fc.constantFrom('3', '4', '', '1.000') }),
  fc.jsonValue(),
);

const anyResponses = fc.array(
  fc.record({ questionId: fc.constantFrom(...questions.map(({ id }) => id), 'q-other'), response: anyResponse }),
  { maxLength: 20 },
);

describe('marking a paper', () => {
  it('gives every point for right answers only', () => {
    expect(markPaper(paper, allRight)).toMatchObject({ points: 12, maxPoints: 12, scorePercent: 100, isPassed: true });
  });

  it('gives nothing for an empty paper', () => {
    expect(markPaper(paper, [])).toMatchObject({ points: 0, scorePercent: 0, isPassed: false });
  });

  it('passes with ten right of twelve at 80 % and fails with nine', () => {
    expect(markPaper(paper, allRight.slice(0, 10)).isPassed).toBe(true);
    expect(markPaper(paper, allRight.slice(0, 9)).isPassed).toBe(false);
    expect([rightAnswersNeeded(12, 80), pointsNeeded(12, 80)]).toEqual([10, 9.6]);
  });

  it('does not depend on the order of the answers', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(allRight), (some) => {
        expect(markPaper(paper, some)).toEqual(markPaper(paper, [...some].reverse()));
      }),
    );
  });

  it('stays within bounds, and its parts sum to the whole, whatever was sent', () => {
    fc.assert(
      fc.property(anyResponses, (responses) => {
        const marked = markPaper(paper, responses);
        expect(marked.marks.length).toBe(12);
        expect(marked.points).toBeGreaterThanOrEqual(0);
        expect(marked.points).toBeLessThanOrEqual(12);
        expect(marked.marks.reduce((sum, mark) => sum + mark.points, 0)).toBeCloseTo(marked.points, 6);
        expect(marked.isPassed).toBe(marked.points >= 9.6);
      }),
    );
  });

  it('never falls when one more question is answered right', () => {
    fc.assert(
      fc.property(fc.subarray(allRight), fc.constantFrom(...allRight), (some, more) => {
        expect(markPaper(paper, [...some, more]).points).toBeGreaterThanOrEqual(markPaper(paper, some).points);
      }),
    );
  });

  it('names the lessons behind wrong answers in the order of the course', () => {
    const marked = markPaper(
      paper,
      allRight.filter(({ questionId }) => !['q-n-1', 'q-m-1', 'q-m-2'].includes(questionId)),
    );
    expect(lessonsToReread(paper, marked.marks)).toEqual([
      { id: 'L-01', number: 1, title: 'Bài 1', questions: 2 },
      { id: 'L-03', number: 3, title: 'Bài 3', questions: 1 },
    ]);
    expect(lessonsToReread(paper, markPaper(paper, allRight).marks)).toEqual([]);
  });
});
