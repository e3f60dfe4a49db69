import { type Compilation, Folder, IdRegistry } from './compilation';
import { hasForm } from './identifiers.rules';
import { compileBank } from './parts/bank';
import { readCompetences } from './parts/competences';
import { type CourseDraft, draftCourse, finishCourse } from './parts/course-folder';
import { readOutsideCertificates } from './parts/outside-certificates';
import { checkLevels, compileProgramme } from './parts/programme';
import { compareText, type Problem, ProblemList } from './problem';
import { type ContentFiles, filesIn, loadSources } from './source-files';
import {
  type Competence,
  type CompetenceFramework,
  type CompiledBank,
  type CompiledCourse,
  type CompiledProgramme,
} from './types';

/** Everything content/ says, and everything that is wrong with it. */
export interface CompiledContent {
  courses: CompiledCourse[];
  banks: CompiledBank[];
  programmes: CompiledProgramme[];
  frameworks: CompetenceFramework[];
  competences: Competence[];
  problems: Problem[];
}

/** What a compilation is measured against. */
export interface CompileOptions {
  /** Today, yyyy-mm-dd, for the warning about old `checkedOn` dates; without it there is none. */
  asOf?: string;
}

/**
 * Compiles content/: the same files give the same result, byte for byte, whatever the order of the map, the locale or
 * the line endings. Never throws for a fault of the content. What could be read comes back even beside errors, so that
 * a draft can be looked at, and is always safe to show; publish only when `hasErrors(problems)` is false.
 */
export function compileContent(files: ContentFiles, options: CompileOptions = {}): CompiledContent {
  const problems = new ProblemList();
  const sources = loadSources(files, problems);
  const { frameworks, competences } = readCompetences(sources, problems);
  const context: Compilation = {
    sources,
    problems,
    ids: new IdRegistry(),
    competences: new Set(competences.map(({ code }) => code)),
    asOf: options.asOf ?? null,
  };
  const drafts = courseSlugs(context).map((slug) => draftCourse(slug, context));
  const banks = compileBanks(drafts, context);
  const courses = drafts.map((draft) => finishCourse(draft, banks, context)).filter((course) => course !== null);
  const programmes = compileProgrammes(drafts, courses, context);
  courses.sort((a, b) => compareText(a.id, b.id));
  return { courses, banks, programmes, frameworks, competences, problems: problems.sorted() };
}

function courseSlugs({ sources, problems }: Compilation): string[] {
  const slugs = new Set<string>();
  for (const name of filesIn(sources, 'courses')) {
    const [slug = '', file] = name.split('/');
    if (file !== undefined && hasForm('slug', slug)) slugs.add(slug);
    else reportName(`courses/${name}`, problems);
  }
  return [...slugs];
}

function reportName(path: string, problems: ProblemList): void {
  const message = 'Tên tệp và thư mục chỉ gồm chữ thường không dấu, số và gạch ngang.';
  problems.reporterFor(path)(1, 'file-name', message);
}

function compileBanks(drafts: readonly CourseDraft[], context: Compilation): CompiledBank[] {
  const folder = new Folder('banks', context);
  const known = {
    courses: courseIds(drafts),
    lessons: new Set(drafts.flatMap(({ lessons }) => lessons.map(({ id }) => id))),
  };
  const documents = documentsIn('banks', context);
  const banks = documents.map((place) => compileBank(place, known, folder, context)).filter((bank) => bank !== null);
  folder.warnOfUnused(filesIn(context.sources, 'banks').filter((name) => !name.endsWith('.md')));
  return banks;
}

function compileProgrammes(
  drafts: readonly CourseDraft[],
  courses: readonly CompiledCourse[],
  context: Compilation,
): CompiledProgramme[] {
  const folder = new Folder('programmes', context);
  const known = {
    courses: courseIds(drafts),
    tasks: new Set(drafts.flatMap(({ task }) => (task ? [task.id] : []))),
    outside: readOutsideCertificates(context.sources, context.problems),
    quizzes: new Map(courses.flatMap(({ quiz }) => (quiz ? [[quiz.id, quiz.passPercent] as const] : []))),
  };
  const programmes = documentsIn('programmes', context)
    .map((place) => compileProgramme(place, known, folder, context))
    .filter((draft) => draft !== null);
  checkLevels(programmes);
  return programmes.map(({ programme }) => programme);
}

function courseIds(drafts: readonly CourseDraft[]): Set<string> {
  return new Set(drafts.flatMap(({ head }) => (head ? [head.id] : [])));
}

function documentsIn(folder: string, { sources, problems }: Compilation): { path: string; slug: string }[] {
  const names = filesIn(sources, folder).filter((name) => name.endsWith('.md'));
  return names.flatMap((name) => {
    const path = `${folder}/${name}`;
    const slug = name.slice(0, -'.md'.length);
    if (hasForm('slug', slug)) return [{ path, slug }];
    reportName(path, problems);
    return [];
  });
}
