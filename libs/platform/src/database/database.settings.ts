import { IsInt, IsString, Matches, Max, Min } from 'class-validator';
import { Setting, Settings } from '../config/settings';

/** How to reach PostgreSQL 18 or newer. */
@Settings()
export class DatabaseSettings {
  /** `postgres://user:password@host:port/database`. `npm start` sets it to the embedded server when it is unset. */
  @Setting()
  @IsString()
  @Matches(/^postgres(ql)?:\/\//, { message: 'bắt đầu bằng postgres://' })
  DATABASE_URL: string;

  /**
   * The same database as the role that owns its tables; only `cli migrate` uses it. With it the role of `DATABASE_URL` owns
   * nothing and can neither change nor remove what the audit trail holds. Empty: one role for both.
   */
  @Matches(/^(postgres(ql)?:\/\/.*)?$/, { message: 'bắt đầu bằng postgres://' })
  DATABASE_OWNER_URL: string = '';

  /** Connections each process may hold. */
  @IsInt()
  @Min(2)
  @Max(200)
  DATABASE_POOL_SIZE: number = 12;
}
