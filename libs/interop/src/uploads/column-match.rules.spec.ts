import { findHeader, matchColumns } from './column-match.rules';

const rows = (...all: string[][]) => all.map((cells, index) => ({ number: index + 1, cells }));

describe('the heads of a list', () => {
  it.each([
    [
      [
        'STT',
        'Họ và tên',
        'Năm sinh',
        'SĐT',
        'Xã',
        'Thôn/bản',
        'Tổ',
        'Thành phần',
        'Chức danh trong tổ',
        'Đơn vị công tác',
      ],
    ],
    [
      [
        'TT',
        'HỌ TÊN',
        'Ngày, tháng, năm sinh',
        'Điện thoại',
        'Xã/phường',
        'Thôn, TDP',
        'Thuộc tổ',
        'Đối tượng',
        'Nhiệm vụ',
        'Cơ quan, đơn vị',
      ],
    ],
    [['Stt', 'Ho ten', 'Sinh năm', 'Số ĐT (Zalo)', 'Tên xã', 'Thôn bản', 'Cấp tổ', 'Lực lượng', 'Vai trò', 'Tổ chức']],
  ])('are known by many words: %j', (heads) => {
    expect(matchColumns(heads, 'roster')).toEqual({
      fullName: [1],
      birthYear: [2],
      phone: [3],
      commune: [4],
      village: [5],
      team: [6],
      kind: [7],
      position: [8],
      organisation: [9],
    });
  });

  it('are found below titles, and may be decomposed letters', () => {
    const found = findHeader(
      rows(
        ['UBND XÃ HÀM YÊN'],
        ['DANH SÁCH THÀNH VIÊN TỔ CÔNG NGHỆ SỐ'],
        [],
        ['STT', 'Họ và tên'.normalize('NFD'), 'Năm sinh'],
      ),
      'roster',
    );
    expect(found).toMatchObject({ row: 4, isComplete: true, columns: { fullName: [1], birthYear: [2] } });
  });

  it('may take two rows, with the year under “Nam” or “Nữ”', () => {
    const found = findHeader(
      rows(
        ['STT', 'Họ và tên', 'Năm sinh', '', 'Ghi chú'],
        ['', '', 'Nam', 'Nữ', ''],
        ['1', 'Lù Seo Páo', '1980', '', ''],
      ),
      'roster',
    );
    expect(found).toMatchObject({ row: 2, columns: { fullName: [1], birthYear: [2, 3] } });
  });

  it.each([
    ['a head for each', ['STT', 'Họ đệm', 'Tên', 'Năm sinh'], [1, 2]],
    ['three heads', ['Họ', 'Tên đệm', 'Tên', 'Năm sinh'], [0, 1, 2]],
    ['one head merged over both', ['STT', 'Họ và tên', 'Họ và tên', 'Năm sinh'], [1, 2]],
    ['one head over the first', ['STT', 'Họ và tên', '', 'Năm sinh'], [1, 2]],
    ['the head of the given name beside a whole one', ['STT', 'Họ và tên đệm', 'Tên', 'Năm sinh'], [1, 2]],
  ])('find a name in several columns, with %s', (_, heads, fullName) => {
    const row = heads.length === 4 && heads[0] === 'Họ' ? ['Lù', 'Seo', 'Páo', '1980'] : ['1', 'Lù Seo', 'Páo', '1980'];
    expect(findHeader(rows(heads, row), 'roster')?.columns).toMatchObject({ fullName, birthYear: [3] });
  });

  it('leave a column without a head alone where no given names stand', () => {
    const found = findHeader(rows(['STT', 'Họ và tên', '', 'Năm sinh'], ['1', 'Lù Seo Páo', 'x', '1980']), 'roster');
    expect(found?.columns.fullName).toEqual([1]);
  });

  it.each(['N.sinh', 'N/sinh', 'Ng.sinh', 'NTNS', 'Năm S.'])('know the year by “%s” too', (head) => {
    expect(matchColumns(['STT', 'Họ tên', head], 'roster')).toEqual({ fullName: [1], birthYear: [2] });
  });

  it.each(['Ngày tháng năm vào Đảng', 'Ngày tháng năm cấp'])('take “%s” for no year of birth', (head) => {
    expect(matchColumns(['STT', 'Họ tên', head], 'roster')).toEqual({ fullName: [1] });
  });

  it.each([
    [['Tổ trưởng', 'TV', '', 'tv', 'Bí thư chi bộ'], { position: [2] }],
    [['Tổ trưởng', 'Trưởng thôn', 'Bí thư chi bộ'], { organisation: [2] }],
    [['', ''], { organisation: [2] }],
  ])('take “Chức vụ” for the part in the team where most rows say one: %j', (posts, expected) => {
    const people = posts.map((post) => ['Lù Seo Páo', '1980', post]);
    const found = findHeader(rows(['Họ và tên', 'Năm sinh', 'Chức vụ'], ...people), 'roster');
    expect(found?.columns).toEqual({ fullName: [0], birthYear: [1], ...expected });
  });

  it('are incomplete without a birth year, and absent where there are none', () => {
    expect(findHeader(rows(['STT', 'Họ và tên', 'SĐT']), 'roster')?.isComplete).toBe(false);
    expect(findHeader(rows(['a', 'b'], ['1', '2']), 'roster')).toBeNull();
  });

  it('of villages need the village only', () => {
    expect(findHeader(rows(['STT', 'Tên thôn, tổ dân phố', 'Xã']), 'villages')).toMatchObject({
      isComplete: true,
      columns: { village: [1], commune: [2] },
    });
  });
});
