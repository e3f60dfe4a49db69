import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { PaperReading } from './types';

/** Lessons that one member learns from paper. */
export class PaperReadingState extends Act {
  readonly courses: Resource<PaperReading[]>;
  readonly #memberId: () => string;

  constructor(memberId: () => string) {
    super();
    this.#memberId = memberId;
    this.courses = new Resource((signal) =>
      call('get', '/api/members/{memberId}/paper-readings', { path: { memberId: memberId() }, signal }),
    );
  }

  /** Records a course as learned; true when it is recorded. */
  async record(courseId: string): Promise<boolean> {
    const path = { memberId: this.#memberId() };
    const recorded = await this.run(async () => {
      await call('post', '/api/members/{memberId}/paper-readings', { path, body: { courseId } });
      return true;
    });
    if (recorded !== null) await this.courses.load();
    return recorded ?? false;
  }
}
