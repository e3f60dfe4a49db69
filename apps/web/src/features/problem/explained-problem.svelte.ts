import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { components } from '../../lib/api/schema';

type Explained = components['schemas']['ProblemPageResponse'];

/** What the server says about one code. */
export class ExplainedProblem {
  readonly explained: Resource<Explained>;

  constructor(code: () => string) {
    this.explained = new Resource((signal) => call('get', '/api/problems/{code}', { path: { code: code() }, signal }));
  }

  /** The server knows no such code: trying again does not help. */
  get isUnknown(): boolean {
    const { current } = this.explained;
    return current.phase === 'failed' && current.problem.status === 404;
  }

  /** Some words stand for a value that only a particular case has. */
  get hasGaps(): boolean {
    const explained = this.explained.value;
    return explained !== null && `${explained.title}${explained.detail}`.includes('…');
  }
}
