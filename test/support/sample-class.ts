import type { ClassGroup } from '../../apps/web/src/features/classes/types';
import { aSession } from './sample-session';

/** A class with one session as the API gives it to its trainer, with what a test makes of it. */
export const aClass = (more: Partial<ClassGroup> = {}): ClassGroup => ({
  id: 'g',
  title: 'Dịch vụ công',
  trainerId: 't1',
  trainerName: 'Hà Minh Tuấn',
  isOwn: true,
  communeId: 'c',
  communeName: 'Xã Hàm Yên',
  capacity: 40,
  topic: null,
  freePlaces: 40,
  rule: { wholeFromPercent: null, roundToMinutes: 1, lateAfterMinutes: null },
  approval: 'none',
  required: [],
  sessions: [aSession()],
  bookings: [],
  can: ['change', 'cancel', 'end', 'replace'],
  isGuest: false,
  plannedFor: [],
  ...more,
});
