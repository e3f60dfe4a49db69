export { type CompiledContent, type CompileOptions } from './compiler/compile-content';
export { loadCompiler } from './compiler/load-compiler';
export { formatProblem, hasErrors, type Problem, type ProblemCode, type Severity } from './compiler/problem';
export { PROGRAMME_LEVELS, type ProgrammeLevel } from './compiler/programme-level.rules';
export { readContent } from './compiler/read-content';
export { type ContentFiles } from './compiler/source-files';
export {
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
} from './compiler/types';
export { ContentNotFound } from './content.errors';
export { ContentModule } from './content.module';
export { READ_COURSES } from './content.permissions';
export { type CourseOutline, type LessonOutline, type LessonPage } from './courses/content.repository';
export { CourseService, type LessonEdition } from './courses/course.service';
export { ProgrammeService } from './courses/programme.service';
export { type LessonChange } from './editions/edition.repository';
export { isSameTask } from './editions/edition.rules';
export { EditionService, type ChangedLesson, type MajorEdition } from './editions/edition.service';
export { ContentPublisher, type KeptCourse, type Publication } from './publishing/content-publisher.service';
import './content.texts';
