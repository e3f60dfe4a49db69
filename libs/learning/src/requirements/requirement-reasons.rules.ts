import {
  type Completion,
  isOfTopic,
  type MissingStep,
  type RequirementCompletion,
} from '../completion/completion.rules';
import { type CountingPeriod, type Evidence, exclusionOf, type NotCounted } from '../completion/evidence.rules';
import { endedCertificates } from '../external-certificates/external-certificate.rules';
import { nodesOf, type Requirement } from './requirement.rules';

/** Numbers of lessons, short: 1, 2, 3, 5 → “1–3, 5”. The order they are given in does not matter. */
export function numberRuns(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

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

/** A piece of evidence with what it counts toward, or why it does not. */
export interface ExplainedEvidence {
  readonly evidence: Evidence;
  /** Keys of requirements; empty when it does not count. */
  readonly countsToward: readonly string[];
  /** Null exactly when it counts. */
  readonly notCounted: NotCounted | null;
  /** What the round calls the subject; null when the round does not ask for it. */
  readonly label: string | null;
}

/**
 * Says of each piece of evidence, newest first, whether it counts toward the cycle and if not, why. The end of a certificate is told
 * with the certificate.
 */
export function explainEvidence(
  requirements: readonly Requirement[],
  evidence: readonly Evidence[],
  period: CountingPeriod,
  completion: Pick<Completion, 'countedToward' | 'requirements'>,
): ExplainedEvidence[] {
  const nodes = nodesOf(requirements);
  const labels = new Map([...nodes.flatMap(namesIn), ...nodes.map(({ key, label }): [string, string] => [key, label])]);
  const waiting = waitingKeys(completion.requirements);
  const ended = endedCertificates(evidence.filter((one) => exclusionOf(one, period) === null));
  const told = evidence.filter(({ kind }) => kind !== 'external-expired');
  return told.sort(newestFirst).map((one) => {
    const countsToward = completion.countedToward.get(one.id) ?? [];
    const asking = nodes.filter((node) => asksFor(node, one));
    return {
      evidence: one,
      countsToward,
      notCounted:
        countsToward.length > 0
          ? null
          : (exclusionOf(one, period) ?? (ended.has(one.id) ? 'expired' : reasonOf(one, asking, waiting))),
      label: labels.get(one.subject) ?? null,
    };
  });
}

function newestFirst(a: Evidence, b: Evidence): number {
  return b.occurredAt.getTime() - a.occurredAt.getTime() || (a.id < b.id ? 1 : -1);
}

function reasonOf(evidence: Evidence, asking: readonly Requirement[], waiting: ReadonlySet<string>): NotCounted {
  if (asking.length === 0) return 'not-required';
  if (asking.some(({ key }) => waiting.has(key))) return 'waits-turn';
  const isBelow = (one: Requirement): boolean =>
    one.kind === 'quiz' && (evidence.scorePercent ?? 0) < one.spec.scorePercent;
  const isElsewhere = (one: Requirement): boolean => one.kind === 'hours' && !isOfTopic(one.spec.topics, evidence);
  if (asking.every(isElsewhere)) return 'other-topic';
  return asking.every(isBelow) ? 'below-score' : 'already-met';
}

function asksFor(requirement: Requirement, { kind, subject }: Evidence): boolean {
  if (kind === 'waiver') return requirement.key === subject;
  if (requirement.kind === 'hours') return kind === 'hours-attended';
  return namesIn(requirement).some(([id]) => id === subject);
}

/** Keys of the parts whose turn has not come, and of everything in them. */
function waitingKeys(completion: readonly RequirementCompletion[]): Set<string> {
  const all = (one: RequirementCompletion): string[] => [one.key, ...(one.parts ?? []).flatMap(all)];
  const waiting = (one: RequirementCompletion): string[] =>
    one.isWaiting === true ? all(one) : (one.parts ?? []).flatMap(waiting);
  return new Set(completion.flatMap(waiting));
}

function namesIn(requirement: Requirement): [string, string][] {
  switch (requirement.kind) {
    case 'course': {
      const { lessons, quizId, quiz } = requirement.spec;
      const ofLessons = lessons.map(({ id, title }): [string, string] => [id, title]);
      return quizId === null ? ofLessons : [...ofLessons, [quizId, quiz?.title ?? requirement.label]];
    }
    case 'task':
      return requirement.spec.anyOf.map((id) => [
        id,
        requirement.spec.tasks?.find((task) => task.id === id)?.title ?? requirement.label,
      ]);
    case 'outside':
      return [[requirement.spec.certificate, requirement.spec.name]];
    case 'quiz':
      return [[requirement.spec.quizId, requirement.spec.title ?? requirement.label]];
    default:
      return [];
  }
}
