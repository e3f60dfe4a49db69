import { formatMinutes } from '../../lib/i18n/format';
import type { MemberProgress } from './types';

type Requirement = MemberProgress['requirements'][number];
type Step = Requirement['missing'][number];

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

/** Lessons named one by one; more than this many of a course say the course alone. */
const mostNamed = 2;

function courseWords(course: string, steps: readonly Step[]): string[] {
  const lessons = steps.filter((step) => step.kind === 'lesson');
  if (lessons.length > mostNamed) return [course];
  const numbers = lessons.map((step) => step.number ?? step.label);
  const named = numbers.length > 0 ? [`bài ${numbers.join(', ')} khóa ${course}`] : [];
  return steps.some((step) => step.kind === 'quiz') ? [...named, `bài kiểm tra ${course}`] : named;
}

function wordsOf(requirement: Requirement): string[] {
  const [first] = requirement.missing;
  if (!first) return [];
  if (first.kind === 'hours') return [`${formatMinutes(first.minutes ?? 0)} lớp`];
  if (first.kind === 'task') return [lowerFirst(first.label)];
  return courseWords(first.course ?? requirement.label, requirement.missing);
}

/** What a person still has to do, short enough for a table: "bài 4 khóa C05; bài kiểm tra C08; 1,5 giờ lớp". */
export function missingWords(requirements: readonly Requirement[]): string {
  return requirements
    .filter((requirement) => !requirement.isMet)
    .flatMap(wordsOf)
    .join('; ');
}
