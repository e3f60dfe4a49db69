import './content.texts';

export {
  loadCompiler,
  type CompiledContent,
  type CompileOptions,
  readContent,
  type ContentFiles,
  formatProblem,
  hasErrors,
  type Problem,
  type ProblemCode,
  type Severity,
  type Audience,
  type CompetenceFramework,
  type Competence,
  type CompiledAsset,
  type CompiledBank,
  type CompiledChoice,
  type CompiledCourse,
  type CompiledFieldTask,
  type CompiledLesson,
  type CompiledProgramme,
  type CompiledQuestion,
  type CompiledQuiz,
  type CompiledRequirement,
  type CompiledSheet,
  type CompiledTask,
  type CompletionPart,
  type LessonSource,
  type Motif,
  type NumericKey,
  type QuestionType,
  type QuizDraw,
  type Range,
  type RubricCriterion,
  type SourceMark,
} from './compiler';
export { ContentModule } from './content.module';
export { READ_COURSES } from './content.permissions';
export { PROGRAMME_LEVELS, type ProgrammeLevel } from './rules/programme-level';
export { isSameTask } from './rules/major-editions';
export { ContentNotFound } from './content.errors';
export { ContentPublisher, type KeptCourse, type Publication } from './services/content-publisher';
export { CourseVersions } from './services/course-versions';
export { Courses, Lessons } from './services/courses';
export { type LessonEdition, LessonEditions } from './services/lesson-editions';
export { LessonNews } from './services/lesson-news';
export { type ChangedLesson, type MajorEdition, MajorEditions } from './services/major-editions';
export { Programmes } from './services/programmes';
export type { LessonChange } from './storage/edition.repository';
export type { CourseOutline, LessonOutline, LessonPage } from './storage/content.repository';
