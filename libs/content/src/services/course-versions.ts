import { Injectable } from '@nestjs/common';
import { EditionRepository } from '../storage/edition.repository';

/** When versions of courses were current. */
@Injectable()
export class CourseVersions {
  constructor(private readonly editions: EditionRepository) {}

  /**
   * Whether a version is current, or was at some time after an instant: it was until the next one was published. The newest one, taken back by pointing to an older one,
   * counts as current, since when it was is not kept. False for a version nobody knows.
   */
  wasCurrentAfter(hash: string, instant: Date): Promise<boolean> {
    return this.editions.wasCurrentAfter(hash, instant);
  }

  /** Hash → semver of those of these versions that are not the current ones of their courses. */
  notCurrentOf(hashes: readonly string[]): Promise<Map<string, string>> {
    return this.editions.notCurrentOf([...new Set(hashes)]);
  }
}
