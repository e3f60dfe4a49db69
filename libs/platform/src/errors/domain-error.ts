/** What went wrong, in terms a caller can act on. The API maps each kind to one HTTP status (RFC 9457). */
export type ErrorKind =
  'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'rule-broken' | 'too-many' | 'unavailable';

/** One row of a list that comes with an error: who or what stands in the way. */
export type ErrorItem = Readonly<Record<string, string | number>>;

/** Values for the sentence of an error, and lists for the screen; never personal data beyond what the caller may see. */
export type ErrorParams = Readonly<Record<string, string | number | readonly ErrorItem[]>>;

/** One faulty input field: a JSON pointer into the request body and the code of its fault. */
export interface FieldFault {
  readonly pointer: string;
  readonly code: string;
  readonly params?: ErrorParams;
}

export interface DomainErrorOptions {
  readonly kind: ErrorKind;
  /** `<context>.<fault>`, stable; the key of the translated sentence. */
  readonly code: string;
  readonly params?: ErrorParams;
  readonly faults?: readonly FieldFault[];
  readonly cause?: unknown;
}

/** The only error libraries raise on purpose. Anything else reaching the API is a defect (500). */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly params: ErrorParams;
  readonly faults: readonly FieldFault[];

  constructor(options: DomainErrorOptions) {
    super(options.code, { cause: options.cause });
    this.name = new.target.name;
    this.kind = options.kind;
    this.code = options.code;
    this.params = options.params ?? {};
    this.faults = options.faults ?? [];
  }
}
