import { formatDate } from '../lib/i18n/format';
import { translator } from '../lib/i18n/translate';
import type { Ask, HouseholdTask, Opinion } from './after-class.svelte';

export const t = translator({
  opinionTitle: 'Lớp {title} thế nào?',
  opinionLead: 'Anh chị trả lời 3 câu, chừng nửa phút.',
  opinionHidden: 'Câu trả lời không ghi tên. Hết hạn, có từ 5 người trả lời thì giảng viên, xã và Sở mới xem được.',
  taught: 'Học xong ngày {date}, giảng viên {trainer}.',
  until: 'Trả lời trước ngày {date}.',
  start: 'Góp ý về lớp',
  understood: 'Anh chị hiểu bài không?',
  'understood.well': 'Hiểu rõ',
  'understood.partly': 'Hiểu một phần',
  'understood.little': 'Chưa hiểu',
  pace: 'Giảng viên dạy nhanh hay chậm?',
  'pace.right': 'Vừa',
  'pace.fast': 'Nhanh quá',
  'pace.slow': 'Chậm quá',
  usefulness: 'Về nhà có dùng được không?',
  'usefulness.much': 'Dùng được nhiều',
  'usefulness.some': 'Dùng được ít',
  'usefulness.little': 'Chưa dùng được',
  remark: 'Anh chị muốn nói thêm gì? (không bắt buộc)',
  remarkHint: 'Giảng viên, xã và Sở đọc được câu này. Đừng ghi tên mình hay tên ai.',
  missing: 'Còn câu chưa chọn: {question}',
  send: 'Gửi góp ý',
  later: 'Để sau',
  opinionSent: 'Đã gửi góp ý lớp {title}. Cảm ơn anh chị.',
  opinionKept: 'Góp ý lớp {title} giữ trên máy này. Có mạng sẽ tự gửi.',
  opinionRefused: 'Góp ý lớp {title} không gửi được vì đã hết hạn. Anh chị góp ý ở lớp sau nhé.',
  opinionUnsent: 'Góp ý lớp {title} không gửi được. Anh chị hỏi giảng viên của lớp.',
  unkept: 'Máy chưa giữ được. Cứ để mở trang, có mạng sẽ tự gửi.',
  householdsSent: 'Đã gửi: {count} hộ, lớp {title}. Cảm ơn anh chị.',
  householdsKept: 'Số hộ của lớp {title} giữ trên máy này. Có mạng sẽ tự gửi.',
  householdsRefused: 'Số hộ của lớp {title} không gửi được vì đã hết hạn. Anh chị báo ở lớp sau nhé.',
  householdsUnsent: 'Số hộ của lớp {title} không gửi được. Anh chị hỏi giảng viên của lớp.',
  change: 'Sửa câu trả lời',
  changeOf: 'Sửa câu trả lời lớp {title}',
  householdsTitle: 'Từ buổi học đến nay, anh chị đã hướng dẫn được mấy hộ?',
  householdsClass: 'Lớp {title}, học xong ngày {date}.',
  householdsHidden:
    'Chưa hướng dẫn hộ nào thì ghi 0. Không ghi tên. Giảng viên, xã và Sở chỉ thấy tổng của cả lớp, khi có từ 5 người báo.',
  households: 'Số hộ đã hướng dẫn',
  less: 'Bớt 1 hộ',
  more: 'Thêm 1 hộ',
  byTask: 'Ghi theo từng việc (không bắt buộc)',
  byTaskHint: 'Một hộ có thể được hướng dẫn nhiều việc.',
  'task.public-services': 'Dịch vụ công trực tuyến',
  'task.identity': 'VNeID, định danh',
  'task.payment': 'Trả tiền qua điện thoại',
  'task.safety': 'Phòng lừa đảo trên mạng',
  'task.selling': 'Bán hàng trên mạng',
  tooMany: 'Số hộ của từng việc không thể nhiều hơn tổng số hộ. Sửa lại rồi gửi.',
  notWhole: 'Ghi số hộ từ 0 đến 200.',
  sendHouseholds: 'Gửi số hộ',
});

/** The three questions with their choices, in the order they are asked. */
export const questions = [
  { name: 'understood', choices: ['well', 'partly', 'little'] },
  { name: 'pace', choices: ['right', 'fast', 'slow'] },
  { name: 'usefulness', choices: ['much', 'some', 'little'] },
] as const;

export type QuestionName = (typeof questions)[number]['name'];

/** What is chosen so far. */
export type OpinionDraft = { [Name in QuestionName]: Opinion[Name] | null } & { remark: string };

/** The words of a choice. */
export const choiceWords = (name: QuestionName, choice: string): string => {
  const words: Readonly<Record<string, string>> = {
    'understood.well': t('understood.well'),
    'understood.partly': t('understood.partly'),
    'understood.little': t('understood.little'),
    'pace.right': t('pace.right'),
    'pace.fast': t('pace.fast'),
    'pace.slow': t('pace.slow'),
    'usefulness.much': t('usefulness.much'),
    'usefulness.some': t('usefulness.some'),
    'usefulness.little': t('usefulness.little'),
  };
  return words[`${name}.${choice}`] ?? choice;
};

/** The first question nothing is chosen for; null: all are. */
export const firstMissing = (draft: OpinionDraft): QuestionName | null =>
  questions.find(({ name }) => draft[name] === null)?.name ?? null;

/** What is sent; null while something is missing. */
export function opinionOf({ understood, pace, usefulness, remark }: OpinionDraft): Opinion | null {
  if (understood === null || pace === null || usefulness === null) return null;
  return { understood, pace, usefulness, ...(remark.trim() === '' ? {} : { remark: remark.trim() }) };
}

export const householdTasks: readonly HouseholdTask[] = ['public-services', 'identity', 'payment', 'safety', 'selling'];

/** Why a number of households can't be sent; null: it can. */
export function faultOf(
  households: number | null,
  byTask: Readonly<Partial<Record<HouseholdTask, number>>>,
): string | null {
  const counts = [households, ...Object.values(byTask)];
  if (!counts.every((count) => count !== null && Number.isInteger(count) && count >= 0 && count <= 200))
    return t('notWhole');
  return Object.values(byTask).some((count) => count > (households ?? 0)) ? t('tooMany') : null;
}

/** When the class was, by whom, and until when she may answer. */
export function opinionFacts({ endedAt, trainerNames, opinion }: Ask): string {
  const taught = t('taught', { date: formatDate(endedAt), trainer: trainerNames.join(', ') });
  return opinion === null ? taught : `${taught} ${t('until', { date: formatDate(opinion.until) })}`;
}

/** What became of an answer that was not taken: too late, or anything else. */
export function refusedWords(kind: 'opinion' | 'households', title: string, refusal: string | null): string {
  if (kind === 'opinion')
    return refusal === 'classes.opinion-over' ? t('opinionRefused', { title }) : t('opinionUnsent', { title });
  return refusal === 'classes.households-over' ? t('householdsRefused', { title }) : t('householdsUnsent', { title });
}
