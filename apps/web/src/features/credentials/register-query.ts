import type { CertificateState } from './certificate-words';

const states: readonly string[] = ['valid', 'replaced', 'withdrawn', 'expired'] satisfies CertificateState[];

/** What the URL says of the list: part of a name, a state, where the page begins. */
export interface RegisterQuery {
  text: string;
  state: CertificateState | null;
  /** Only papers that say more than was learnt. */
  isOverstated: boolean;
  cursor: string | null;
}

const isState = (value: string | null): value is CertificateState => value !== null && states.includes(value);

/** The same question as the API takes it. */
export function askFor({ text, state, isOverstated, cursor }: RegisterQuery): {
  text?: string;
  state?: CertificateState;
  contents?: 'overstated';
  cursor?: string;
} {
  return {
    ...{ text: text || undefined, state: state ?? undefined, cursor: cursor ?? undefined },
    contents: isOverstated ? 'overstated' : undefined,
  };
}

/** How papers that say more than was learnt stand in an address, among the states. */
export const OVERSTATED = 'ghi-qua';

/** Reads the query of the address: `ten`, `tt`, `tu`. */
export function registerQuery(query: URLSearchParams): RegisterQuery {
  const state = query.get('tt');
  return {
    ...{ text: query.get('ten') ?? '', state: isState(state) ? state : null, cursor: query.get('sau') },
    isOverstated: state === OVERSTATED,
  };
}
