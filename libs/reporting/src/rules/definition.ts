import { durationWords, type RequirementKind } from './missing-sentence';

/** What a round demands, as much of it as the definition says. */
export interface DemandedRequirement {
  readonly key: string;
  readonly label: string;
  readonly kind: RequirementKind;
  /** Of hours: minutes to attend. */
  readonly minutes: number | null;
}

/** How the figures are counted: one sentence for the foot of a page, and the whole, the same on screen and in the file. */
export interface Definition {
  readonly sentence: string;
  readonly lines: readonly string[];
}

/** The definition of a round's figures (DESIGN 3), in the words of the people who read them. `dueFrom` null: one date holds for all. */
export function definitionOf(requirements: readonly DemandedRequirement[], dueFrom: string | null): Definition {
  const demand = demandWords(requirements);
  return {
    sentence: `“Hoàn thành” = đủ ${demand}.`,
    lines: [
      `Một người hoàn thành khi đủ ${demand}.`,
      'Một khóa là xong khi đọc hết các bài và đạt bài kiểm tra.',
      'Giờ lớp là số phút theo lịch của các buổi đã chốt mà người đó có mặt.',
      'Tỷ lệ = số người hoàn thành chia cho số người được tính. Người được tính đang giữ vị trí trong tổ và thuộc đợt.',
      'Người rời tổ được tính đến trước ngày rời. Người mới vào được tính từ ngày vào.',
      'Xã, phường chưa có tổ hoặc chưa có người trong đợt ghi “chưa có số liệu”. Nơi ấy không tính là 0.',
      'Các con số tính cả người yêu cầu hạn chế dùng dữ liệu. Tệp tải về không ghi tên họ.',
      dueFrom === null
        ? 'Nhịp cần có chia đều từ ngày mở đợt đến ngày hạn.'
        : 'Mỗi người có hạn riêng nên đợt không có nhịp chung. Quá hạn là qua hạn của mình và những ngày ân hạn.',
    ],
  };
}

/** Kinds that are counted; of every other kind the name says more than a number. */
const PLAIN_KINDS: readonly RequirementKind[] = ['course', 'task', 'hours'];

function demandWords(requirements: readonly DemandedRequirement[]): string {
  const courses = requirements.filter(({ kind }) => kind === 'course').length;
  const tasks = requirements.filter(({ kind }) => kind === 'task').length;
  const minutes = requirements.reduce((sum, one) => sum + (one.kind === 'hours' ? (one.minutes ?? 0) : 0), 0);
  const named = requirements.filter(({ kind }) => !PLAIN_KINDS.includes(kind));
  const parts = [
    ...(courses > 0 ? [`${courses} khóa`] : []),
    ...(tasks > 0 ? [`${tasks} bài thực hành`] : []),
    ...named.map(({ label }) => `phần “${label}”`),
    ...(minutes > 0 ? [`${durationWords(minutes)} lớp`] : []),
  ];
  if (parts.length < 2) return parts[0] ?? 'các yêu cầu';
  return `${parts.slice(0, -1).join(', ')} và ${parts[parts.length - 1]}`;
}
