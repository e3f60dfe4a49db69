import { type Permission } from '@lopso/platform';
import { type RouteAccess } from '../../../libs/platform/src/http/permission.decorators';
import { type TestRequest } from '../test-api';
import { type MatrixWorld } from './world';

/**
 * How far a permission reaches on a route.
 *
 * - `list`: names no row; who holds the permission anywhere is let in and sees the own part.
 * - `unit`: names a row of a unit; it is found from the unit and from above, hidden from beside and from elsewhere.
 * - `round`: names a row of the province that everybody below it may read; hidden from another province.
 * - `province`: acts on the province itself; found from there only.
 * - `own`: names a row of the caller: hers alone.
 */
export type Reach = 'list' | 'unit' | 'round' | 'province' | 'own';

/** A request without the method: ids for the path, query, body. */
export interface Ask {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  readonly request?: Omit<TestRequest, 'as' | 'body'>;
  /** Names of ids in the body (or query) whose existence must stay hidden, like all ids of the path. */
  readonly hidden?: readonly string[];
}

/** One row of the matrix: how a route is asked rightly, what it then answers, how far its permission reaches. */
export interface RouteCase {
  readonly success: number;
  readonly reach: Reach;
  /** Makes what the request needs in a fresh world, and gives the request. */
  readonly ask: (world: MatrixWorld) => Promise<Ask> | Ask;
  /** How an organisation's officer asks, whose group nobody else can name: hers in the row's commune. */
  readonly askAsUnion?: (world: MatrixWorld) => Promise<Ask> | Ask;
  /** On a route for everybody who is signed in: the permission that lets others than the row's own member see it. */
  readonly alsoFor?: Permission;
  /** What a permission alone does not say, by who and where (`commune-officer own`), with the reason. */
  readonly except?: Readonly<Record<string, number>>;
  /** Why there are exceptions. */
  readonly because?: string;
  /** True: even refused requests count something, so each comes from a world of its own. */
  readonly isFresh?: boolean;
  /** False: path ids name public things (courses), which need not be hidden. */
  readonly hidesPath?: boolean;
}

/** `GET /teams/:teamId` and who may call it. */
export interface FoundRoute {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly access: RouteAccess;
  /** True when the route wants a fresh proof of who asks. */
  readonly wantsProof: boolean;
}

export type RouteCases = Readonly<Record<string, RouteCase>>;
