import { OPINION_COLUMNS, opinionCells, type OpinionLine } from './opinion-sheet';

const line: OpinionLine = {
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
    const cells = opinionCells(line);
    expect(cells).toHaveLength(OPINION_COLUMNS.length);
    expect(cells.slice(3, 7)).toEqual(['2026-12-02', 9, 5, 'Đã có kết quả']);
    expect(cells.slice(7)).toEqual([4, 1, 0, 5, 0, 0, 2, 2, 1, 5, 12, null, 3, null, null, null]);
  });

  it('leaves empty what is not shown, and says why', () => {
    const bare = { counts: null, households: null, byTask: null };
    const few = opinionCells({ ...line, ...bare, answerCount: 4 });
    expect(few).toHaveLength(OPINION_COLUMNS.length);
    expect([few[6], few.slice(7, 16).every((cell) => cell === null)]).toEqual(['Chưa đủ 5 ý kiến', true]);
    expect(opinionCells({ ...line, ...bare, isSealed: false })[6]).toBe('Còn đang hỏi');
  });
});
