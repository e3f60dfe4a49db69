import { indistinct } from './commune-names';

const commune = (fullName: string, district: string | null, formerDistricts: string[] = []) => ({
  ...{ fullName, formerDistricts },
  distinguishedBy: district,
});

describe('the name of a new commune', () => {
  it('may be another’s when a former district tells them apart, or the word does', () => {
    const others = [commune('Xã Đồng Tâm', null, ['Huyện Hàm Yên']), commune('Phường Đồng Tâm', null)];
    expect(indistinct('Xã Đồng Tâm', ['Huyện Bắc Quang'], others)).toEqual([]);
  });

  it('is taken where nothing tells them apart: no former district, or the same', () => {
    const [plain, told] = [commune('Xã Đồng Tâm', null, ['Huyện Bắc Quang']), commune('Xã đồng tâm', 'Bắc Quang cũ')];
    expect(indistinct('Xã Đồng Tâm', [], [plain])).toEqual([plain]);
    expect(indistinct('Xã Đồng Tâm', ['Huyện Bắc Quang'], [plain, told])).toEqual([plain, told]);
  });
});
