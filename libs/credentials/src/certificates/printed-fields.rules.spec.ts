import { paperText } from '../printing/paper-text.rules';
import { type PrintedMember, printFields, reprintFields, UNSIGNED } from './certificate.rules';

const member: PrintedMember = {
  fullName: 'Nguyễn Thị Thuỷ Ngẫu',
  birthYear: 1987,
  teamName: 'Tổ công nghệ số cộng đồng xã Hàm Yên',
  teamKind: 'commune-team',
  unitName: 'Xã Hàm Yên',
  communeName: 'Xã Hàm Yên',
};

const round = {
  title: 'Bồi dưỡng Tổ CNSCĐ năm 2026, đợt 1',
  decisionNumber: '145/QĐ-SKHCN',
  decidedOn: '2026-09-01',
};

const contents = { courses: 3, classMinutes: 180 };

const issuer = {
  provinceName: 'Tuyên Quang',
  provinceFullName: 'Tỉnh Tuyên Quang',
  issuer: 'Sở Khoa học và Công nghệ',
  signer: 'Giám đốc',
};

const passage = {
  ...{ number: 1, countsFrom: null, openedOn: '2026-09-02', finishedOn: '2026-11-24' },
  ...{ validUntil: null, renewsNumber: null },
  ...{ roundStartsOn: '2026-09-07', roundOpenedOn: '2026-09-02' },
};

const given = { member, round, issuer, passage, contents, issuedOn: '2026-11-24' };

const fields = printFields(given);

const text = (changes: Partial<typeof fields> = {}) =>
  paperText(
    { number: 147, year: 2026, code: '7KQM4XPD29', fields: { ...fields, ...changes } },
    'https://lopso.example/kiem-tra',
    { size: 1, runs: [] },
  );

