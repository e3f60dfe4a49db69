/** One fault of the input: where (JSON pointer), what (code), with which values. */
export interface FieldFault {
  pointer: string;
  code: string;
  detail?: string;
  params: Readonly<Record<string, unknown>>;
}

/** `problem`: the server refused. `broken`: this page or the browser failed. The others never reached the server, or no answer came back. */
export type ProblemKind = 'problem' | 'network' | 'timeout' | 'aborted' | 'signed-out' | 'broken';

interface ProblemBody {
  status: number;
  code: string;
  title: string;
  detail: string;
  instance: string;
  params: Readonly<Record<string, unknown>>;
  errors: readonly FieldFault[];
}

const nothing: ProblemBody = { status: 0, code: '', title: '', detail: '', instance: '', params: {}, errors: [] };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function faultOf(value: unknown): FieldFault[] {
  if (!isRecord(value)) return [];
  const params = isRecord(value['params']) ? value['params'] : {};
  return [{ pointer: textOf(value['pointer']), code: textOf(value['code']), detail: textOf(value['detail']), params }];
}

/** A request that did not succeed, as RFC 9457 tells it or as the network failed. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemKind;
  readonly body: ProblemBody;

  constructor(kind: ProblemKind, body: Partial<ProblemBody> = {}, cause?: unknown) {
    super(body.code || kind, { cause });
    this.kind = kind;
    this.body = { ...nothing, ...body };
  }

  get status(): number {
    return this.body.status;
  }

  /** Stable code of the server's error, for example `classes.session-closed`; empty without an answer. */
  get code(): string {
    return this.body.code;
  }

  /** Nothing is known to be wrong with the request: the same one may be sent again later. */
  get isPassing(): boolean {
    return this.kind === 'network' || this.kind === 'timeout' || this.status === 429 || this.status >= 500;
  }

  /** The fault of one field by the pointer of the request body: `faultAt('/memberId')`. */
  faultAt(pointer: string): FieldFault | null {
    return this.body.errors.find((fault) => fault.pointer.replace(/^#/, '') === pointer) ?? null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads a refusal; a body that is no problem document leaves only the status. */
export function readProblem({ status, text }: { status: number; text: string }): Problem {
  const json = parsed(text);
  if (!isRecord(json)) return new Problem('problem', { status });
  return new Problem('problem', {
    status,
    code: textOf(json['code']),
    title: textOf(json['title']),
    detail: textOf(json['detail']),
    instance: textOf(json['instance']),
    params: isRecord(json['params']) ? json['params'] : {},
    errors: Array.isArray(json['errors']) ? json['errors'].flatMap(faultOf) : [],
  });
}
