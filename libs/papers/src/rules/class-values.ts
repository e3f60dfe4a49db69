import { compareNames } from '@lopso/platform';
import { type PaperClass, type PaperMark, type PaperSession } from './paper-class';
import { type PaperTable, type PaperValues } from './paper-values';
import { attendanceTable, learnersTable, marksTable } from './people-tables';
import { column, hoursInWords, numberInWords, percentInWords } from './value-words';

/** What templates of papers about a class may ask for. */
export const CLASS_NAMES = {
  fields: [
    ...['tên lớp', 'xã', 'giảng viên', 'số chỗ', 'số học viên', 'số buổi', 'số buổi đã học', 'thời lượng', 'thời gian'],
    ...['địa điểm', 'số đã đăng ký', 'số có mặt', 'số đủ buổi', 'số vắng', 'tỉ lệ có mặt', 'phạm vi số liệu'],
  ],
  tables: ['lịch học', 'học viên', 'điểm danh', 'kết quả điểm danh'],
} as const;

/**
 * The fields and tables of a class; people stand by given name as Vietnamese lists do. `số học viên` counts those in the list, all other counts also those whom
 * no paper names; `phạm vi số liệu` says whom the counts are of.
 */
export function classValues(group: PaperClass): PaperValues {
  const learners = [...group.learners].sort((a, b) => compareNames(a.fullName, b.fullName));
  const { sessions } = group;
  const sorted = { ...group, learners };
  return {
    fields: { ...planFields(group), ...resultFields(sorted), 'phạm vi số liệu': reachOf(group) },
    tables: {
      'lịch học': timetable(sessions),
      'học viên': learnersTable(learners),
      'điểm danh': attendanceTable(learners, sessions),
      'kết quả điểm danh': marksTable(learners, sessions),
    },
  };
}

const wasThere = (mark: PaperMark | null): boolean => mark === 'present' || (mark !== null && typeof mark === 'object');

function planFields(group: PaperClass): Record<string, string | null> {
  const { sessions } = group;
  const minutes = sessions.reduce((sum, session) => sum + session.minutes, 0);
  return {
    'tên lớp': group.title,
    xã: group.communeName,
    'giảng viên': group.trainerName,
    'số chỗ': numberInWords(group.capacity),
    'số học viên': numberInWords(group.learners.length),
    'số đã đăng ký': numberInWords(group.learners.length + group.unnamed.length),
    'số buổi': numberInWords(sessions.length),
    'thời lượng': sessions.length === 0 ? null : hoursInWords(minutes),
    'thời gian': spanOf(sessions),
    'địa điểm': placesOf(sessions),
  };
}

function resultFields({ sessions, learners, unnamed }: PaperClass): Record<string, string | null> {
  const closed = sessions.flatMap(({ isClosed }, index) => (isClosed ? [index] : []));
  const none = { 'số buổi đã học': numberInWords(closed.length) };
  if (closed.length === 0)
    return { ...none, 'số có mặt': null, 'số đủ buổi': null, 'số vắng': null, 'tỉ lệ có mặt': null };
  const counted = [...learners.map(({ marks }) => marks), ...unnamed];
  const came = counted.filter((marks) => closed.some((index) => wasThere(marks[index] ?? null))).length;
  const whole = counted.filter((marks) => closed.every((index) => marks[index] === 'present')).length;
  return {
    ...none,
    'số có mặt': numberInWords(came),
    'số đủ buổi': numberInWords(whole),
    'số vắng': numberInWords(counted.length - came),
    'tỉ lệ có mặt': counted.length === 0 ? null : percentInWords(came / counted.length),
  };
}

/** Whom the counts are of, for a reader who holds them against the list or the hall. */
function reachOf({ partOf, unnamed }: PaperClass): string {
  const reach = partOf === null ? 'cả lớp' : `riêng học viên của ${partOf}`;
  return unnamed.length === 0 ? reach : `${reach}, gồm cả ${numberInWords(unnamed.length)} người không nêu tên`;
}

function day(on: string): string {
  return on.split('-').reverse().join('/');
}

/** “từ 08:00 đến 11:00 ngày 05/12/2026”; of several days the first and the last day. */
function spanOf(sessions: readonly PaperSession[]): string | null {
  const first = sessions[0];
  const last = sessions[sessions.length - 1];
  if (first === undefined || last === undefined) return null;
  if (first.on === last.on) return `từ ${first.from} đến ${last.to} ngày ${day(first.on)}`;
  return `từ ngày ${day(first.on)} đến ngày ${day(last.on)}`;
}

function placesOf(sessions: readonly PaperSession[]): string | null {
  const places = [...new Set(sessions.map(({ venue }) => venue))].filter((place) => place !== '');
  return places.length === 0 ? null : places.join('; ');
}

function timetable(sessions: readonly PaperSession[]): PaperTable {
  return {
    columns: [
      column('Buổi', 2, 'centre'),
      column('Ngày', 4, 'centre'),
      column('Giờ', 4, 'centre'),
      column('Địa điểm', 10),
    ],
    rows: sessions.map(({ on, from, to, venue }, index) => ({
      cells: [String(index + 1), day(on), `${from} – ${to}`, venue],
      memberId: null,
    })),
    rowHeightMm: 0,
    emptyWords: 'Lớp chưa có buổi nào.',
  };
}
