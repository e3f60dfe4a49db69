import type { Session } from '../../apps/web/src/features/classes/types';

/** A planned session as the API gives it, with what a test makes of it. */
export const aSession = (more: Partial<Session> = {}): Session => ({
  id: 'a',
  classGroupId: 'g',
  number: 1,
  title: 'Dịch vụ công',
  trainerId: 't1',
  trainerName: 'Hà Minh Tuấn',
  assistants: [],
  equipment: [],
  isOwn: true,
  canMove: true,
  isOverdue: false,
  communeId: 'c',
  communeName: 'Xã Hàm Yên',
  venueId: 'v1',
  venueName: 'Nhà văn hóa',
  capacity: 40,
  startsAt: '2026-12-01T12:00:00Z',
  endsAt: '2026-12-01T13:30:00Z',
  plannedMinutes: 90,
  state: 'planned',
  closedAt: null,
  bookedCount: 0,
  presentCount: 0,
  ...more,
});
