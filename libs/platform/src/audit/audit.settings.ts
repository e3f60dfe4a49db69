import { IsInt, Matches, Max, Min } from 'class-validator';
import { Settings } from '../config/settings';

/** How the audit trail is sealed and kept. */
@Settings()
export class AuditSettings {
  /**
   * Keys the digests of the chain; at least 32 signs. Only the worker and `cli audit` need it, and refuse to work without:
   * the API should not have it (decision 0011).
   */
  @Matches(/^(.{32,})?$/s, { message: 'có ít nhất 32 ký tự' })
  AUDIT_KEY: string = '';

  /** Months an entry is kept; twelve at least (Decree 53/2022/NĐ-CP). */
  @IsInt()
  @Min(12)
  @Max(1200)
  AUDIT_RETENTION_MONTHS: number = 24;
}
