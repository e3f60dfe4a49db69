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

  /** The date that holds then; null when it was not given. */
  async send(): Promise<string | null> {
    this.wasTried = true;
    this.problem = null;
    const body = { dueOn: this.dueOn, reason: this.reason.trim() };
    if (body.dueOn === '' || body.reason === '') return null;
    const path = { cycleId: this.#cycleId() };
    const given = await this.run(() => call('post', '/api/cycles/{cycleId}/extensions', { path, body }));
    return given?.dueOn ?? null;
  }
}
