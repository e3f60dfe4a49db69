import { type ProgrammeLevel } from './programme-level.rules';

/** A kind of team: of a commune, or of a village. */
export type Audience = 'commune-team' | 'village-team';
/** The woven pattern of a course. */
export type Motif = 'nui' | 'bac-thang' | 'song' | 'san' | 'hoa-cam' | 'la-che';
/** What a course can demand for its completion; the task only where the course lists it. */
export type CompletionPart = 'lessons' | 'quiz' | 'task';
/** verified: compared with the source named; experience: practice nobody has published. */
export type SourceMark = 'verified' | 'experience';
/** How a question is answered: one choice, several, Đúng or Sai, a number. */
export type QuestionType = 'single' | 'multiple' | 'true-false' | 'numeric';

/** A source the facts of a lesson rest on. */
export interface LessonSource {
  text: string;
  mark: SourceMark;
}

/** One lesson, ready to show. */
export interface CompiledLesson {
  id: string;
  /** Place in the course, from 1. */
  number: number;
  title: string;
  minutes: number;
  /** The day a person last compared the facts with their sources, yyyy-mm-dd. */
  checkedOn: string;
  owner: string;
  competences: string[];
  /** Sanitised; figures inlined. Ids begin with `noi-dung-`. */
  html: string;
  /** UTF-8 bytes of `html`, uncompressed. */
  sizeBytes: number;
  sources: LessonSource[];
}

/** So many questions at random from one bank, named by its slug. */
export interface QuizDraw {
  bank: string;
  count: number;
}

/** The settings of a quiz; its questions are in `CompiledCourse.questions`. */
export interface CompiledQuiz {
  id: string;
  title: string;
  introHtml: string;
  draw: QuizDraw[];
  /** Questions in one attempt: the sum of `draw`. */
  count: number;
  passPercent: number;
  /** null: no limit. */
  timeLimitMinutes: number | null;
  graceSeconds: number;
  /** null: no limit. */
  maxAttempts: number | null;
  scoring: 'best';
  shuffle: boolean;
}

/** A choice; `id` is c1, c2 … in the order of the source. */
export interface CompiledChoice {
  id: string;
  html: string;
  correct: boolean;
  feedbackHtml: string;
}

/** The key of a numeric question: right when |given − answer| ≤ tolerance. */
export interface NumericKey {
  answer: number;
  tolerance: number;
  unit: string | null;
}

/** One question with its key: never sent to a taker as it is. */
export interface CompiledQuestion {
  id: string;
  /** Slug of the bank it lives in. */
  bank: string;
  type: QuestionType;
  /** Inline HTML, no paragraph around it. */
  titleHtml: string;
  /** The situation, or an empty string. */
  stemHtml: string;
  difficulty: 1 | 2 | 3;
  competence: string;
  /** The lesson to reread. */
  lessonId: string;
  shuffleChoices: boolean;
  /** Empty for a numeric question. */
  choices: CompiledChoice[];
  numeric: NumericKey | null;
  explanationHtml: string;
}

/** One criterion of a practical task. */
export interface RubricCriterion {
  id: string;
  title: string;
  metHtml: string;
  notMetHtml: string;
}

/** From–to, both ends included. */
export interface Range {
  min: number;
  max: number;
}

/** A practical task that a trainer grades. */
export interface CompiledTask {
  id: string;
  title: string;
  minutes: number;
  /** What to do, without the rubric. */
  html: string;
  photos: Range;
  words: Range;
  /** How many criteria must be met. */
  passCriteria: number;
  rubric: RubricCriterion[];
}

/** A task in the field that nobody grades. */
export interface CompiledFieldTask {
  id: string;
  title: string;
  minutes: number;
  html: string;
}

/** The one-page sheet to print. */
export interface CompiledSheet {
  id: string;
  title: string;
  html: string;
}

/** A file beside a lesson that is served as it is (audio). */
export interface CompiledAsset {
  /** Name as in `data-src`. */
  name: string;
  /** Path inside content/. */
  path: string;
  sizeBytes: number;
  sha256: string;
}

/** One course, complete: publishing it needs nothing else. */
export interface CompiledCourse {
  id: string;
  slug: string;
  title: string;
  summary: string;
  motif: Motif;
  /** Study time. */
  hours: number;
  competences: string[];
  audience: Audience[];
  /** Semver: major reopens requirements, minor is announced, patch is silent. */
  version: string;
  completion: CompletionPart[];
  owner: string;
  /** Organisations that hold the course together with the department, who read how its questions go; left out: none. */
  partners?: string[];
  introHtml: string;
  lessons: CompiledLesson[];
  quiz: CompiledQuiz | null;
  /** All questions of the banks the quiz draws from. */
  questions: CompiledQuestion[];
  task: CompiledTask | null;
  fieldTask: CompiledFieldTask | null;
  sheet: CompiledSheet | null;
  assets: CompiledAsset[];
  /** sha256 (hex) of the canonical JSON of everything above. */
  hash: string;
}

/** A bank of questions that quizzes draw from. */
export interface CompiledBank {
  id: string;
  slug: string;
  title: string;
  /** Id of the course it belongs to. */
  course: string;
  questions: CompiledQuestion[];
  hash: string;
}

/** What a round demands. */
export type CompiledRequirement =
  | { id: string; label: string; kind: 'course'; course: string }
  | { id: string; label: string; kind: 'task'; anyOf: string[] }
  | { id: string; label: string; kind: 'hours'; minutes: number; topics?: string[] }
  /** The quiz passed with at least so many points of a hundred. */
  | { id: string; label: string; kind: 'quiz'; quiz: string; scorePercent: number }
  /** A certificate of somebody else, with what the table says of it. */
  | {
      id: string;
      label: string;
      kind: 'outside';
      outside: string;
      name: string;
      issuer: string;
      validMonths: number | null;
    }
  /** All parts, `need` of them, or all in their order. */
  | { id: string; label: string; kind: 'all' | 'any' | 'order'; need: number; parts: CompiledRequirement[] };

/** A kind of certificate that somebody else issues, as content/outside-certificates.yaml names it. */
export interface OutsideCertificate {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  /** Months it is good for from its day of issue; null: for ever. */
  readonly validMonths: number | null;
}

/** The template of a round. */
export interface CompiledProgramme {
  id: string;
  slug: string;
  title: string;
  level: ProgrammeLevel;
  /** Of an in-depth one the basic programmes it goes on from, by id; empty: from any that is for the same teams. */
  buildsOn: string[];
  audience: Audience[];
  /** Slug of the folder in content/certificates. */
  certificate: string;
  requirements: CompiledRequirement[];
  html: string;
  hash: string;
}

/** Where a set of competence codes comes from. */
export interface CompetenceFramework {
  id: string;
  title: string;
  source: string;
}

/** One competence that courses, lessons and questions may name. */
export interface Competence {
  code: string;
  framework: string;
  title: string;
}
