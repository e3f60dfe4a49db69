import { formatBytes, formatDate, formatMinutes, formatPercent, quoted } from '../../lib/i18n/format';
import { t } from './messages/vi';
import type { Home, HomeRound } from './today-words';

type Step = NonNullable<Home['nextStep']>;

/** The next step as it is shown: where it belongs, its title, notes, one action, and other ways to the same end. */
export interface StepView {
  over: string;
  title: string;
  /** Told in one line, parted by dots. */
  notes: string[];
  action: { label: string; href: string };
  /** True when there is nothing to hurry for: the action is no orange one. */
  isWaiting: boolean;
  others: { title: string; text: string; href: string }[];
}

/** What stands in its place before the round's first day: nothing done by then counts, so there is nothing to hurry for. */
export function upcomingView({ startsOn }: HomeRound): StepView {
  return {
    ...base(t('notBegun'), t('countsFrom', { date: formatDate(startsOn) }), [t('earlyWork')]),
    action: { label: t('readAhead'), href: '/hoc' },
    isWaiting: true,
  };
}

/** Puts a next step into words and an address. */
export function viewOf(step: Step, home: Home): StepView {
  switch (step.kind) {
    case 'lesson':
      return lessonView(step, home);
    case 'quiz':
      return quizView(step);
    case 'task':
      return taskView(step);
    case 'grading':
      return { ...base(t('nextTask'), t('taskWaits'), [t('taskWaitsNote')]), action: seeTask(step), isWaiting: true };
    case 'attempts':
      return attemptsView(step);
    case 'outside':
    case 'checking':
      return outsideView(step);
    default:
      return classView(step, home);
  }
}

function base(over: string, title: string, notes: string[]): Omit<StepView, 'action'> {
  return { over, title, notes, isWaiting: false, others: [] };
}

function lessonView(step: Step, home: Home): StepView {
  const percent = step.percent ?? 0;
  const notes = [
    step.minutes === null ? '' : t('minutesToRead', { minutes: step.minutes }),
    step.packedBytes === null ? '' : t('download', { size: formatBytes(step.packedBytes) }),
    percent > 0 ? t('alreadyRead', { percent: formatPercent(percent) }) : '',
  ];
  const isFirst = home.round?.doneSteps === 0 && percent === 0;
  return {
    ...base(
      t('nextLesson', { course: step.courseTitle ?? '' }),
      t('lessonTitle', { number: step.number ?? 0, title: step.title ?? '' }),
      notes.filter((note) => note !== ''),
    ),
    action: { label: isFirst ? t('startLearning') : t('goOn'), href: `/bai/${step.lessonId}` },
  };
}

function quizView(step: Step): StepView {
  const course = step.courseTitle ?? '';
  const title = step.title ?? '';
  if (step.attemptId !== null) {
    const action = { label: t('resumeQuiz'), href: `/luot-lam/${step.attemptId}` };
    return { ...base(t('quizBegun', { course }), title, [t('quizBegunNote')]), action };
  }
  const action = { label: t('takeQuiz'), href: `/kiem-tra-khoa/${step.quizId}` };
  const { scorePercent } = step;
  const note = scorePercent === null ? t('quizReady') : t('quizScore', { percent: formatPercent(scorePercent) });
  return { ...base(t('nextQuiz', { course }), title, [note]), action };
}

function attemptsView(step: Step): StepView {
  const action = { label: t('seeAttempts'), href: `/kiem-tra-khoa/${step.quizId}` };
  const over = t('nextQuiz', { course: step.courseTitle ?? '' });
  return { ...base(over, step.title ?? '', [t('noAttemptsNote')]), action, isWaiting: true };
}

function taskView(step: Step): StepView {
  const [first, ...more] = step.tasks;
  const title = first === undefined ? t('nextTask') : first.title;
  const notes = first === undefined ? [] : notesOf(first);
  const label = step.isReturned ? t('redoTask') : t('doTask');
  return {
    ...base(step.isReturned ? t('taskReturned') : more.length > 0 ? t('chooseTask') : t('nextTask'), title, notes),
    action: { label, href: first === undefined ? '/hoc' : `/thuc-hanh/${first.id}` },
    others: more.map((task) => ({
      title: t('orTask', task),
      text: notesOf(task).join(' · '),
      href: `/thuc-hanh/${task.id}`,
    })),
  };
}

function notesOf(task: Step['tasks'][number]): string[] {
  const minutes = task.minutes > 0 ? [t('taskMinutes', task)] : [];
  return task.courseTitle === '' ? minutes : [...minutes, t('taskOfCourse', { course: task.courseTitle })];
}

function seeTask(step: Step): StepView['action'] {
  const task = step.tasks[0];
  return { label: t('seeTask'), href: task === undefined ? '/hoc' : `/thuc-hanh/${task.id}` };
}

function classView(step: Step, home: Home): StepView {
  const hours = formatMinutes(step.missingMinutes ?? 0);
  const topics = step.topics?.map(quoted).join(t('or'));
  const title = topics ? t('missingHoursAbout', { hours, topics }) : t('missingHours', { hours });
  const note = home.nextClass === null ? t('noClassYet') : t('classBelow');
  return { ...base(t('nextClass'), title, [note]), action: { label: t('seeClasses'), href: '/lop' } };
}

function outsideView(step: Step): StepView {
  const isWaiting = step.kind === 'checking';
  const note = isWaiting ? t('outsideWaitsNote') : t('outsideNote');
  const label = isWaiting ? t('seeOutside') : t('sendOutside');
  return { ...base(t('nextOutside'), step.title ?? '', [note]), action: { label, href: '/giay-ngoai' }, isWaiting };
}
