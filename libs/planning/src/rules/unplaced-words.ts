import { type UnplacedReason } from './plan-task';

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
