import { passageState, passageTitle } from './cycle-words';

describe('the words of a passage', () => {
  it('say the round and which passage it is', () => {
    expect(passageTitle({ roundTitle: 'Bồi dưỡng năm 2026', number: 2 })).toBe('Bồi dưỡng năm 2026, lần 2');
  });

  it.each([
    ['finished', '2026-11-01', 'done', 'đã hoàn thành 01/11/2026'],
    ['renewed', '2026-11-01', 'done', 'đã hoàn thành 01/11/2026, sau đó đã gia hạn'],
    ['unfinished', '2026-12-20', 'doing', 'chưa hoàn thành, hạn 20/12/2026'],
    ['ended', '2026-03-14', 'none', 'chưa hoàn thành, dừng khi thôi vị trí, 14/03/2026'],
    ['round-ended', '2026-12-31', 'none', 'chưa hoàn thành, đợt đã kết thúc ngày 31/12/2026'],
    ['ended', null, 'none', 'chưa hoàn thành, không giữ vị trí trong tổ'],
  ] as const)('say of one that is %s its day %s', (state, on, tone, words) => {
    expect(passageState({ state, on })).toEqual({ tone, words });
  });
});
