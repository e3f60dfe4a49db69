import { classValues, type PaperMark } from './class-values.rules';

const session = { from: '08:00', to: '10:00', minutes: 120, venue: 'Nhà văn hóa xã', isClosed: true };

const sessions = [
  { ...session, on: '2026-12-01' },
  { ...session, on: '2026-12-02' },
  { ...session, on: '2026-12-09', isClosed: false },
];

const about = { title: 'Kỹ năng số', communeName: 'xã Hàm Yên', trainerName: 'Trần Thị Hương', capacity: 30 };

const whole = { ...about, sessions, unnamed: [], partOf: null };

const person = (fullName: string, ...marks: (PaperMark | null)[]) => ({
  ...{ memberId: fullName, number: null, fullName, birthYear: 1980, unit: 'Xã Hàm Yên', position: 'Thành viên', marks },
});

describe('when a class is held', () => {
  const timeOf = (days: readonly (readonly [on: string, from: string, to: string])[]) =>
    classValues({
      ...whole,
      learners: [],
      sessions: days.map(([on, from, to]) => ({ ...session, on, from, to })),
    }).fields['thời gian'];

  it('is said by the hours where all of it is on one day, else by its first and last day', () => {
    const [morning, noon] = [
      ['2026-09-20', '08:00', '09:30'],
      ['2026-09-20', '10:00', '11:30'],
    ] as const;
    expect(timeOf([morning, noon])).toBe('từ 08:00 đến 11:30 ngày 20/09/2026');
    expect(timeOf([morning, ['2026-09-21', '08:00', '09:30']])).toBe('từ ngày 20/09/2026 đến ngày 21/09/2026');
    expect(timeOf([])).toBeNull();
  });
});

describe('what papers say of who was there', () => {
  const { fields, tables } = classValues({
    ...whole,
    learners: [
      person('Lò Thị Ánh', 'present', 'present', null),
      person('Ma Văn Bảo', 'present', { partMinutes: 45 }, null),
      person('Vàng A Chu', { partMinutes: 5 }, 'absent', null),
      person('Hầu Mí Dế', 'excused', 'absent', null),
    ],
  });

  it('counts as there throughout who was there for the whole of each session, and as there who was there at all', () => {
    expect(fields).toMatchObject({ 'số đủ buổi': '01', 'số có mặt': '03', 'số vắng': '01' });
  });

  it('shows the minutes that count of who was there for a part, and who had leave', () => {
    const cells = tables['kết quả điểm danh']?.rows.map((row) => row.cells.slice(4));
    expect(cells).toEqual([
      ['x', 'x', ''],
      ['x', '45′', ''],
      ['5′', 'V', ''],
      ['P', 'V', ''],
    ]);
  });
});

describe('whom the counts of a class are of', () => {
  const learners = [person('Lò Thị Ánh', 'present', 'present', null), person('Hầu Mí Dế', 'absent', 'absent', null)];
  const counts = (more: object): Readonly<Record<string, unknown>> => {
    const { fields, tables } = classValues({ ...whole, learners, ...more });
    return { ...fields, rows: tables['kết quả điểm danh']?.rows.length };
  };

  it('is the class where nobody is left out', () => {
    expect(counts({})).toMatchObject({
      ...{ 'số học viên': '02', 'số đã đăng ký': '02', 'số có mặt': '01', 'số vắng': '01', 'tỉ lệ có mặt': '50%' },
      'phạm vi số liệu': 'cả lớp',
    });
  });

  it('takes in who is named nowhere, in every count but that of the list', () => {
    const unnamed = [
      ['present', 'present', null],
      ['absent', 'absent', null],
    ];
    expect(counts({ unnamed })).toMatchObject({
      ...{ 'số học viên': '02', 'số đã đăng ký': '04', 'số có mặt': '02', 'số đủ buổi': '02', 'số vắng': '02' },
      ...{ 'tỉ lệ có mặt': '50%', rows: 2, 'phạm vi số liệu': 'cả lớp, gồm cả 02 người không nêu tên' },
    });
  });

  it('is its own people for a commune, and says so', () => {
    expect(counts({ partOf: 'xã Hàm Yên' })['phạm vi số liệu']).toBe('riêng học viên của xã Hàm Yên');
    expect(counts({ partOf: 'xã Hàm Yên', unnamed: [[null, null, null]] })['phạm vi số liệu']).toBe(
      'riêng học viên của xã Hàm Yên, gồm cả 01 người không nêu tên',
    );
  });
});
