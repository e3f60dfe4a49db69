import { type MissingStep, type RequirementCompletion } from './completion';
import { numberRuns } from './number-runs';

/** A node of the tree with its reason in words. */
export interface ExplainedRequirement {
  readonly key: string;
  readonly label: string;
  readonly kind: RequirementCompletion['kind'];
  readonly done: number;
  readonly total: number;
  readonly isMet: boolean;
  /** Its turn has not come yet. */
  readonly isWaiting: boolean;
  /** Number of the paper by which it is waived; null when it is not. */
  readonly waivedBy: string | null;
  /** What is asked for and how far that is: one or two sentences in Vietnamese. */
  readonly explanation: string;
  readonly parts: readonly ExplainedRequirement[];
}

/** Every node of the trees with its reason, by the key of the requirement at the top. */
export function explainRequirements(
  completion: readonly RequirementCompletion[],
): ReadonlyMap<string, ExplainedRequirement> {
  return new Map(completion.map((one) => [one.key, explainRequirement(one, null)]));
}

/** One node with its reason; `before` names the part of an order that comes first, for a part that waits. */
export function explainRequirement(one: RequirementCompletion, before: string | null): ExplainedRequirement {
  const { key, label, kind, done, total, isMet, parts = [] } = one;
  const isWaiting = one.isWaiting === true;
  const turn = parts.find((part) => !part.isMet)?.label ?? null;
  return {
    key,
    label,
    kind,
    done,
    total,
    isMet,
    isWaiting,
    waivedBy: one.waivedBy ?? null,
    explanation: isWaiting ? waitingWords(one, before) : wordsOf(one),
    parts: parts.map((part) => explainRequirement(part, turn)),
  };
}

function waitingWords({ done, isMet }: RequirementCompletion, before: string | null): string {
  const turn = before === null ? 'phần trước' : `phần “${before}”`;
  if (isMet) return `Đã làm trước và được giữ lại. Được tính khi xong ${turn}.`;
  return done > 0 ? `Đã làm trước một phần, được giữ lại. Làm tiếp khi xong ${turn}.` : `Làm sau khi xong ${turn}.`;
}

function wordsOf(one: RequirementCompletion): string {
  if (one.waivedBy !== undefined) return `Được miễn theo văn bản số ${one.waivedBy}.`;
  switch (one.kind) {
    case 'course':
      return courseWords(one);
    case 'task':
      return one.isMet ? 'Bài thực hành đã được chấm đạt.' : 'Cần một bài thực hành được chấm đạt.';
    case 'hours':
      return hoursWords(one);
    case 'quiz':
      return quizWords(one);
    case 'outside':
      return outsideWords(one);
    default:
      return groupWords(one);
  }
}

function courseWords({ done, total, isMet, missing }: RequirementCompletion): string {
  if (isMet) return 'Đã xong cả khóa.';
  const left = `Còn ${stepsWords(missing)}.`;
  return done === 0 ? `Chưa bắt đầu. ${left}` : `Đã xong ${done} trên ${total} bước. ${left}`;
}

function stepsWords(missing: readonly MissingStep[]): string {
  const numbers = missing.flatMap(({ kind, number }) => (kind === 'lesson' && number !== undefined ? [number] : []));
  const lessons = numbers.length === 0 ? [] : [`bài ${numberRuns(numbers)}`];
  const quiz = missing.some(({ kind }) => kind === 'quiz') ? ['bài kiểm tra'] : [];
  return [...lessons, ...quiz].join(' và ');
}

const decimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

function hoursWords({ done, isMet, missing }: RequirementCompletion): string {
  if (isMet) return 'Đã dự đủ giờ lớp.';
  const minutes = missing[0]?.minutes ?? 0;
  const left = minutes >= 60 ? `${decimal.format(minutes / 60)} giờ` : `${decimal.format(minutes)} phút`;
  const about = missing[0]?.topics === undefined ? '' : ` về ${quoted(missing[0].topics)}`;
  return done === 0 ? `Cần dự ${left} lớp${about}.` : `Còn thiếu ${left} lớp${about}.`;
}

function quoted(titles: readonly string[]): string {
  return titles.map((title) => `“${title}”`).join(' hoặc ');
}

function quizWords({ isMet, scorePercent = 0, bestPercent = null }: RequirementCompletion): string {
  const best = bestPercent === null ? '' : `${decimal.format(bestPercent)} %`;
  if (isMet) return `Đã đạt ${best}, yêu cầu từ ${decimal.format(scorePercent)} %.`;
  const needed = `từ ${decimal.format(scorePercent)} %`;
  return bestPercent === null
    ? `Cần đạt ${needed} ở bài kiểm tra.`
    : `Điểm cao nhất là ${best}, cần ${needed}. Làm lại bài kiểm tra.`;
}

function outsideWords({ label, isMet, missing }: RequirementCompletion): string {
  return isMet
    ? 'Giấy chứng nhận của nơi khác đã được nhận.'
    : `Cần giấy “${missing[0]?.label ?? label}” được cán bộ xem và nhận.`;
}

function groupWords({ kind, isMet, need = 0, parts = [] }: RequirementCompletion): string {
  const met = parts.filter((part) => part.isMet && part.isWaiting !== true).length;
  const done = isMet ? 'Đã đủ.' : met === 0 ? 'Chưa xong phần nào.' : `Đã xong ${met} phần.`;
  if (kind === 'any') return `Chọn ${need} trong ${parts.length} phần. ${done}`;
  return kind === 'all' ? `Cần đủ cả ${parts.length} phần. ${done}` : `Làm lần lượt ${parts.length} phần. ${done}`;
}
