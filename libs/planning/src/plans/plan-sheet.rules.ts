import { type CellValue, type SheetColumn } from '@lopso/platform';
import { weekdayOf } from '../availability/local-availability.rules';
import { type UnplacedReason } from '../proposals/plan-task.rules';
import { type ClassStanding, type Meeting, type TimetabledClass } from './plan.rules';

/** Why people have no class: what the plan met, or that theirs was cancelled on a day, `yyyy-mm-dd`. */
export interface Unplaced {
  readonly reason: UnplacedReason | 'cancelled';
  readonly cancelledOn: string | null;
}

/** The same as a list says it; `memberMinutes`: how far the plan lets people go. */
export function unplacedWords({ reason, cancelledOn }: Unplaced, memberMinutes: number): string {
  return {
    cancelled: `Lớp ngày ${(cancelledOn ?? '').split('-').reverse().join('/')} đã hủy`,
    'no-hall': `Xã chưa có địa điểm học, và không xã nào có địa điểm trong ${memberMinutes} phút đường`,
    'no-day': 'Mọi ngày của kế hoạch đều là ngày chợ phiên của xã',
    'too-far': 'Không giảng viên nào đi về kịp trong ngày',
    'hall-taken': 'Địa điểm đã kín vào những buổi giảng viên đến được',
    'trainers-taken': 'Giảng viên đến được đều nghỉ hoặc đã kín lịch',
  }[reason];
}

const STANDINGS: Readonly<Record<ClassStanding, string>> = {
  proposed: 'dự kiến',
  pinned: 'dự kiến, đã ghim',
  opened: 'đã mở',
  held: 'đã học',
  cancelled: 'đã hủy',
};

const WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'];

/** The columns of the classes of a plan: a row for each session. */
export const CLASS_COLUMNS: readonly SheetColumn[] = [
  { header: 'Lớp số', width: 8, kind: 'whole' },
  { header: 'Buổi', width: 7, kind: 'text' },
  { header: 'Ngày', width: 12, kind: 'date' },
  { header: 'Thứ', width: 10, kind: 'text' },
  { header: 'Từ', width: 7, kind: 'text' },
  { header: 'Đến', width: 7, kind: 'text' },
  { header: 'Xã, phường', width: 24, kind: 'text' },
  { header: 'Địa điểm', width: 34, kind: 'paragraph' },
  { header: 'Giảng viên', width: 26, kind: 'text' },
  { header: 'Số người', width: 10, kind: 'whole' },
  { header: 'Người của', width: 40, kind: 'paragraph' },
  { header: 'Tình trạng', width: 18, kind: 'text' },
];

/** The rows of a class by time, one for each session; cancelled ones say so and have no number among the others. */
export function classRows({ number, standing, people, groups, meetings, cancelled }: TimetabledClass): CellValue[][] {
  const from = groups.map(({ communeName, count }) => `${communeName}: ${count}`).join('; ');
  const held = meetings.map((meeting, index) => ({
    ...{ meeting, part: `${index + 1}/${meetings.length}` },
    state: STANDINGS[standing],
  }));
  const gone = cancelled.map((meeting) => ({ meeting, part: null, state: STANDINGS.cancelled }));
  return [...held, ...gone]
    .sort((one, other) => (startOf(one.meeting) < startOf(other.meeting) ? -1 : 1))
    .map(({ meeting, part, state }) => [
      ...[number, part, meeting.on, WEEKDAYS[weekdayOf(meeting.on) - 1] ?? ''],
      ...[meeting.from, meeting.to, meeting.communeName, meeting.hallName, meeting.trainerName],
      ...[people, from, state],
    ]);
}

const startOf = ({ on, from }: Meeting): string => `${on} ${from}`;

/** The columns of whom a plan finds no class for. */
export const GAP_COLUMNS: readonly SheetColumn[] = [
  { header: 'Xã, phường', width: 26, kind: 'text' },
  { header: 'Số người', width: 10, kind: 'whole' },
  { header: 'Vì sao', width: 70, kind: 'paragraph' },
];

/** The row of people without a class. */
export function gapRow(
  gap: Unplaced & { readonly communeName: string; readonly people: number },
  memberMinutes: number,
): CellValue[] {
  return [gap.communeName, gap.people, unplacedWords(gap, memberMinutes)];
}

/** A plan as its own sheet tells of it. Days are `yyyy-mm-dd`. */
export interface PlanAbout {
  readonly name: string;
  readonly roundTitle: string;
  readonly from: string;
  readonly until: string;
  readonly isWorking: boolean;
  readonly gaps: readonly (Pick<Unplaced, 'reason'> & { readonly people: number })[];
}

export const ABOUT_COLUMNS: readonly SheetColumn[] = [
  { header: 'Mục', width: 26, kind: 'paragraph' },
  { header: 'Nội dung', width: 80, kind: 'paragraph' },
];

/** What the plan is about, and its counts; `asOf`: the moment in words. */
export function aboutRows(plan: PlanAbout, classes: readonly TimetabledClass[], asOf: string): CellValue[][] {
  const standing = classes.filter((one) => one.standing !== 'cancelled');
  const cancelled = plan.gaps.filter(({ reason }) => reason === 'cancelled');
  const sum = (some: readonly { readonly people: number }[]): string =>
    String(some.reduce((all, { people }) => all + people, 0));
  return [
    ['Tên lớp', plan.name],
    ['Đợt', plan.roundTitle],
    ['Từ ngày', inWords(plan.from)],
    ['Đến ngày', inWords(plan.until)],
    ['Số lớp', String(standing.length)],
    ['Số lớp đã mở', String(standing.filter(({ standing: state }) => state === 'opened' || state === 'held').length)],
    ['Số người có lớp', sum(standing)],
    ['Số người chưa có lớp', sum(plan.gaps)],
    ...(cancelled.length === 0 ? [] : [['Trong đó của lớp đã hủy', sum(cancelled)]]),
    ['Số liệu lúc', asOf],
    ...(plan.isWorking ? [['Lưu ý', 'Kế hoạch đang được xếp lại: tệp này ghi cách xếp của lần trước.']] : []),
  ];
}

const inWords = (day: string): string => day.split('-').reverse().join('/');
