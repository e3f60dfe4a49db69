import type { CertificateState } from './certificate-words';

const states: readonly string[] = ['valid', 'replaced', 'withdrawn', 'expired'] satisfies CertificateState[];

/** How papers that stand say something else than a paper of now would. */
export type Deviation = 'overstated' | 'reworded' | 'redated';

/** What the URL says of the list: part of a name, a state, where the page begins. */
export interface RegisterQuery {
  text: string;
  state: CertificateState | null;
  /** Only papers that say more than was learnt, print other words of the round than it has, or other days than their passages have; null: all. */
  contents: Deviation | null;
  cursor: string | null;
}

/** How many papers one proposal takes. */
export const proposable = 100;

const isState = (value: string | null): value is CertificateState => value !== null && states.includes(value);

/** The same question as the API takes it. */
export function askFor({ text, state, contents, cursor }: RegisterQuery): {
  text?: string;
  state?: CertificateState;
  contents?: Deviation;
  cursor?: string;
  limit?: number;
} {
  return {
    ...{ text: text || undefined, state: state ?? undefined, cursor: cursor ?? undefined },
    ...(contents !== null && { contents, limit: proposable }),
  };
}

/** How papers that say something else than one of now would stand in an address, among the states. */
const addresses: Readonly<Record<Deviation, string>> = {
  overstated: 'ghi-qua',
  reworded: 'in-khac',
  redated: 'khac-ngay',
};

export const deviations = ['overstated', 'reworded', 'redated'] as const satisfies readonly Deviation[];

export const deviationPath = (one: Deviation): string => addresses[one];

const deviationOf = (value: string | null): Deviation | null =>
  deviations.find((one) => addresses[one] === value) ?? null;

/** Reads the query of the address: `ten`, `tt`, `tu`. */
export function registerQuery(query: URLSearchParams): RegisterQuery {
  const state = query.get('tt');
  return {
    ...{ text: query.get('ten') ?? '', state: isState(state) ? state : null, cursor: query.get('sau') },
    contents: deviationOf(state),
  };
}
