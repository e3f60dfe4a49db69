/** Completion as it is stored or as it should be. */
export interface ComparableCompletion {
  readonly doneSteps: number;
  readonly totalSteps: number;
  readonly finishedAt: Date | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly renewableFrom: string | null;
  readonly state: { readonly requirements: readonly object[] };
}

/** True when a stored completion says something else than the derived one; the order of keys in the state does not matter. */
export function differs(stored: ComparableCompletion, derived: ComparableCompletion): boolean {
  return (
    stored.doneSteps !== derived.doneSteps ||
    stored.totalSteps !== derived.totalSteps ||
    stored.finishedAt?.getTime() !== derived.finishedAt?.getTime() ||
    stored.validFrom !== derived.validFrom ||
    stored.validUntil !== derived.validUntil ||
    stored.renewableFrom !== derived.renewableFrom ||
    canonical(stored.state) !== canonical(derived.state)
  );
}

/** JSON with sorted keys; what is undefined is left out, as the database does. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}
