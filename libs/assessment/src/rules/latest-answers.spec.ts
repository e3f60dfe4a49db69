import fc from 'fast-check';
import { type AcknowledgedAnswer, latestAnswers } from './latest-answers';

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
