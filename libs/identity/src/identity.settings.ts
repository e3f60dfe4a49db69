import { IsInt, IsString, Max, Min, MinLength } from 'class-validator';
import { Setting, Settings } from '@lopso/platform';

/** How sign-in behaves. */
@Settings()
export class IdentitySettings {
  /** Signs access tokens and derives refresh tokens; at least 32 signs, no default. */
  @Setting()
  @IsString()
  @MinLength(32)
  TOKEN_SECRET: string;

  /** Life of an access token; a withdrawn right lasts this long at most. */
  @IsInt()
  @Min(1)
  @Max(60)
  ACCESS_TOKEN_MINUTES: number = 10;

  /** Life of a refresh token without use. */
  @IsInt()
  @Min(1)
  @Max(365)
  REFRESH_TOKEN_DAYS: number = 60;

  /** Life of a printed activation code. */
  @IsInt()
  @Min(1)
  @Max(180)
  ACTIVATION_CODE_DAYS: number = 30;

  /** Wrong passwords from unknown devices before an account is locked for them. */
  @IsInt()
  @Min(3)
  @Max(50)
  LOCKOUT_FAILURES: number = 5;

  @IsInt()
  @Min(1)
  @Max(1440)
  LOCKOUT_MINUTES: number = 30;
}
