import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';

export type CorrectionRule = Answer<'get', '/api/correction-rules/own'>;

/** Days of a form: null where it is left empty, -1 for what is no number; the server refuses that at its field. */
export const daysIn = (typed: string): number | null => {
  const text = typed.trim();
  if (text === '') return null;
  return /^\d{1,4}$/.test(text) ? Number(text) : -1;
};

/** Until when rolls of the province are corrected, and its form. */
export class CorrectionRuleState extends Act {
  readonly rule = new Resource<CorrectionRule>((signal) => call('get', '/api/correction-rules/own', { signal }));

  /** True when it is saved. */
  async save(provinceId: string, trainerDays: number | null, departmentDays: number | null): Promise<boolean> {
    const body = { trainerDays, departmentDays };
    const saved = await this.run(() =>
      call('put', '/api/correction-rules/{provinceId}', { path: { provinceId }, body }),
    );
    if (saved !== null) this.rule.set(saved);
    return saved !== null;
  }
}
