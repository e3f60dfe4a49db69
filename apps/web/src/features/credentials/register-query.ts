import type { CertificateState } from './certificate-words';

const states: readonly string[] = ['valid', 'replaced', 'withdrawn', 'expired'] satisfies CertificateState[];

/** What the URL says of the list: part of a name, a state, where the page begins. */
export interface RegisterQuery {
  text: string;
  state: CertificateState | null;
  cursor: string | null;
}

const isState = (value: string | null): value is CertificateState => value !== null && states.includes(value);

/** The same question as the API takes it. */
export function askFor({ text, state, cursor }: RegisterQuery): {
  text?: string;
  state?: CertificateState;
  cursor?: string;
} {
  return { text: text || undefined, state: state ?? undefined, cursor: cursor ?? undefined };
}

/** Reads the query of the address: `ten`, `tt`, `tu`. */
export function registerQuery(query: URLSearchParams): RegisterQuery {
  const state = query.get('tt');
  return { text: query.get('ten') ?? '', state: isState(state) ? state : null, cursor: query.get('sau') };
}
