export { compileContent, type CompiledContent, type CompileOptions } from './compiler/compile-content';
export { readContent } from './compiler/read-content';
export type { ContentFiles } from './compiler/source-files';
export { formatProblem, hasErrors, type Problem, type ProblemCode, type Severity } from './compiler/problem';
export type {
  Audience,
  CompetenceFramework,
  Competence,
  CompiledAsset,
  CompiledBank,
  CompiledChoice,
  CompiledCourse,
  CompiledFieldTask,
  CompiledLesson,
  CompiledProgramme,
  CompiledQuestion,
  CompiledQuiz,
  CompiledRequirement,
  CompiledSheet,
  CompiledTask,
  CompletionPart,
  LessonSource,
  Motif,
  NumericKey,
  QuestionType,
  QuizDraw,
  Range,
  RubricCriterion,
  SourceMark,
} from './compiler/types';
export { ContentModule } from './content.module';
export { ContentNotFound } from './content.errors';
export { ContentPublisher, type Publication } from './services/content-publisher';
export { Courses, Lessons } from './services/courses';
export { Programmes } from './services/programmes';
export type { CourseOutline, LessonOutline, LessonPage } from './storage/content.repository';
