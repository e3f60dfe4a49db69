import { call } from '../../lib/api/client';
import type { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import type { components } from '../../lib/api/schema';

type Checked = components['schemas']['CertificateCheckResponse'];

/** Signs of a check code. */
export const codeLength = 10;

/** The answer about one code. */
export class CheckState {
  readonly check: Resource<Checked>;

  constructor(code: () => string) {
    this.check = new Resource((signal) =>
      call('get', '/api/certificates/check/{code}', { path: { code: code() }, signal }),
    );
  }

  /** A refusal that is about the code itself: to be corrected, not to be tried again. */
  get codeFault(): Problem | null {
    const { current } = this.check;
    return current.phase === 'failed' && current.problem.code.startsWith('credentials.code-') ? current.problem : null;
  }
}

/** The form for a code, begun with the one that was refused. */
export class CodeForm {
  code = $state('');
  isAsked = $state(false);

  constructor(code: string) {
    this.code = code;
  }

  /** What is wrong with what was typed so far, once it was sent: how many signs there are, or null. */
  get shortBy(): number | null {
    return this.isAsked && this.code.length < codeLength ? this.code.length : null;
  }

  /** The code to look up, or null while it is too short. */
  send(): string | null {
    this.isAsked = true;
    return this.code.length < codeLength ? null : this.code;
  }
}
