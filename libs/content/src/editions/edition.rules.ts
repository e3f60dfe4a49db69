/** One published version of a course. */
export interface PublishedVersion {
  readonly hash: string;
  /** Semver. */
  readonly version: string;
  readonly publishedAt: Date;
}

/** A version with a higher first number than any before it, and the version it followed. */
export interface MajorStep {
  readonly before: PublishedVersion;
  readonly after: PublishedVersion;
  /** Of every version published before it, the oldest first. */
  readonly earlierHashes: readonly string[];
}

/** What a part of a course is in an edition, against the one before. */
export type PartChange = 'changed' | 'added';

/** The parts of an edition that are others than in the one before, by id. What was dropped is not told: nobody can be asked for it. */
export interface EditionChanges {
  readonly lessons: ReadonlyMap<string, PartChange>;
  readonly quiz: PartChange | null;
  readonly task: PartChange | null;
}

/** What of a compiled course teaches and asks. */
interface Texts {
  readonly lessons: readonly { readonly id: string; readonly html: string }[];
  readonly quiz: object | null;
  readonly questions: readonly object[];
  readonly task: object | null;
}

/**
 * The major steps a course made after one of its versions up to the current one, the oldest first (DESIGN 5). Of several versions of one major the first
 * is the step: what followed in it was minor or a patch. A major that was taken back, so that an earlier one is current again, is none.
 */
export function majorSteps(versions: readonly PublishedVersion[], sinceHash: string, currentHash: string): MajorStep[] {
  const inOrder = [...versions].sort(byInstant);
  const since = inOrder.findIndex(({ hash }) => hash === sinceHash);
  const current = inOrder.find(({ hash }) => hash === currentHash);
  const first = inOrder[since];
  if (first === undefined || current === undefined) return [];
  const steps: MajorStep[] = [];
  let before = first;
  let highest = majorOf(first);
  for (const [index, after] of inOrder.entries()) {
    if (index <= since) continue;
    const major = majorOf(after);
    const earlierHashes = inOrder.slice(0, index).map(({ hash }) => hash);
    if (major > highest && major <= majorOf(current)) steps.push({ before, after, earlierHashes });
    highest = Math.max(highest, major);
    before = after;
  }
  return steps;
}

/** What one edition has that another has not, or has otherwise: a lesson by its text, a quiz by its settings and questions, a task by what is to be done and how it is judged. */
export function changesBetween(before: Texts, after: Texts): EditionChanges {
  const had = new Map(before.lessons.map((lesson) => [lesson.id, lesson]));
  const lessons = new Map<string, PartChange>();
  for (const lesson of after.lessons) {
    const change = changeOf(textOf(had.get(lesson.id)), textOf(lesson));
    if (change !== null) lessons.set(lesson.id, change);
  }
  return {
    lessons,
    quiz: changeOf(quizOf(before), quizOf(after)),
    task: changeOf(saidOf(before.task), saidOf(after.task)),
  };
}

/** Whether two versions of a practical task ask for the same and judge it alike. */
export function isSameTask(one: object, another: object): boolean {
  return saidOf(one) === saidOf(another);
}

function byInstant(a: PublishedVersion, b: PublishedVersion): number {
  return a.publishedAt.getTime() - b.publishedAt.getTime() || (a.hash < b.hash ? -1 : 1);
}

function majorOf({ version }: PublishedVersion): number {
  return Number(version.split('.', 1)[0]);
}

function changeOf(before: string | null, after: string | null): PartChange | null {
  if (after === null || before === after) return null;
  return before === null ? 'added' : 'changed';
}

/** Its place in the course, and the day somebody last compared it with its sources, change nothing that was learned. */
function textOf(lesson: Texts['lessons'][number] | undefined): string | null {
  return lesson === undefined ? null : lesson.html;
}

function quizOf({ quiz, questions }: Texts): string | null {
  return quiz === null ? null : JSON.stringify([quiz, questions]);
}

function saidOf(task: Texts['task']): string | null {
  return task === null ? null : JSON.stringify(task);
}
