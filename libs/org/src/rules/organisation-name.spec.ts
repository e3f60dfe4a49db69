import { organisationName } from './organisation-name';

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
