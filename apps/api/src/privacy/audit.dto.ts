import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { grantKindOf } from '@lopso/org';
import { type GrantBound, IsDay, type Role, type TrailEntry } from '@lopso/platform';
import {
  type AuditPage,
  deputyOf,
  type EntryNames,
  OTHER_MEMBER,
  PROPOSED_BY,
  subjectAccountOf,
} from './audit.service';

/** Kinds an officer can filter by; all but `read` are the beginnings of the actions' names. */
export const AUDIT_KINDS = [
  'read',
  'org',
  'identity',
  'classes',
  'assessment',
  'learning',
  'credentials',
  'privacy',
  'interop',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

export class ListAuditQuery {
  /** Part of the name of who acted or whom it is about. */
  @IsOptional()
  @IsString()
  @MinLength(2)
  @MaxLength(80)
  text?: string;

  @IsOptional()
  @IsUUID()
  accountId?: string;

  @IsOptional()
  @IsUUID()
  memberId?: string;

  @IsOptional()
  @IsUUID()
  communeId?: string;

  @IsOptional()
  @IsIn(AUDIT_KINDS)
  kind?: AuditKind;

  /** The first day in Vietnam, `yyyy-mm-dd`. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** The last day, which counts whole. */
  @IsOptional()
  @IsDay()
  to?: string;

  /** `leave-out`: without what the caller read. */
  @IsOptional()
  @IsIn(['leave-out'])
  @ApiProperty({ enum: ['leave-out'] })
  ownReads?: 'leave-out';

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @IsOptional()
  @Matches(/^\d{1,18}$/)
  cursor?: string;
}

export class AuditPersonResponse {
  id: string;
  name: string;
}

/** A value that was written or asked for; values that are ids are left out. */
export class AuditDetailResponse {
  name: string;
  value: string;
}

/** Who did what; names are null where the caller may not know them. */
export class AuditEntryResponse {
  id: string;
  occurredAt: string;
  /** Null: the system itself. */
  actor: AuditPersonResponse | null;
  onBehalfOf: AuditPersonResponse | null;
  action: string;
  isRead: boolean;
  /** Whom the act is about. */
  member: AuditPersonResponse | null;
  /** Whose account or right the act is about, where it is not the doer’s own. */
  account: AuditPersonResponse | null;
  /** For whom the right that was given, ended or restored lets its holder act. */
  deputyOf: AuditPersonResponse | null;
  unitName: string | null;
  /** Names of the fields the act touched. */
  fields: string[];
  details: AuditDetailResponse[];

  static from(entry: TrailEntry, names: EntryNames): AuditEntryResponse {
    const { id, action, isRead, memberId, unitPath } = entry;
    const memberName = memberId === null ? undefined : names.members.get(memberId);
    return {
      ...{ id, action, isRead },
      occurredAt: entry.occurredAt.toISOString(),
      actor: personOf(entry.accountId, names),
      onBehalfOf: personOf(entry.onBehalfOf, names),
      member: memberId === null || memberName === undefined ? null : { id: memberId, name: memberName },
      account: knownOf(subjectAccountOf(entry), names),
      deputyOf: knownOf(deputyOf(entry), names),
      unitName: unitPath === null ? null : (names.units.get(unitPath) ?? null),
      fields: [...entry.fields],
      details: detailsOf(entry.details ?? {}, names),
    };
  }
}

export class AuditPageResponse {
  entries: AuditEntryResponse[];
  nextCursor: string | null;

  static from({ entries, names, nextCursor }: AuditPage): AuditPageResponse {
    return { entries: entries.map((entry) => AuditEntryResponse.from(entry, names)), nextCursor };
  }
}

function personOf(accountId: string | null, names: EntryNames): AuditPersonResponse | null {
  return accountId === null ? null : { id: accountId, name: names.doers.get(accountId)?.displayName ?? '' };
}

/** Whom an act is about: nobody where the caller may not know the name. */
function knownOf(accountId: string | null, { told }: EntryNames): AuditPersonResponse | null {
  const known = accountId === null ? undefined : told.get(accountId);
  return accountId === null || known === undefined ? null : { id: accountId, name: known.displayName };
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/i;

function detailsOf(details: Readonly<Record<string, unknown>>, names: EntryNames): AuditDetailResponse[] {
  return Object.entries({ ...details, ...rightOf(details) }).flatMap(([name, value]) => {
    const other = typeof value === 'string' ? nameBehind(name, value, names) : undefined;
    if (other !== undefined) return [{ name, value: other }];
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return !isPlain || ID.test(String(value)) ? [] : [{ name, value: String(value) }];
  });
}

/** A right that is bound is another one to people than its role: a union's officer leads no team, a guest teaches only classes of her own. */
function rightOf({ role, bound }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (typeof role !== 'string' || !isBound(bound)) return {};
  const kind = grantKindOf(role as Role, bound.kind);
  return { role: kind ?? role, ...(bound.kind === 'organisation' ? { organisation: bound.organisation } : {}) };
}

const isBound = (value: unknown): value is GrantBound => typeof value === 'object' && value !== null && 'kind' in value;

/** The person a detail names by id. */
function nameBehind(detail: string, id: string, names: EntryNames): string | undefined {
  if (detail === OTHER_MEMBER) return names.members.get(id);
  return detail === PROPOSED_BY ? names.doers.get(id)?.displayName : undefined;
}
