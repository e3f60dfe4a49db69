import type { paths } from './schema';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** True until the API document has been written: then everything below is as loose as `unknown` allows. */
type NoDocument = [keyof paths] extends [never] ? true : false;

/** Paths of the API document that have this method. */
export type PathOf<M extends Method> = NoDocument extends true
  ? string
  : { [P in keyof paths]: paths[P] extends Record<M, object> ? P : never }[keyof paths] & string;

type Operation<M extends Method, P> = P extends keyof paths ? (paths[P] extends Record<M, infer O> ? O : never) : never;

type Part<O, Name extends string> = O extends { parameters: { [N in Name]?: infer V } } ? NonNullable<V> : never;
type JsonBody<O> = O extends { requestBody?: infer B } ? ContentOf<NonNullable<B>> : never;
type ContentOf<B> = B extends { content: infer C } ? BodyIn<C> : never;
type BodyIn<C> = C extends { 'application/json': infer J }
  ? J
  : C extends { 'multipart/form-data': unknown }
    ? FormData
    : never;

type Needed<Name extends string, V> = [V] extends [never]
  ? { [N in Name]?: undefined }
  : object extends V
    ? { [N in Name]?: V }
    : { [N in Name]: V };

/** What every call may carry. */
export interface CallOptions {
  signal?: AbortSignal;
  /** Same key and body: same receipt. For writes a phone may repeat. */
  idempotencyKey?: string;
  /** The account that is meant: signed in as another, the server refuses. Every write says it by itself. */
  keptFor?: string;
  /** The server is told what this device's clock shows: its answer says how far that is off. */
  saysClock?: boolean;
  /** How long an answer is waited for, in milliseconds; left out: as long as a slow line needs. */
  patienceMs?: number;
}

interface LooseOptions extends CallOptions {
  path?: Readonly<Record<string, string | number>>;
  query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  body?: unknown;
}

type StrictOptions<O> = CallOptions &
  Needed<'path', Part<O, 'path'>> &
  Needed<'query', Part<O, 'query'>> &
  Needed<'body', JsonBody<O>>;

type Options<M extends Method, P> = NoDocument extends true ? LooseOptions : StrictOptions<Operation<M, P>>;

/** The options argument; it may be left out where nothing in it is needed. */
export type OptionsArgument<M extends Method, P> =
  Options<M, P> extends infer O ? (object extends O ? [options?: O] : [options: O]) : never;

type Success<R> = R extends { 200: infer A }
  ? A
  : R extends { 201: infer A }
    ? A
    : R extends { 202: infer A }
      ? A
      : undefined;
type JsonOf<A> = A extends { content: { 'application/json': infer J } } ? J : undefined;

/** Body of the successful answer. */
export type Answer<M extends Method, P> = NoDocument extends true
  ? unknown
  : Operation<M, P> extends { responses: infer R }
    ? JsonOf<Success<R>>
    : undefined;
