import { Injectable } from '@nestjs/common';
import { Clock, Transactions } from '@lopso/platform';
import { type CompiledContent } from '../compiler/compile-content';
import { loadCompiler } from '../compiler/load-compiler';
import { hasErrors, type Problem } from '../compiler/problem';
import { readContent } from '../compiler/read-content';
import { ContentRepository } from '../courses/content.repository';
import { isLowerVersion } from './version-order.rules';

/** A course that was not published. */
export interface KeptCourse {
  readonly courseId: string;
  readonly slug: string;
  /** Semver of the folder. */
  readonly version: string;
  /** Semver of the version in use. */
  readonly inUse: string;
}

/** What a publication did. */
export interface Publication {
  /** Ids of courses and programmes whose version is new. */
  readonly published: readonly string[];
  readonly unchanged: readonly string[];
  /** Courses of which the folder has a lower version than the one in use: they stay as they are (decision 0089). */
  readonly kept: readonly KeptCourse[];
  /** Faults and warnings; with a fault nothing was published. */
  readonly problems: readonly Problem[];
}

/** Publishes the content folder: compile, then all new versions in one transaction. */
@Injectable()
export class ContentPublisher {
  constructor(
    private readonly contentRepository: ContentRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Compiles the folder and publishes what changed. Safe to repeat; running attempts keep their own papers. No course goes back to a lower version: what was asked
   * anew by the higher one could be done by nobody.
   */
  async publishContent(folder: string): Promise<Publication> {
    const { compileContent } = await loadCompiler();
    const content = compileContent(readContent(folder), { asOf: this.clock.today() });
    if (hasErrors(content.problems)) return { published: [], unchanged: [], kept: [], problems: content.problems };
    return this.transactions.run(() => this.storeContent(content));
  }

  private async storeContent(content: CompiledContent): Promise<Publication> {
    const published: string[] = [];
    const unchanged: string[] = [];
    const kept: KeptCourse[] = [];
    const inUse = await this.contentRepository.lockVersionsInUse();
    const inOrder = [...content.courses].sort((one, other) => (one.id < other.id ? -1 : 1));
    for (const [position, course] of inOrder.entries()) {
      const present = inUse.get(course.id);
      if (present !== undefined && isLowerVersion(course.version, present)) {
        kept.push({ courseId: course.id, slug: course.slug, version: course.version, inUse: present });
        continue;
      }
      const isNew = await this.contentRepository.insertCourseVersion(course, this.clock.now());
      await this.contentRepository.pointCourse(course, position);
      (isNew ? published : unchanged).push(course.id);
    }
    for (const programme of content.programmes) {
      const isNew = await this.contentRepository.publishProgramme(programme, this.clock.now());
      (isNew ? published : unchanged).push(programme.id);
    }
    return { published, unchanged, kept, problems: content.problems };
  }
}
