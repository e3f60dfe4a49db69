import { type Requirement } from './requirement.rules';

/** A certificate of somebody else. */
export class TemplateCertificateResponse {
  name: string;
  issuer: string;
  validMonths: number | null;
}

/** A requirement a round would have. */
export class TemplateRequirementResponse {
  key: string;
  label: string;
  /** `course`, `task`, `hours`, `quiz`, `outside`, or a group: `all`, `any`, `order`. */
  kind: string;
  motif: string;
  /** Title of the course; null for tasks and hours. */
  courseTitle: string | null;
  lessons: number;
  hasQuiz: boolean;
  /** Titles of the tasks of which one is to be done. */
  tasks: string[];
  /** Minutes to attend; null for courses and tasks. */
  minutes: number | null;
  /** Of hours: titles of the courses the classes are to be about; empty: whatever they are about. */
  topics: string[];
  /** Of a quiz with a score: points of a hundred to reach. */
  scorePercent: number | null;
  /** Of an outside certificate: its name, issuer and months it is good for, null for ever. */
  certificate: TemplateCertificateResponse | null;
  /** Of a group: how many of its parts are to be met. */
  need: number | null;
  parts: TemplateRequirementResponse[];

  static from(requirement: Requirement): TemplateRequirementResponse {
    const { key, label, kind, spec } = requirement;
    return { key, label, kind, motif: spec.motif ?? 'tram', ...contentOf(requirement) };
  }
}

function contentOf(requirement: Requirement): Omit<TemplateRequirementResponse, 'key' | 'label' | 'kind' | 'motif'> {
  const nothing = {
    courseTitle: null,
    lessons: 0,
    hasQuiz: false,
    tasks: [],
    minutes: null,
    topics: [],
    scorePercent: null,
    certificate: null,
    need: null,
    parts: [],
  };
  switch (requirement.kind) {
    case 'course': {
      const { title, lessons, quizId } = requirement.spec;
      return { ...nothing, courseTitle: title ?? null, lessons: lessons.length, hasQuiz: quizId !== null };
    }
    case 'task':
      return { ...nothing, tasks: (requirement.spec.tasks ?? []).map((task) => task.title) };
    case 'hours':
      return {
        ...nothing,
        minutes: requirement.spec.minutes,
        topics: (requirement.spec.topics ?? []).map(({ title }) => title),
      };
    case 'quiz': {
      const { courseTitle = null, scorePercent } = requirement.spec;
      return { ...nothing, courseTitle, scorePercent };
    }
    case 'outside': {
      const { name, issuer, validMonths } = requirement.spec;
      return { ...nothing, certificate: { name, issuer, validMonths } };
    }
    default: {
      const { need, parts } = requirement.spec;
      return { ...nothing, need, parts: parts.map((part) => TemplateRequirementResponse.from(part)) };
    }
  }
}
