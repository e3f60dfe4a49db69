/** A step still to do, as `learning.completion.state` keeps it. */
export interface MissingStep {
  readonly kind: 'lesson' | 'quiz' | 'task' | 'hours' | 'outside';
  readonly label: string;
  readonly number?: number;
  readonly minutes?: number;
  readonly scorePercent?: number;
}

/** Kinds of requirements; the last three are groups of others. */
export type RequirementKind = 'course' | 'task' | 'hours' | 'quiz' | 'outside' | 'all' | 'any' | 'order';

/** A requirement as `learning.completion.state` keeps it. */
export interface RequirementState {
  readonly key: string;
  readonly label: string;
  readonly kind: RequirementKind;
  readonly done: number;
  readonly total: number;
  readonly isMet: boolean;
  readonly missing: readonly MissingStep[];
  /** Of a group: how many parts are to be met, and the parts. */
  readonly need?: number;
  readonly parts?: readonly RequirementState[];
}

const decimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** “1,5 giờ”, “45 phút”: how long in words, as the screens say it. */
export function durationWords(minutes: number): string {
  return minutes >= 60 ? `${decimal.format(minutes / 60)} giờ` : `${decimal.format(minutes)} phút`;
}

/**
 * What one person still misses, for example “bài 4 khóa C05; 1,5 giờ lớp”: the words of the list, of the drill-down and of
 * the exported file. Empty when nothing is missing; requirements keep their order.
 */
export function missingSentence(requirements: readonly RequirementState[]): string {
  return sentenceOf(requirements, (one) => missingOf(one));
}

/** The same in a reopening (decision 0073), where a course is but its changed parts: they are named, also before any is done. */
export function missingAnew(requirements: readonly RequirementState[]): string {
  return sentenceOf(requirements, (one) =>
    one.kind === 'course' ? `${partWords(one)} khóa ${one.label}` : missingOf(one),
  );
}

function sentenceOf(
  requirements: readonly RequirementState[],
  wordsOf: (requirement: RequirementState) => string,
): string {
  return requirements
    .filter(({ isMet }) => !isMet)
    .map(wordsOf)
    .join('; ');
}

/** The part of the sentence that belongs to one requirement; empty when it is met. */
export function missingOf(requirement: RequirementState): string {
  if (requirement.isMet) return '';
  switch (requirement.kind) {
    case 'course':
      return `${courseWords(requirement)} khóa ${requirement.label}`;
    case 'task':
      return smallFirst(requirement.label);
    case 'hours':
      return hoursWords(requirement);
    case 'outside':
      return outsideWords(requirement);
    case 'quiz':
      return quizWords(requirement);
    default:
      return groupWords(requirement);
  }
}

function outsideWords({ label, missing }: RequirementState): string {
  return `giấy “${missing[0]?.label ?? label}”`;
}

function hoursWords({ missing }: RequirementState): string {
  return `${durationWords(missing[0]?.minutes ?? 0)} lớp`;
}

function quizWords({ label, missing }: RequirementState): string {
  return `đạt từ ${decimal.format(missing[0]?.scorePercent ?? 0)} % ${smallFirst(label)}`;
}

/** Of a choice: how many parts are still to be chosen, of which. */
function groupWords({ kind, need = 0, parts = [] }: RequirementState): string {
  const unmet = parts.filter(({ isMet }) => !isMet);
  if (kind !== 'any') return unmet.map(missingOf).join(', ');
  const left = need - (parts.length - unmet.length);
  return `${left} trong ${unmet.length} phần: ${unmet.map(missingOf).join(' hoặc ')}`;
}

function courseWords(requirement: RequirementState): string {
  return requirement.done === 0 ? 'cả' : partWords(requirement);
}

function partWords({ missing }: RequirementState): string {
  const numbers = missing.flatMap(({ kind, number }) => (kind === 'lesson' && number !== undefined ? [number] : []));
  const lessons = numbers.length === 0 ? [] : [`bài ${runsOf(numbers)}`];
  const quiz = missing.some(({ kind }) => kind === 'quiz') ? ['bài kiểm tra'] : [];
  return [...lessons, ...quiz].join(' và ');
}

/** 1, 2, 3, 5 → “1–3, 5”. */
function runsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

function smallFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}

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
