import { hasRoundWords, type RoundBurden, roundObstacles } from './round-obstacles';

const NOTHING: RoundBurden = {
  ...{ finished: 0, waivers: 0, roundExtensions: 0, reopenings: 0, audiences: 0, elsewhere: [] },
};

describe('what stands in the way of taking a round back', () => {
  it('is nothing where nothing stands on it', () => {
    expect(roundObstacles(NOTHING)).toEqual([]);
  });

  it('is said with its number and what to do about it, what its people did first', () => {
    const elsewhere = [
      { table: 'papers.paper', rows: 2 },
      { table: 'planning.plan', rows: 1 },
    ];
    const said = roundObstacles({ ...NOTHING, finished: 1500, roundExtensions: 1, elsewhere });
    expect(said.map(({ words }) => words)).toEqual([
      '1.500 người đã hoàn thành đợt',
      '1 lần gia hạn cho nhiều người đang áp dụng',
      '2 giấy tờ của đợt',
      '1 kế hoạch xếp lớp cho đợt',
    ]);
    expect(said[1]?.remedy).toBe('Bỏ gia hạn ấy ở trang của đợt trước.');
    expect(said.every(({ words, remedy }) => !words.endsWith('.') && remedy.endsWith('.'))).toBe(true);
  });

  it('tells of a list once, not of its lines as well', () => {
    const elsewhere = [
      { table: 'credentials.release', rows: 1 },
      { table: 'credentials.release_entry', rows: 40 },
    ];
    expect(roundObstacles({ ...NOTHING, elsewhere }).map(({ words }) => words)).toEqual([
      '1 danh sách cấp giấy chứng nhận, kể cả danh sách đã thu lại hoặc quá hạn',
    ]);
  });

  it('has words for what nobody knew of, and says that it has none of its own', () => {
    const [other] = roundObstacles({ ...NOTHING, elsewhere: [{ table: 'later.thing', rows: 3 }] });
    expect([other?.words, hasRoundWords('later.thing'), hasRoundWords('papers.paper')]).toEqual([
      '3 dữ liệu khác',
      false,
      true,
    ]);
  });
});
