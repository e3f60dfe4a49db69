import type { Component } from 'svelte';
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

type Page<Props extends Record<string, unknown>> = () => Promise<{ default: Component<Props> }>;

export interface Route {
  path: string;
  workspace: Workspace;
  page: Page<{ params: Params }>;
  /** Addresses of the API that the page asks for first, with the names in its path; sent before its script is there. */
  reads: readonly string[];
}

/** One line of the URL map. The page's `params` prop is checked against the names in the path. */
export function route<Path extends string>(
  path: Path,
  workspace: Workspace,
  page: Page<{ params: ParamsOf<Path> }> | Page<Record<string, never>>,
  reads: readonly string[] = [],
): Route {
  // The matcher gives exactly the names in the path, which the types of a looked-up page can no longer tell.
  return { path, workspace, page: page as Route['page'], reads };
}
