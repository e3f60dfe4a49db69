import { Injectable } from '@nestjs/common';
import { Clock, Transactions } from '@lopso/platform';
import { type CompiledContent, hasErrors, loadCompiler, type Problem, readContent } from '../compiler';
import { ContentRepository } from '../storage/content.repository';

/** What a publication did. */
export interface Publication {
  /** Ids of courses and programmes whose version is new. */
  readonly published: readonly string[];
  readonly unchanged: readonly string[];
  /** Faults and warnings; with a fault nothing was published. */
  readonly problems: readonly Problem[];
}

/** Publishes the content folder: compile, then all new versions in one transaction. */
@Injectable()
export class ContentPublisher {
  constructor(
    private readonly repository: ContentRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Compiles the folder and publishes what changed. Safe to repeat; running attempts keep their own papers. */
  async publish(folder: string): Promise<Publication> {
    const { compileContent } = await loadCompiler();
    const content = compileContent(readContent(folder), { asOf: this.clock.today() });
    if (hasErrors(content.problems)) return { published: [], unchanged: [], problems: content.problems };
    return this.transactions.run(() => this.store(content));
  }

  private async store(content: CompiledContent): Promise<Publication> {
    const published: string[] = [];
    const unchanged: string[] = [];
    const inOrder = [...content.courses].sort((one, other) => (one.id < other.id ? -1 : 1));
    for (const [position, course] of inOrder.entries()) {
      const isNew = await this.repository.insertCourseVersion(course, this.clock.now());
      await this.repository.pointCourse(course, position);
      (isNew ? published : unchanged).push(course.id);
    }
    for (const programme of content.programmes) {
      const isNew = await this.repository.publishProgramme(programme, this.clock.now());
      (isNew ? published : unchanged).push(programme.id);
    }
    return { published, unchanged, problems: content.problems };
  }
}
