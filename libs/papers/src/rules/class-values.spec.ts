import { classValues } from './class-values';
import { type PaperMark } from './paper-class';

const session = { from: '08:00', to: '10:00', minutes: 120, venue: 'Nhà văn hóa xã', isClosed: true };
const sessions = [
  { ...session, on: '2026-12-01' },
  { ...session, on: '2026-12-02' },
  { ...session, on: '2026-12-09', isClosed: false },
];
const about = { title: 'Kỹ năng số', communeName: 'xã Hàm Yên', trainerName: 'Trần Thị Hương', capacity: 30, sessions };
const person = (fullName: string, ...marks: (PaperMark | null)[]) => ({
  ...{ memberId: fullName, fullName, birthYear: 1980, unit: 'Xã Hàm Yên', position: 'Thành viên', marks },
});

describe('when a class is held', () => {
  const timeOf = (days: readonly (readonly [on: string, from: string, to: string])[]) =>
    classValues({
      ...about,
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
    ...about,
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
