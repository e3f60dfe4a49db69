import { signerLines } from './signer.rules';

describe('the lines above a signature', () => {
  it.each([
    ['head', '', 'Giám đốc', ['GIÁM ĐỐC']],
    ['TM', 'Ủy ban nhân dân', 'Chủ tịch', ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
    ['KT', 'Chủ tịch', 'Phó Chủ tịch', ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    ['TL', 'Giám đốc', 'Trưởng phòng', ['TL. GIÁM ĐỐC', 'TRƯỞNG PHÒNG']],
    ['TUQ', 'Giám đốc', 'Phó Trưởng phòng', ['TUQ. GIÁM ĐỐC', 'PHÓ TRƯỞNG PHÒNG']],
    ['Q', '', 'Giám đốc', ['Q. GIÁM ĐỐC']],
  ] as const)('are those of the form %s', (form, instead, position, lines) => {
    expect(signerLines({ form, instead, position, name: '' })).toEqual(lines);
  });
});
