import { formerNames, hersAlone } from './former-names.rules';

describe('former names', () => {
  it('are the printed ones that are not the present one, however it is toned and cased', () => {
    const printed = ['Lò Thị Hoà', 'LÒ THỊ HÒA', 'Lò Thị Hồng', 'Lò Thị Hoà Bình'];
    expect(formerNames(printed, 'Lò Thị Hòa')).toEqual(['Lò Thị Hồng', 'Lò Thị Hoà Bình']);
  });

  it('are hers alone where nobody else of the proposal has one, rightly or on a paper', () => {
    const former = ['Lò Thị Hồng', 'Lò Thị Hường'];
    expect(hersAlone(former, ['Lò Văn Một', 'LÒ THỊ HỒNG'])).toEqual(['Lò Thị Hường']);
    expect(hersAlone(former, [])).toEqual(former);
  });
});
