import { splitDocument, readYaml } from './front-matter';
import type { Fields, Shape } from './fields';
import type { Neighbours } from './markdown/text';
import type { ProblemList, Report } from './problem';
import type { SourceFiles } from './source-files';
import { readDrawing, type Drawing } from './svg/figure-svg';

/** What the parts of one compilation share. */
export interface Compilation {
  readonly sources: SourceFiles;
  readonly problems: ProblemList;
  readonly ids: IdRegistry;
  /** Codes of content/competences.yaml. */
  readonly competences: ReadonlySet<string>;
  /** The day to measure `checkedOn` against, yyyy-mm-dd; null: don't. */
  readonly asOf: string | null;
}

/** A Markdown file whose front matter is sound. */
export interface Document<T> {
  readonly path: string;
  readonly report: Report;
  readonly fields: Fields<T>;
  readonly body: string;
}

/** Reads a Markdown file and its front matter; null (reported) when either can't be read. */
export function readDocument<T>(path: string, shape: Shape<T>, { sources, problems }: Compilation): Document<T> | null {
  const report = problems.reporterFor(path);
  const parts = splitDocument(sources.texts.get(path) ?? '', report);
  if (!parts) return null;
  const fields = readYaml(parts.yaml, shape, report);
  return fields ? { path, report, fields, body: parts.body } : null;
}

/** Every id of content/ and the place that took it first; files come in the order of their paths. */
export class IdRegistry {
  private readonly places = new Map<string, string>();

  claim(id: string, path: string, line: number, report: Report): void {
    const place = `content/${path}:${String(line)}`;
    const earlier = this.places.get(id);
    if (earlier === undefined) this.places.set(id, place);
    else report(line, 'id-duplicate', `Mã "${id}" đã dùng ở ${earlier}. Mỗi mã chỉ dùng một lần.`);
  }
}

/** The files of one folder, and which of them its texts use. */
export class Folder implements Neighbours {
  private readonly used = new Set<string>();

  constructor(
    private readonly path: string,
    private readonly context: Pick<Compilation, 'sources' | 'problems'>,
  ) {}

  has(name: string): boolean {
    const found = this.context.sources.binaries.has(`${this.path}/${name}`);
    if (found) this.used.add(name);
    return found;
  }

  drawing(name: string): Drawing | null | undefined {
    const path = `${this.path}/${name}`;
    const source = this.context.sources.texts.get(path);
    if (source === undefined) return undefined;
    this.used.add(name);
    return readDrawing(source, this.context.problems.reporterFor(path));
  }

  /** Files of the folder that a text asked for, in the order of the folder. */
  usedOf(names: readonly string[]): string[] {
    return names.filter((name) => this.used.has(name));
  }

  /** Warns of drawings and sounds no text shows. */
  warnOfUnused(names: readonly string[]): void {
    for (const name of names.filter((candidate) => !this.used.has(candidate))) {
      const report = this.context.problems.reporterFor(`${this.path}/${name}`);
      report(1, 'figure-unused', 'Không bài nào dùng tệp này. Hãy dùng hoặc xóa tệp.', 'warning');
    }
  }
}