describe('what a certificate prints', () => {
  it('puts the province above the issuer, in Vietnamese capitals', () => {
    expect([fields.superior, fields.authority, fields.place]).toEqual([
      'ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG',
      'Giám đốc Sở Khoa học và Công nghệ',
      'Tuyên Quang',
    ]);
  });

  it('says that nobody signed it', () => {
    expect(text().signature).toBe(UNSIGNED);
  });

  it('names the commune behind a village team and nothing twice behind a commune team', () => {
    const unit = (changes: Partial<PrintedMember>): string =>
      printFields({ ...given, member: { ...member, ...changes } }).unit;
    expect(unit({})).toBe('Tổ công nghệ số cộng đồng xã Hàm Yên');
    expect(unit({ teamName: 'Tổ công nghệ số cộng đồng thôn Bản Pắng', teamKind: 'village-team' })).toBe(
      'Tổ công nghệ số cộng đồng thôn Bản Pắng, xã Hàm Yên',
    );
  });

  it('falls back on the unit of somebody who left the seat', () => {
    const left = { ...member, teamName: null, teamKind: null };
    expect(printFields({ ...given, member: left }).unit).toBe('Xã Hàm Yên');
    expect(printFields({ ...given, member: { ...left, unitName: 'Thôn Bản Pắng' } }).unit).toBe(
      'Thôn Bản Pắng, xã Hàm Yên',
    );
  });

  it('never lets the period end before it starts', () => {
    const early = printFields({ ...given, passage: { ...passage, finishedOn: '2026-09-01' } });
    expect([early.startedOn, early.finishedOn]).toEqual(['2026-09-01', '2026-09-01']);
  });

  it('begins with the round, or with the day somebody joined it later', () => {
    const started = (openedOn: string, roundOpenedOn = passage.roundOpenedOn, finishedOn = '2026-11-24'): string =>
      printFields({ ...given, passage: { ...passage, openedOn, roundOpenedOn, finishedOn } }).startedOn;
    expect(started('2026-09-02')).toBe('2026-09-07');
    // Joined before the round began.
    expect(started('2026-09-05')).toBe('2026-09-07');
    expect(started('2026-10-01')).toBe('2026-10-01');
    // A round that was entered after its first day is of all its people from that day on.
    expect(started('2026-09-20', '2026-09-20')).toBe('2026-09-07');
    expect(started('2026-09-21', '2026-09-20')).toBe('2026-09-21');
    // All was learnt before she joined.
    expect(started('2026-11-30', '2026-09-02', '2026-11-24')).toBe('2026-11-24');
  });

  it('prints of a renewal where its own passage began, the paper it renews, and its last day', () => {
    const renewed = {
      ...passage,
      openedOn: '2026-09-02',
      finishedOn: '2027-10-05',
      countsFrom: '2027-09-01',
      validUntil: '2028-10-31',
    };
    const second = printFields({ ...given, passage: { ...renewed, number: 2, renewsNumber: '0101/2026' } });
    expect(text(second)).toMatchObject({
      period: 'từ ngày 01/09/2027 đến ngày 05/10/2027, gồm 3 khóa học và 3 giờ lớp trực tiếp',
      ...{
        startedOn: '01/09/2027',
        renewing: ', gia hạn từ giấy số 0101/2026',
        validUntil: '31/10/2028',
        goodUntil: '. Có giá trị đến hết ngày 31/10/2028',
        replacing: '',
      },
    });
    const first = printFields({ ...given, passage: { ...renewed, number: 1, renewsNumber: null } });
    expect([first.startedOn, text(first).renewing]).toEqual(['2026-09-07', '']);
  });

  it('says that a paper without a last day is good without end, also one of before papers said it', () => {
    for (const one of [text(), text({ validUntil: undefined })])
      expect([one.validUntil, one.goodUntil]).toEqual(['không thời hạn', '']);
  });

  it('tells the period with what was learnt, leaving out what was not', () => {
    expect(text().period).toBe('từ ngày 07/09/2026 đến ngày 24/11/2026, gồm 3 khóa học và 3 giờ lớp trực tiếp');
    expect(text({ classMinutes: 90, courses: 0 }).period).toMatch(/, gồm 1,5 giờ lớp trực tiếp$/);
    expect(text({ classMinutes: 0, courses: 0 }).period).toBe('từ ngày 07/09/2026 đến ngày 24/11/2026');
  });

  it('writes place and date as Decree 30 does', () => {
    expect(text().placeAndDate).toBe('Tuyên Quang, ngày 24 tháng 11 năm 2026');
    expect(text({ issuedOn: '2027-02-05' }).placeAndDate).toBe('Tuyên Quang, ngày 05 tháng 02 năm 2027');
    expect(text({ issuedOn: '2027-09-30' }).placeAndDate).toBe('Tuyên Quang, ngày 30 tháng 9 năm 2027');
  });

  it('gives the address of the check page without its protocol', () => {
    expect(text().checkAddress).toBe('lopso.example/kiem-tra');
  });

  it('takes on a new paper the person, the round’s words, the days and what was learnt as known now, keeps the rest and points to the old paper', () => {
    const corrected = { ...member, fullName: 'Nguyễn Thị Thúy Ngẫu', birthYear: 1978 };
    const reprinted = reprintFields(fields, {
      member: corrected,
      basis: { title: 'Bồi dưỡng năm 2026', decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-08-21' },
      contents: { courses: 3, classMinutes: 0 },
      days: { startedOn: '2026-09-08', finishedOn: '2027-01-09', validUntil: '2028-11-23' },
      issuedOn: '2027-01-10',
      replacesNumber: '0147/2026',
    });
    expect(reprinted).toEqual({
      ...fields,
      ...{ title: 'Bồi dưỡng năm 2026', decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-08-21' },
      classMinutes: 0,
      ...{ startedOn: '2026-09-08', finishedOn: '2027-01-09', validUntil: '2028-11-23' },
      fullName: 'Nguyễn Thị Thúy Ngẫu',
      birthYear: 1978,
      issuedOn: '2027-01-10',
      replacesNumber: '0147/2026',
    });
  });
});
