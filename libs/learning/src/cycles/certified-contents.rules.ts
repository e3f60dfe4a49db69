import { type RequirementCompletion } from '../completion/completion.rules';
import { hoursKeyOf, type HoursNeed, hoursPlan, mergedHours } from '../remaining-work/remaining-hours.rules';
import { type Requirement, unavoidable } from '../requirements/requirement.rules';

/** What a paper may say that somebody learnt. */
export interface CertifiedContents {
  /** Different courses, each finished. */
  readonly courses: number;
  /** Minutes in class that were certainly attended. */
  readonly classMinutes: number;
}

/**
 * What a finished cycle certifies (decision 0116): of what nobody gets around, the parts that were done. What two people waived isn't among it; of a group
 * that was waived as a whole only what was done all the same. A course counts once, and hours that count toward two requirements count once, too: the fewest minutes that
 * fill all of them.
 * @param withWaivers how the cycle's requirements are met, where one of them was waived; null: all by what was done
 */
export function certifiedContents(
  requirements: readonly Requirement[],
  withWaivers: readonly RequirementCompletion[] | null,
): CertifiedContents {
  const done = withWaivers === null ? null : doneKeys(withWaivers);
  const certified = unavoidable(requirements).filter(({ key }) => done?.has(key) ?? true);
  return { courses: coursesOf(certified), classMinutes: minutesOf(certified) };
}

/** The requirements without parts that were met by what was done. */
function doneKeys(completions: readonly RequirementCompletion[]): Set<string> {
  const leaves = completions.flatMap(function leavesOf(one): RequirementCompletion[] {
    return one.parts === undefined ? [one] : one.parts.flatMap(leavesOf);
  });
  const done = leaves.filter((one) => one.isMet && one.waivedBy === undefined && one.isWaiting !== true);
  return new Set(done.map(({ key }) => key));
}

function coursesOf(requirements: readonly Requirement[]): number {
  return new Set(requirements.flatMap((one) => (one.kind === 'course' ? [one.spec.course] : []))).size;
}

function minutesOf(requirements: readonly Requirement[]): number {
  const needs = requirements.flatMap((one): [string, HoursNeed][] => {
    if (one.kind !== 'hours') return [];
    const { minutes, topics } = one.spec;
    const ids = topics?.map(({ id }) => id) ?? null;
    return [[hoursKeyOf(ids), { topics: ids, titles: [], minutes }]];
  });
  const merged = needs.reduce((all, need) => mergedHours(all, new Map([need])), new Map<string, HoursNeed>());
  return hoursPlan(merged, []).minutes;
}

const decimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/**
 * What a round asks for, in a sentence: the criteria of its badges, the same for everybody. It doesn't claim that everybody did all of it: what was waived is
 * not among a badge's contents, and the sentence says so.
 */
export function askedInWords(requirements: readonly Requirement[]): string {
  const asked = requirements.map(wordsOf).join('; ');
  return `Đạt mọi yêu cầu của đợt: ${asked}. Yêu cầu được miễn bằng văn bản không tính vào nội dung đã học.`;
}

function wordsOf(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'course':
      return courseWords(requirement);
    case 'task':
      return taskWords(requirement.spec);
    case 'hours':
      return hoursWords(requirement.spec);
    case 'quiz':
      return quizWords(requirement);
    case 'outside':
      return `có giấy “${requirement.spec.name}” của ${requirement.spec.issuer}`;
    default:
      return groupWords(requirement);
  }
}

type Of<K extends Requirement['kind']> = Extract<Requirement, { kind: K }>;

function courseWords({ label, spec: { title = label, quizId } }: Of<'course'>): string {
  return `học xong khóa “${title}”${quizId === null ? '' : ' và đạt bài kiểm tra của khóa'}`;
}

function taskWords({ anyOf }: Of<'task'>['spec']): string {
  const many = anyOf.length;
  return many === 1 ? 'một bài thực hành được chấm đạt' : `một trong ${many} bài thực hành được chấm đạt`;
}

function hoursWords({ minutes, topics = [] }: Of<'hours'>['spec']): string {
  const about = topics.length === 0 ? '' : ` về ${topics.map(({ title }) => `“${title}”`).join(' hoặc ')}`;
  return `dự ${decimal.format(minutes / 60)} giờ lớp trực tiếp${about}`;
}

function quizWords({ label, spec: { title, courseTitle, scorePercent } }: Of<'quiz'>): string {
  return `đạt từ ${decimal.format(scorePercent)} % ở bài kiểm tra “${title ?? courseTitle ?? label}”`;
}

function groupWords({ kind, spec: { parts, need } }: Of<'all' | 'any' | 'order'>): string {
  const words = parts.map(wordsOf).join('; ');
  if (kind === 'any') return `${need} trong ${parts.length} phần (${words})`;
  return kind === 'all' ? `đủ ${parts.length} phần (${words})` : `lần lượt ${parts.length} phần (${words})`;
}
