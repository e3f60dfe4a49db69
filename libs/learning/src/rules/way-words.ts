import { formatDay } from './days';
import { numberRuns } from './number-runs';
import { type WayToFinish } from './way-to-finish';
import { type OpenClass, type WayStep } from './way-step';

type Step<K extends WayStep['kind']> = Extract<WayStep, { kind: K }>;

const decimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/**
 * The shortest way as one sentence, “Khoảng 45 phút: đọc bài 4–6 khóa C05 (30 phút), làm bài kiểm tra khóa C05 (15 phút).” Empty when
 * nothing is left.
 */
export function wayWords({ steps, minutes, isOnlyWaiting }: WayToFinish): string {
  if (steps.length === 0) return '';
  const waiting = waitingWords(steps);
  if (isOnlyWaiting) return `Không phải làm gì thêm: ${waiting.join(', ')}.`;
  const doing = [...courseWords(steps), ...taskWords(steps), ...outsideWords(steps), ...hoursWords(steps)];
  const head = minutes === 0 ? '' : `Khoảng ${decimal.format(minutes)} phút: `;
  const sentence = `${head}${[...doing, ...waiting].join(', ')}.`;
  return sentence.charAt(0).toLocaleUpperCase('vi') + sentence.slice(1);
}

function isOf<K extends WayStep['kind']>(kind: K): (step: WayStep) => step is Step<K> {
  return (step): step is Step<K> => step.kind === kind;
}

/** Course by course: its lessons, then its quiz. */
function courseWords(steps: readonly WayStep[]): string[] {
  const lessons = steps.filter(isOf('lesson'));
  const quizzes = steps.filter(isOf('quiz'));
  const courses = new Set(steps.flatMap((step) => ('courseLabel' in step ? [step.courseLabel] : [])));
  return [...courses].flatMap((course) => {
    const read = lessons.filter(({ courseLabel }) => courseLabel === course);
    const asked = quizzes.filter(({ courseLabel }) => courseLabel === course);
    const numbers = numberRuns(read.map(({ number }) => number));
    const reading = read.length === 0 ? [] : [`đọc bài ${numbers} khóa ${course} (${sum(read)} phút)`];
    return [...reading, ...asked.map(quizWords)];
  });
}

function quizWords({ courseLabel, scorePercent, minutes, isUsedUp }: Step<'quiz'>): string {
  const left = isUsedUp ? '; đã hết lượt làm bài, xã hoặc Sở có thể cho thêm lượt' : '';
  const score = scorePercent === null ? '' : ` đạt từ ${decimal.format(scorePercent)} %`;
  return `làm bài kiểm tra khóa ${courseLabel}${score} (${minutes} phút${left})`;
}

function taskWords(steps: readonly WayStep[]): string[] {
  const left = steps.filter(isOf('task')).filter(({ isWaiting }) => !isWaiting);
  return left.map(({ title, minutes }) => `nộp bài thực hành “${title}” (${minutes} phút)`);
}

function outsideWords(steps: readonly WayStep[]): string[] {
  const left = steps.filter(isOf('outside')).filter(({ isWaiting }) => !isWaiting);
  return left.map(({ title }) => `nộp giấy “${title}”`);
}

function hoursWords(steps: readonly WayStep[]): string[] {
  return steps.filter(isOf('hours')).map(({ minutes, titles, offers }) => {
    const about = titles.length === 0 ? '' : ` về ${titles.map((title) => `“${title}”`).join(' hoặc ')}`;
    const wanted = `dự lớp${about} đủ ${minutes} phút`;
    if (offers.length === 0) return `${wanted} (chưa có lớp nào còn chỗ mà đủ số phút và kịp hạn)`;
    return `${wanted} (${offers.map(offerWords).join('; ')})`;
  });
}

const offerWords = ({ title, startsOn, communeName, isBooked }: OpenClass): string =>
  `${isBooked ? 'đã có chỗ ở' : 'còn chỗ ở'} lớp “${title}” ngày ${formatDay(startsOn)}, ${communeName}`;

function waitingWords(steps: readonly WayStep[]): string[] {
  return steps.flatMap((step) => {
    if (step.kind === 'task' && step.isWaiting) return [`bài thực hành “${step.title}” đang chờ chấm`];
    return step.kind === 'outside' && step.isWaiting ? [`giấy “${step.title}” đang chờ cán bộ xem`] : [];
  });
}

function sum(steps: readonly { readonly minutes: number }[]): number {
  return steps.reduce((total, { minutes }) => total + minutes, 0);
}
