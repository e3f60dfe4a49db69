import { distinctName, isPath, isUnitPath, organisationName, partnerName, teamName } from './unit.rules';

describe('names of units and teams', () => {
  it('write a team as decisions do', () => {
    expect(teamName('Xã Hàm Yên')).toBe('Tổ công nghệ số cộng đồng xã Hàm Yên');
    expect(teamName('Phường Hà Giang 2')).toBe('Tổ công nghệ số cộng đồng phường Hà Giang 2');
  });

  it('show what tells a commune apart only where something does', () => {
    expect(distinctName('Tân Tiến', 'Hoàng Su Phì cũ')).toBe('Tân Tiến (Hoàng Su Phì cũ)');
    expect(distinctName('Hàm Yên', null)).toBe('Hàm Yên');
  });
});

describe('the path of a unit', () => {
  it('is only what the database can read as a path', () => {
    const texts = ['08.00691.v01', 'x', '', 'a..b', "a'b", undefined];
    expect(texts.map(isPath)).toEqual([true, true, false, false, false, false]);
  });

  it('lies below a province where it must be a commune or in one', () => {
    expect(['08', '08.00691', '08.'].map(isUnitPath)).toEqual([false, true, false]);
  });
});

const known = [{ name: 'Hội Phụ nữ' }, { name: 'Đoàn Thanh niên' }];

describe('the name of an organisation', () => {
  it('is that of the register, however it was typed', () => {
    expect(organisationName('hoi phu nu', known)).toBe('Hội Phụ nữ');
    expect(organisationName('  Đoàn   thanh niên ', known)).toBe('Đoàn Thanh niên');
    expect(organisationName('Hội Phụ nữ'.normalize('NFD'), known)).toBe('Hội Phụ nữ');
  });

  it('stays as typed where nobody bears it, blanks taken off', () => {
    expect(organisationName(' Hội Cựu chiến binh ', known)).toBe('Hội Cựu chiến binh');
  });

  it('prefers the very letters to those without marks', () => {
    expect(organisationName('hội ma', [{ name: 'Hội Mạ' }, { name: 'Hội Ma' }])).toBe('Hội Ma');
  });

  it('of blanks is none', () => {
    expect(organisationName('   ', known)).toBeNull();
    expect(organisationName('\u200B', known)).toBeNull();
    expect(organisationName(null, known)).toBeNull();
  });
});

describe('the name of a partner', () => {
  const listed = [{ name: 'Công an tỉnh' }, { name: 'Công ty Hà An' }];

  it('is that of the list with the same letters and marks, or typed without any', () => {
    expect(partnerName('CÔNG AN TỈNH', listed)).toBe('Công an tỉnh');
    expect(partnerName('Công  an tỉnh'.normalize('NFD'), listed)).toBe('Công an tỉnh');
    expect(partnerName('cong an tinh', listed)).toBe('Công an tỉnh');
  });

  it('is another one where a tone differs, and where nobody can tell which is meant', () => {
    expect(partnerName('Công ty Hạ An', listed)).toBe('Công ty Hạ An');
    const both = [...listed, { name: 'Công ty Hạ An' }];
    expect(partnerName('cong ty ha an', both)).toBe('cong ty ha an');
    expect(partnerName('Viettel', [{ name: 'VIETTEL' }])).toBe('VIETTEL');
    expect(partnerName(' ', listed)).toBeNull();
  });
});
