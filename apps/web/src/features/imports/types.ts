import type { Answer } from '../../lib/api/types';

export type Import = Answer<'get', '/api/imports/{importId}'>;
export type ImportList = Answer<'get', '/api/imports'>;
export type ListedImport = ImportList['items'][number];
export type ImportState = Import['state'];
export type ProblemGroup = Import['groups'][number];
export type ProblemKind = Import['kinds'][number];
export type ImportEffect = Import['toWrite'];
export type RepairOffer = ProblemGroup['repairs'][number];
export type RowPage = Answer<'get', '/api/imports/{importId}/rows'>;
export type ImportRow = RowPage['items'][number];
export type RowProblem = ImportRow['problems'][number];
export type Candidate = ImportRow['candidates'][number];
export type Obstacles = Answer<'get', '/api/imports/{importId}/obstacles'>;
export type ImportKind = Import['kind'];

/** Which rows are looked at; kept in the address as `xem`. */
export const rowViews = ['problem', 'likeness', 'ready', 'repeated', 'skipped', 'done', 'undone'] as const;
export type RowView = (typeof rowViews)[number];
