/** What the address says of the list of who waits: part of a name, a commune, where the page begins. */
export interface WaitingQuery {
  text: string;
  communeId: string | null;
  cursor: string | null;
}

/** How many people one list takes by choice. */
export const choosable = 1000;

/** Reads the query of the address: `ten`, `xa`, `sau`. */
export function waitingQuery(query: URLSearchParams): WaitingQuery {
  return { text: query.get('ten') ?? '', communeId: query.get('xa'), cursor: query.get('sau') };
}

/** The same question as the API takes it. */
export function askWaiting({ text, communeId, cursor }: WaitingQuery): {
  text?: string;
  communeId?: string;
  cursor?: string;
} {
  return { text: text || undefined, communeId: communeId ?? undefined, cursor: cursor ?? undefined };
}

/** Only some of those who wait are asked for. */
export const isNarrowed = ({ text, communeId }: WaitingQuery): boolean => text !== '' || communeId !== null;
