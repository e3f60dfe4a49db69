import {
  type ClassOutcome,
  FEEDBACK_COLUMNS,
  feedbackCells,
  type FeedbackLine,
  feedbackWindow,
  fitsTasks,
  householdWindow,
  placeIn,
  sumOfClasses,
  tidyRemark,
  tidyTasks,
} from './feedback.rules';

describe('an answer after a class', () => {
  it('holds a line without blanks around it, or none', () => {
    expect(tidyRemark('  Chiếu \n chữ\tto hơn ')).toBe('Chiếu chữ to hơn');
    expect([tidyRemark(' \n '), tidyRemark(''), tidyRemark(null)]).toEqual([null, null, null]);
  });

  it('names no task in which nobody was guided', () => {
    expect(tidyTasks({ payment: 0, identity: 2 })).toEqual({ identity: 2 });
    expect(tidyTasks({ selling: 1, 'public-services': 1 })).toEqual(tidyTasks({ 'public-services': 1, selling: 1 }));
  });

  it('counts in no task more households than there were, though one may be in several', () => {
    expect(fitsTasks({ households: 2, byTask: { identity: 2, payment: 2 } })).toBe(true);
    expect(fitsTasks({ households: 2, byTask: { identity: 3 } })).toBe(false);
    expect(fitsTasks({ households: 0, byTask: {} })).toBe(true);
  });
});

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

const line: FeedbackLine = {
  ...{
    title: 'Ký số',
    communeName: 'Xã Hàm Yên',
    trainers: [{ name: 'Hà Minh Tú' }],
    endedAt: new Date('2026-12-01T17:30:00Z'),
  },
  ...{
    askedCount: 9,
    answerCount: 5,
    isSealed: true,
    householdAnswerCount: 5,
    households: 12,
    byTask: { identity: 3 },
  },
  counts: {
    understood: { well: 4, partly: 1, little: 0 },
    pace: { right: 5, fast: 0, slow: 0 },
    usefulness: { much: 2, some: 2, little: 1 },
  },
};

describe('a class in the file of opinions', () => {
  it('fills every column, its day by the calendar of Vietnam', () => {
    const cells = feedbackCells(line);
    expect(cells).toHaveLength(FEEDBACK_COLUMNS.length);
    expect(cells.slice(3, 7)).toEqual(['2026-12-02', 9, 5, 'Đã có kết quả']);
    expect(cells.slice(7)).toEqual([4, 1, 0, 5, 0, 0, 2, 2, 1, 5, 12, null, 3, null, null, null]);
  });

  it('leaves empty what is not shown, and says why', () => {
    const bare = { counts: null, households: null, byTask: null };
    const few = feedbackCells({ ...line, ...bare, answerCount: 4 });
    expect(few).toHaveLength(FEEDBACK_COLUMNS.length);
    expect([few[6], few.slice(7, 16).every((cell) => cell === null)]).toEqual(['Chưa đủ 5 ý kiến', true]);
    expect(feedbackCells({ ...line, ...bare, isSealed: false })[6]).toBe('Còn đang hỏi');
  });
});

const ENDED = new Date('2026-12-01T13:30:00Z');

const DAYS = { opinionDays: 14, householdsFromDay: 30, householdsToDay: 60 };

describe('what is asked after a class', () => {
  it('is an opinion from its end on, for so many days', () => {
    const window = feedbackWindow(ENDED, DAYS);
    expect(placeIn(window, new Date('2026-12-01T13:29:59Z'))).toBe('early');
    expect(placeIn(window, ENDED)).toBe('open');
    expect(placeIn(window, new Date('2026-12-15T13:29:59Z'))).toBe('open');
    expect(placeIn(window, new Date('2026-12-15T13:30:00Z'))).toBe('over');
  });

  it('is households between two days', () => {
    const window = householdWindow(ENDED, DAYS);
    expect(window).toEqual({ from: new Date('2026-12-31T13:30:00Z'), until: new Date('2027-01-30T13:30:00Z') });
    expect(placeIn(window, new Date('2026-12-31T13:29:59Z'))).toBe('early');
    expect(placeIn(window, window.from)).toBe('open');
    expect(placeIn(window, window.until)).toBe('over');
  });

  it('is never asked where the last day comes before the first', () => {
    const window = householdWindow(ENDED, { ...DAYS, householdsFromDay: 60, householdsToDay: 30 });
    const moments = [0, 15, 30, 45, 60, 90].map((days) => new Date(ENDED.getTime() + days * 86_400_000));
    expect(moments.map((now) => placeIn(window, now))).not.toContain('open');
  });
});
