import type { Answer } from '../api/types';
import { formatMinutes, formatPercent, quoted } from './format';

type Whole = Answer<'get', '/api/teams/{teamId}/progress'>['members'][number]['requirements'][number];
type Requirement = Pick<Whole, 'kind' | 'label' | 'done' | 'isMet' | 'missing' | 'need'> & {
  parts: readonly Requirement[];
};

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

/** 1, 2, 3, 5 → "1–3, 5". */
function runsOf(numbers: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && number === last.to + 1) last.to = number;
    else runs.push({ from: number, to: number });
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

function courseWords(requirement: Requirement): string {
  return requirement.done === 0 ? `cả khóa ${requirement.label}` : partWords(requirement);
}

function partWords({ label, missing }: Requirement): string {
  const numbers = missing.flatMap(({ kind, number }) => (kind === 'lesson' && number !== undefined ? [number] : []));
  const lessons = numbers.length > 0 ? [`bài ${runsOf(numbers)}`] : [];
  const quiz = missing.some(({ kind }) => kind === 'quiz') ? ['bài kiểm tra'] : [];
  return `${[...lessons, ...quiz].join(' và ')} khóa ${label}`;
}

function wordsOf(requirement: Requirement): string {
  if (requirement.kind === 'course') return courseWords(requirement);
  if (requirement.kind === 'hours') return `${formatMinutes(requirement.missing[0]?.minutes ?? 0)} lớp`;
  if (requirement.kind === 'outside') return `giấy ${quoted(requirement.missing[0]?.label ?? requirement.label)}`;
  if (requirement.kind === 'quiz')
    return `đạt từ ${formatPercent(requirement.missing[0]?.scorePercent ?? 0)} ${lowerFirst(requirement.label)}`;
  return requirement.parts.length > 0 ? groupWords(requirement) : lowerFirst(requirement.label);
}

function groupWords({ kind, need, parts }: Requirement): string {
  const unmet = parts.filter(({ isMet }) => !isMet);
  if (kind !== 'any') return unmet.map(wordsOf).join(', ');
  const left = (need ?? 0) - (parts.length - unmet.length);
  return `${left} trong ${unmet.length} phần: ${unmet.map(wordsOf).join(' hoặc ')}`;
}

/** What a person still has to do, in the words of the reports: "bài 4 khóa C05; 1,5 giờ lớp". */
export function missingWords(requirements: readonly Requirement[]): string {
  return requirements
    .filter((requirement) => !requirement.isMet)
    .map(wordsOf)
    .join('; ');
}

/** The same of what a new edition asks anew, where a course is but its changed parts: they are named, also before any is done. */
export function missingAnew(requirements: readonly Requirement[]): string {
  const wordsOfPart = (one: Requirement): string => (one.kind === 'course' ? partWords(one) : wordsOf(one));
  return requirements
    .filter(({ isMet }) => !isMet)
    .map(wordsOfPart)
    .join('; ');
}
