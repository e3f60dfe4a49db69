import { type HomeRequirement, type NextStep } from './next-step.rules';
import { type Home, type HomePassage } from './own-learning.service';

/** Minutes attended, not more than asked for, and minutes asked for. */
export class HomeMinutesResponse {
  attended: number;
  required: number;
}

/** A part of a requirement, and what it is still waiting for. */
export class HomePartResponse {
  key: string;
  label: string;
  kind: string;
  done: number;
  total: number;
  isMet: boolean;
  /** Its turn has not come: what is done of it is kept. */
  isWaiting: boolean;
  /** Number of the paper by which it is waived; null when it is not. */
  waivedBy: string | null;
  /** What is asked for and how far that is, in Vietnamese. */
  explanation: string;
  parts: HomePartResponse[];

  static from(part: HomeRequirement['parts'][number]): HomePartResponse {
    return { ...part, parts: part.parts.map((one) => HomePartResponse.from(one)) };
  }
}

/** One strip of the cloth. */
export class HomeRequirementResponse {
  key: string;
  label: string;
  /** `course`, `task`, `hours`, `quiz`, `outside`, or a group: `all`, `any`, `order`. */
  kind: string;
  motif: string;
  done: number;
  total: number;
  isMet: boolean;
  /** The next step belongs to it. */
  isNext: boolean;
  /** Only of hours. */
  minutes: HomeMinutesResponse | null;
  /** Number of the paper by which it is waived; null when it is not. */
  waivedBy: string | null;
  /** What is asked for and how far that is, in Vietnamese. */
  explanation: string;
  /** Of a group: its parts in their order. */
  parts: HomePartResponse[];

  static from(requirement: HomeRequirement): HomeRequirementResponse {
    return { ...requirement, parts: requirement.parts.map((part) => HomePartResponse.from(part)) };
  }
}

/** The round the member is in. */
export class HomeRoundResponse {
  cycleId: string;
  title: string;
  /** Calendar date, `yyyy-mm-dd`: what is done before it does not count. */
  startsOn: string;
  /** Calendar days to it; 0 once it has come. */
  daysToStart: number;
  /** Calendar date, `yyyy-mm-dd`. */
  dueOn: string;
  /** When it would be due without a later date that was given, a calendar date; of a renewal the last day of what it renews. */
  ruleDueOn: string;
  /** Calendar days to the due date; negative when it is past. */
  daysLeft: number;
  /** The last day of grace, `yyyy-mm-dd`; the due date itself without one. */
  lastOn: string;
  /** An officer gave a later date. */
  isExtended: boolean;
  /** Why it is due on that day, in Vietnamese. */
  dueWords: string;
  /** 1, or higher for a renewal. */
  number: number;
  /** Last day of what is finished, and from when it can be renewed, `yyyy-mm-dd`; null while unfinished and where it never ends. */
  validUntil: string | null;
  renewableFrom: string | null;
  /** `automatic`: the certificate comes by itself; `manual`: an officer releases it. */
  release: string;
  doneSteps: number;
  totalSteps: number;
  /** Instant, ISO 8601 in UTC; null while something is missing. */
  finishedAt: string | null;
  requirements: HomeRequirementResponse[];

  static from(round: HomePassage['round']): HomeRoundResponse {
    return {
      ...round,
      finishedAt: round.finishedAt?.toISOString() ?? null,
      requirements: round.requirements.map((one) => HomeRequirementResponse.from(one)),
    };
  }
}

/** A practical task that may be chosen. */
export class HomeTaskResponse {
  id: string;
  title: string;
  minutes: number;
  courseTitle: string;
}

/** The one thing to do next. Fields that do not belong to its kind are null. */
export class HomeStepResponse {
  /**
   * `lesson`, `quiz`, `task`, `class`, `outside`: a certificate of others to be sent; `grading` and `checking`: nothing to do but
   * wait for the grader, for the officer; `attempts`: a quiz without an attempt left, for which somebody has to give more.
   */
  kind: string;
  /** Key of the requirement. */
  key: string;
  courseId: string | null;
  courseTitle: string | null;
  lessonId: string | null;
  /** The lesson's place in its course. */
  number: number | null;
  title: string | null;
  /** Minutes to read the lesson. */
  minutes: number | null;
  /** Bytes of the lesson on the way to a phone, packed. */
  packedBytes: number | null;
  /** Where the member stopped in the lesson, 0–100. */
  percent: number | null;
  quizId: string | null;
  /** Of a quiz: points of a hundred that the round asks for, where that is more than the quiz's own pass mark. */
  scorePercent: number | null;
  /** An attempt that is open and may be gone on with. */
  attemptId: string | null;
  /** One of these is to be done; of `grading`: those that wait. */
  tasks: HomeTaskResponse[];
  /** The task came back with a comment. */
  isReturned: boolean;
  /** Minutes of class still to attend. */
  missingMinutes: number | null;
  /** Of class hours: titles of the courses they are to be about; left out: whatever they are about. */
  topics?: string[];

