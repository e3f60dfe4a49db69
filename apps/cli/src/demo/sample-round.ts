import { type CompiledCourse } from '@lopso/content';
import { type DemoStaff } from './accounts';
import { buildClasses, type DemoClasses } from './classes';
import { isPrinted } from './demo-accounts';
import { HistoryBuilder, onlineSteps } from './histories';
import { type CommuneRow, type DemoMember } from './organisation';
import { buildPapers, type DemoPaper } from './papers';
import { communeEagerness, type DemoProgress, inventProgress } from './progress';
import { type Random } from './random';
import { type DemoPicture, type DemoTask, SubmissionBuilder } from './submissions';

const DAY_MS = 86_400_000;

/** How long before the as-of date the sample round began, and how long after it is due. */
export const ROUND_DAYS = { before: 79, after: 36 };

/** The printed member is in the middle of things, so that there is something to see and to do. */
const HALF_WAY = { hasAccount: true, onlineSteps: 10, task: 'none', sessions: 1 } as const;

/** Everything that happened in the sample round, as rows. */
export interface SampleRound {
  readonly startsAt: Date;
  readonly progress: readonly DemoProgress[];
  readonly classes: DemoClasses;
  readonly histories: HistoryBuilder;
  readonly submissions: SubmissionBuilder;
}

interface Frame {
  readonly members: readonly DemoMember[];
  readonly courses: readonly CompiledCourse[];
  readonly staff: DemoStaff;
  readonly pictures: readonly DemoPicture[];
  readonly asOf: Date;
}

/** Midnight in Vietnam of the day so many days before an instant. */
function midnightBefore(asOf: Date, days: number): Date {
  const shifted = asOf.getTime() + 7 * 3_600_000 - days * DAY_MS;
  return new Date(Math.floor(shifted / DAY_MS) * DAY_MS - 7 * 3_600_000);
}

function byCommune(progress: readonly DemoProgress[]): { commune: CommuneRow; progress: DemoProgress[] }[] {
  const groups = new Map<string, { commune: CommuneRow; progress: DemoProgress[] }>();
  for (const one of progress) {
    const { commune } = one.member;
    const group = groups.get(commune.id) ?? { commune, progress: [] };
    group.progress.push(one);
    groups.set(commune.id, group);
  }
  return [...groups.values()];
}

function papersByQuiz(courses: readonly CompiledCourse[], random: Random): Map<string, DemoPaper[]> {
  return new Map(
    courses.flatMap((course) => (course.quiz === null ? [] : [[course.quiz.id, buildPapers(course, random)] as const])),
  );
}

function tasksOf(courses: readonly CompiledCourse[]): DemoTask[] {
  return courses.flatMap(({ id, title, hash, task }) =>
    task === null ? [] : [{ task, courseId: id, courseTitle: title, courseHash: hash }],
  );
}

/** Invents what the members did between the start of the sample round and the as-of date. */
export function inventSampleRound(frame: Frame, random: Random): SampleRound {
  const startsAt = midnightBefore(frame.asOf, ROUND_DAYS.before);
  const steps = onlineSteps(frame.courses);
  const eagerness = new Map<string, number>();
  const progress = frame.members.map((member) => {
    const eager = eagerness.get(member.commune.id) ?? communeEagerness(random);
    eagerness.set(member.commune.id, eager);
    const invented = inventProgress(member, eager, { startsAt, asOf: frame.asOf, onlineSteps: steps.length }, random);
    return isPrinted(member.username) ? { ...invented, ...HALF_WAY } : invented;
  });
  const classes = buildClasses(byCommune(progress), frame.staff.trainers, { startsAt, asOf: frame.asOf }, random);
  const histories = new HistoryBuilder(steps, papersByQuiz(frame.courses, random), random);
  const submissions = new SubmissionBuilder(tasksOf(frame.courses), frame.pictures, random);
  for (const one of progress) {
    histories.online(one);
    const trainer = random.pick(frame.staff.trainers);
    const passed = submissions.add(one, trainer.accountId, frame.asOf);
    if (passed !== null) histories.taskPassed(one, passed);
  }
  for (const session of classes.held) histories.attended(session);
  return { startsAt, progress, classes, histories, submissions };
}
