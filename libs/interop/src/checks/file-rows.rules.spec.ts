import { dataRows } from './roster-row.rules';

const columns = { fullName: [1], birthYear: [2], village: [3] };

const numbered = (...all: string[][]) => all.map((cells, index) => ({ number: index + 2, cells }));

describe('the rows below the heads', () => {
  it('leave out numbers of columns, totals and signatures', () => {
    const { rows, passedOver } = dataRows(
      numbered(
        ['(1)', '(2)', '(3)', '(4)'],
        ['1', 'Lù Seo Páo', '1980', 'Thôn 3'],
        ['2'],
        ['Tổng cộng: 1 người'],
        ['', '', '', 'Ngày 5 tháng 3'],
        ['Người lập biểu', '', '', 'TM. UỶ BAN'],
      ),
      1,
      { fullName: [1], birthYear: [2] },
    );
    expect(rows.map(({ number }) => number)).toEqual([3]);
    expect(passedOver).toEqual([2, 4, 5, 6, 7]);
  });

  it('stand under the village of the heading above, until the next heading', () => {
    const { rows } = dataRows(
      numbered(
        ['I', 'Tổ công nghệ số cộng đồng xã Hàm Yên'],
        ['1', 'Ma Thị Huệ', '1981'],
        ['II', 'Thôn Bản Pắng'],
        ['1', 'Lù Seo Páo', '1980'],
        ['2', 'Sùng Thị Mỷ', '1990', 'Thôn 3'],
      ),
      1,
      columns,
    );
    expect(rows.map(({ texts }) => [texts.fullName, texts.village])).toEqual([
      ['Ma Thị Huệ', ''],
      ['Lù Seo Páo', 'Thôn Bản Pắng'],
      ['Sùng Thị Mỷ', 'Thôn 3'],
    ]);
  });

  it('take the year from whichever of two columns has it', () => {
    const { rows } = dataRows(numbered(['1', 'A B', '', '1990'], ['2', 'C D', '1980', '']), 1, {
      fullName: [1],
      birthYear: [2, 3],
    });
    expect(rows.map(({ texts }) => texts.birthYear)).toEqual(['1990', '1980']);
  });
});
