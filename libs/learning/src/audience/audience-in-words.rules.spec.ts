import { type AudienceCondition, type AudienceRule, audienceWords } from './audience.rules';

const asks = (kind: AudienceCondition['kind'], ...values: string[]): AudienceCondition => ({
  ...{ kind, values },
  ...{ side: null, day: null },
});

const names = new Map([
  ['c1', 'xã Hàm Yên'],
  ['c2', 'xã Đồng Văn'],
  ['r1', 'Đợt 1'],
  ['C05', 'Dịch vụ công'],
]);

const words = (rule: Partial<AudienceRule>): string =>
  audienceWords({ match: 'all', conditions: [], except: [], ...rule }, names);

describe('an audience in words', () => {
  it('is everybody without a rule', () => {
    expect(audienceWords(null, names)).toBe('Mọi người giữ vị trí trong tổ');
  });

  it('reads as one sentence, whatever order the conditions were added in', () => {
    const conditions: AudienceCondition[] = [
      { kind: 'seat', values: [], side: 'before', day: '2026-07-01' },
      asks('unit', 'c1', 'c2'),
      asks('team', 'village-team'),
      asks('position', 'deputy', 'leader'),
    ];
    expect(words({ conditions, except: [asks('round', 'r1')] })).toBe(
      'Tổ trưởng, tổ phó, thuộc tổ cấp thôn, ở xã Đồng Văn hoặc xã Hàm Yên, giữ vị trí từ trước 01/07/2026, chưa hoàn thành đợt “Đợt 1”',
    );
  });

  it('says how many units there are when they are many', () => {
    expect(words({ conditions: [asks('unit', 'a', 'b', 'c', 'd')] })).toBe(
      'Người giữ vị trí trong tổ, ở 4 xã, phường, thôn',
    );
  });

  it('says who is left out', () => {
    expect(words({ except: [asks('person', 'police'), asks('team', 'commune-team'), asks('any-round')] })).toBe(
      'Người giữ vị trí trong tổ, trừ công an, trừ người thuộc tổ cấp xã, chưa hoàn thành đợt nào khác',
    );
    expect(
      words({ except: [{ kind: 'seat', values: [], side: 'from', day: '2026-10-01' }, asks('course', 'C05')] }),
    ).toBe(
      'Người giữ vị trí trong tổ, trừ người giữ vị trí từ 01/10/2026 trở đi, chưa đạt bài kiểm tra của khóa “Dịch vụ công”',
    );
  });

  it('says that one thing is enough', () => {
    const conditions = [asks('position', 'leader'), asks('course', 'C05'), asks('any-round')];
    expect(words({ match: 'any', conditions })).toBe(
      'Người có ít nhất một điều: tổ trưởng; đã đạt bài kiểm tra của khóa “Dịch vụ công” trước khi vào đợt; đã hoàn thành một đợt khác trước khi vào đợt',
    );
  });
});
