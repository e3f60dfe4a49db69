import type { Component, Snippet } from 'svelte';
import type { Params } from './match';

/** Whose page it is. `public` needs no sign-in. */
export type Workspace = 'public' | 'member' | 'trainer' | 'commune' | 'department';

type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** The parameters a page under this pattern is given: `ParamsOf<'/khoa/:courseId'>` is `{ courseId: string }`. */
export type ParamsOf<Path extends string> = Readonly<Record<NamesIn<Path>, string>>;

type Props = Record<string, unknown>;

type Page<Given extends object> = () => Promise<{ default: Component<Given> }>;

/** What stands around the pages of a desk, and stays when one follows another. */
export type Shell = Component<{ workspace: Workspace; children: Snippet }>;

export interface Route {
  path: string;
  workspace: Workspace;
  page: Page<Props>;
  /** What the page is given, of the names in its path. */
  props: (params: Params) => Props;
  shell: Shell | null;
  /** Addresses of the API that the page asks for first, with the names in its path; sent before its script is there. */
  reads: readonly string[];
}

/** The lines of one desk below a path, fetched when one of them is wanted. */
export interface DeskMap {
  under: string;
  load: () => Promise<{ routes: readonly Route[] }>;
}

const asParams = (params: Params): Props => ({ params });

/**
 * One line of the URL map. The page is given what the last argument makes of the names in the path, else those as `params`;
 * a list in its place are the page's first reads.
 */
export function route<Path extends string, Given extends object, const Made extends Given>(
  path: Path,
  workspace: Workspace,
  page: Page<Given>,
  props: (params: ParamsOf<Path>) => Made,
): Route;
export function route<Path extends string>(
  path: Path,
  workspace: Workspace,
  page: Page<{ params: ParamsOf<Path> }> | Page<Record<string, never>>,
  reads?: readonly string[],
): Route;
export function route(path: string, workspace: Workspace, page: unknown, more: unknown = []): Route {
  const [props, reads] = Array.isArray(more) ? [asParams, more] : [more, []];
  // The matcher gives exactly the names in the path, which the types of a looked-up page can no longer tell.
  return { path, workspace, shell: null, page, props, reads } as Route;
}

/** These lines within a shell. */
export const within = (shell: Shell, lines: readonly Route[]): Route[] => lines.map((line) => ({ ...line, shell }));