  static from(step: NextStep, percent: number): HomeStepResponse {
    return { ...nothingOf(step), ...fieldsOf(step, percent) };
  }
}

const nothingOf = (step: NextStep): HomeStepResponse => ({
  kind: step.kind,
  key: step.key,
  courseId: null,
  courseTitle: null,
  lessonId: null,
  number: null,
  title: null,
  minutes: null,
  packedBytes: null,
  percent: null,
  quizId: null,
  scorePercent: null,
  attemptId: null,
  tasks: [],
  isReturned: false,
  missingMinutes: null,
});

const aboutOf = ({ topics }: { readonly topics?: readonly string[] }): Pick<HomeStepResponse, 'topics'> =>
  topics === undefined ? {} : { topics: [...topics] };

const quizOf = ({ courseId, courseTitle, title, quizId }: Extract<NextStep, { kind: 'attempts' }>) => ({
  ...{ courseId, courseTitle, title, quizId },
});

function lessonOf({ lesson, courseId, courseTitle }: Extract<NextStep, { kind: 'lesson' }>): Partial<HomeStepResponse> {
  const { id, number, title, minutes, packedBytes } = lesson;
  const sizes = { minutes: minutes ?? null, packedBytes: packedBytes ?? null };
  return { courseId, courseTitle, lessonId: id, number, title, ...sizes };
}

function fieldsOf(step: NextStep, percent: number): Partial<HomeStepResponse> {
  switch (step.kind) {
    case 'lesson':
      return { ...lessonOf(step), percent };
    case 'quiz': {
      const { courseId, courseTitle, title, quizId, scorePercent, openAttemptId } = step;
      return { courseId, courseTitle, title, quizId, scorePercent, attemptId: openAttemptId };
    }
    case 'attempts':
      return quizOf(step);
    case 'task':
      return { title: step.label, tasks: [...step.tasks], isReturned: step.isReturned };
    case 'class':
      return { missingMinutes: step.missingMinutes, ...aboutOf(step) };
    case 'grading':
      return { tasks: [...step.tasks] };
    case 'outside':
    case 'checking':
      return { title: step.title };
  }
}

/** The next class the member may attend. */
export class HomeClassResponse {
  classSessionId: string;
  title: string;
  venueName: string;
  communeName: string;
  /** Instants, ISO 8601 in UTC. */
  startsAt: string;
  endsAt: string;
  isBooked: boolean;

  static from(next: NonNullable<Home['nextClass']>): HomeClassResponse {
    const { classSessionId, title, venueName, communeName, startsAt, endsAt, isBooked } = next;
    return { classSessionId, title, venueName, communeName, startsAt: iso(startsAt), endsAt: iso(endsAt), isBooked };
  }
}

/** A round and what comes next in it. */
export class HomePassageResponse {
  round: HomeRoundResponse;
  /** Null when all is done. */
  nextStep: HomeStepResponse | null;

  static from({ round, nextStep, percent }: HomePassage): HomePassageResponse {
    return {
      round: HomeRoundResponse.from(round),
      nextStep: nextStep === null ? null : HomeStepResponse.from(nextStep, percent),
    };
  }
}

/** The member's first page. */
export class HomeResponse {
  /** Instant, ISO 8601 in UTC. */
  asOf: string;
  /** Null: the member is in no round. */
  round: HomeRoundResponse | null;
  /** Null without a round and when all is done. */
  nextStep: HomeStepResponse | null;
  /** Her other rounds that are not finished, in full, the one to be done next first; left out: none. */
  otherRounds?: HomePassageResponse[];
  nextClass: HomeClassResponse | null;

  static from(home: Home): HomeResponse {
    const { main, others } = home;
    return {
      asOf: home.asOf.toISOString(),
      ...(main === null ? { round: null, nextStep: null } : HomePassageResponse.from(main)),
      ...(others.length === 0 ? {} : { otherRounds: others.map((one) => HomePassageResponse.from(one)) }),
      nextClass: home.nextClass === null ? null : HomeClassResponse.from(home.nextClass),
    };
  }
}

const iso = (instant: Date): string => instant.toISOString();
