import { type Ask } from './matrix/route-case';
import { type MatrixWorld } from './matrix/world';

export type Changes = Readonly<Record<string, Partial<Ask>>>;

/** A form that may arrive twice: who sends it, and for each of its fields the same form with another value there. */
export interface RepeatedForm {
  readonly who: 'department-admin' | 'commune-officer' | 'trainer' | 'member';
  /** From above the row, where the form is about the whole province. */
  readonly position?: 'parent';
  /** Fields that decide nothing once the form has done its work, with why. */
  readonly indifferent?: Readonly<Record<string, string>>;
  readonly others: (world: MatrixWorld, ask: Ask) => Promise<Changes> | Changes;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Fields of the body, each with another value; what is undefined is left out. */
export function bodies(ask: Ask, values: Readonly<Record<string, Fields | string | number | boolean>>): Changes {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      const change = typeof value === 'object' ? value : { [field]: value };
      return [field, { body: { ...(ask.body as Fields), ...change } }];
    }),
  );
}

/** A field of a multipart form. */
export function fieldIn(ask: Ask, name: string): string {
  const payload = ask.request?.payload;
  const text = Buffer.isBuffer(payload) ? payload.toString('utf8') : '';
  return new RegExp(`name="${name}"\\r\\n\\r\\n([^\\r]*)`).exec(text)?.[1] ?? '';
}

/** The one file of a multipart form. */
export function fileIn(ask: Ask): Buffer {
  const payload = ask.request?.payload;
  const text = Buffer.isBuffer(payload) ? payload.toString('latin1') : '';
  const file = /filename="[^"]*"\r\n[^\r]*\r\n\r\n([\s\S]*?)\r\n--/.exec(text)?.[1] ?? '';
  return Buffer.from(file, 'latin1');
}
