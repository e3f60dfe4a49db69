import { type PrintedFields } from '../certificates/certificate.rules';
import { ERASED, REGISTER_COLUMNS, registerCells, type RegisterLine, WITHHELD } from './register.rules';

const fields = {
  fullName: 'Vàng Thị Mỷ',
  birthYear: 1987,
  unit: 'Tổ công nghệ số cộng đồng Xã Hàm Yên',
  title: 'Bồi dưỡng 2026',
  decisionNumber: '145/QĐ-SKHCN',
  decidedOn: '2026-09-01',
  finishedOn: '2026-11-24',
  issuedOn: '2026-11-25',
  replacesNumber: null,
} as PrintedFields;

const line: RegisterLine = {
  ...{ number: 147, year: 2026, fields, state: 'valid', validUntil: null, stateChangedAt: null },
  ...{ successor: null, renewed: null, erasedAt: null },
};

const cell = (name: string, given: RegisterLine, isUsable = true) =>
  registerCells(given, isUsable)[REGISTER_COLUMNS.findIndex(({ header }) => header === name)];

describe('a line of the register book', () => {
  it('says what was printed, and has a cell for each column', () => {
    expect(registerCells(line, true)).toHaveLength(REGISTER_COLUMNS.length);
    expect(['Số vào sổ', 'Họ và tên', 'Năm sinh', 'Ngày cấp'].map((name) => cell(name, line))).toEqual([
      ...['0147/2026', 'Vàng Thị Mỷ', 1987, '2026-11-25'],
    ]);
  });

  it('points to the paper that took its place', () => {
    const replaced: RegisterLine = { ...line, state: 'replaced', successor: { number: 150, year: 2027 } };
    expect(cell('Tình trạng', replaced)).toBe('Đã thay bằng số 0150/2027');
  });

  it('names the paper it renews, which stays what it is', () => {
    const renewing: RegisterLine = { ...line, renewed: { number: 12, year: 2024 } };
    expect([cell('Gia hạn từ giấy số', renewing), cell('Thay cho giấy số', renewing)]).toEqual(['0012/2024', null]);
    expect([cell('Gia hạn từ giấy số', line), cell('Người nhận ký', renewing)]).toEqual([null, null]);
  });

  it('says until when it is good', () => {
    const ended: RegisterLine = { ...line, state: 'expired', validUntil: '2027-11-30' };
    expect([cell('Hiệu lực đến hết', ended), cell('Tình trạng', ended)]).toEqual(['2027-11-30', 'Đã hết hạn']);
    expect(cell('Hiệu lực đến hết', line)).toBeNull();
  });

  it('keeps number and dates of who was erased or is restricted, and nothing of the person', () => {
    const erased = { ...line, erasedAt: new Date(), fields: { ...fields, fullName: '', birthYear: 0, unit: '' } };
    expect(cell('Họ và tên', erased)).toBe(ERASED);
    expect(cell('Họ và tên', line, false)).toBe(WITHHELD);
    for (const name of ['Năm sinh', 'Đơn vị'])
      expect([cell(name, erased), cell(name, line, false)]).toEqual([null, null]);
    expect(cell('Số vào sổ', line, false)).toBe('0147/2026');
  });
});
