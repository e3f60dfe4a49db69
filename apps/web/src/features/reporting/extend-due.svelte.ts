import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';

/** The form that gives one person a later due date. */
export class ExtendDueState extends Act {
  dueOn = $state('');
  reason = $state('');
  wasTried = $state(false);
  readonly #cycleId: () => string;

  constructor(cycleId: () => string) {
    super();
    this.#cycleId = cycleId;
  }

  /** True when it was given. */
  async send(): Promise<boolean> {
    this.wasTried = true;
    this.problem = null;
    const body = { dueOn: this.dueOn, reason: this.reason.trim() };
    if (body.dueOn === '' || body.reason === '') return false;
    const path = { cycleId: this.#cycleId() };
    return (await this.run(() => call('post', '/api/cycles/{cycleId}/extensions', { path, body }))) !== null;
  }
}
