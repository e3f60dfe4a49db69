import { type PersonState } from './person-filter';

/** Words of the exported file; a test holds them against those of the screens. */
export const STATE_WORDS: Readonly<Record<PersonState, string>> = {
  finished: 'Đã hoàn thành',
  doing: 'Đang học',
  'not-started': 'Chưa bắt đầu',
  overdue: 'Quá hạn',
};

/** Kinds of member (thành phần). */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  official: 'Cán bộ',
  teacher: 'Giáo viên',
  police: 'Công an',
  health: 'Y tế',
  'mass-organisation': 'Đoàn thể',
  'telecom-it': 'Doanh nghiệp viễn thông – CNTT',
  resident: 'Người dân',
};

/** What a person is in the team. */
export const POSITION_WORDS: Readonly<Record<string, string>> = {
  leader: 'Tổ trưởng',
  deputy: 'Tổ phó',
  member: 'Thành viên',
};
