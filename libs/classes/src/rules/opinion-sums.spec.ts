import { type ClassOutcome, sumOfClasses } from './opinion-sums';

const hidden: ClassOutcome = {
  ...{ askedCount: 12, answerCount: 4, counts: null, householdAnswerCount: 4, households: null, byTask: null },
};
const shown = (well: number, little: number, households: number): ClassOutcome => {
  const answerCount = well + little;
  return {
    ...{ askedCount: 20, answerCount, householdAnswerCount: answerCount, households, byTask: { identity: households } },
    counts: {
      understood: { well, partly: 0, little },
      pace: { right: answerCount, fast: 0, slow: 0 },
      usefulness: { much: 0, some: answerCount, little: 0 },
    },
  };
};

describe('classes together', () => {
  it('add what each shows by itself', () => {
    expect(sumOfClasses([shown(4, 1, 7), shown(6, 2, 5)])).toEqual({
      ...{ classCount: 2, shownCount: 2, askedCount: 40, answerCount: 13 },
      counts: {
        understood: { well: 10, partly: 0, little: 3 },
        pace: { right: 13, fast: 0, slow: 0 },
        usefulness: { much: 0, some: 13, little: 0 },
      },
      ...{ householdClassCount: 2, householdAnswerCount: 13, households: 12, byTask: { identity: 12 } },
    });
  });

  it('say nothing of a class that is hidden: with it and without it the counts are the same', () => {
    const [a, b] = [shown(4, 1, 7), shown(6, 2, 5)];
    const [without, with_] = [sumOfClasses([a, b]), sumOfClasses([a, hidden, b])];
    expect(with_).toEqual({ ...without, classCount: 3, askedCount: 52 });
    expect(sumOfClasses([hidden])).toMatchObject({ shownCount: 0, answerCount: 0, counts: null, households: null });
  });

  it('are nothing where there is none', () => {
    expect(sumOfClasses([])).toMatchObject({ classCount: 0, counts: null, households: null, byTask: null });
  });
});
