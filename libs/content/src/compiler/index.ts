export { type CompiledContent, type CompileOptions } from './compile-content';
export { loadCompiler } from './load-compiler';
export { readContent } from './read-content';
export type { ContentFiles } from './source-files';
export { formatProblem, hasErrors, type Problem, type ProblemCode, type Severity } from './problem';
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
} from './types';
