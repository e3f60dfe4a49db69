import { IsInt, IsString, Max, Min, MinLength } from 'class-validator';
import { Setting, Settings } from '@lopso/platform';

/** How sign-in behaves. */
@Settings()
export class IdentitySettings {
  /** Signs access tokens, derives refresh tokens and keys the hashes of codes; at least 32 signs, no default. */
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

  /** Days after the day of printing on which an activation code is still good. */
  @IsInt()
  @Min(1)
  @Max(180)
  ACTIVATION_CODE_DAYS: number = 30;

  /** Wrong passwords from unknown devices before an account is locked for them. */
  @IsInt()
  @Min(3)
  @Max(50)
  LOCKOUT_FAILURES: number = 5;

  /** Length of the sliding window in which wrong passwords and codes are counted; a lock ends when the oldest leaves it. */
  @IsInt()
  @Min(1)
  @Max(1440)
  LOCKOUT_MINUTES: number = 30;

  /**
   * Wrong passwords or codes from one network address in ten minutes. Right ones are never counted, so that a hall of
   * 150 people behind one mobile address gets in.
   */
  @IsInt()
  @Min(20)
  @Max(100_000)
  FAILURES_PER_ADDRESS: number = 300;

  /** Who answers for the data, as the privacy notice names it. */
  @IsString()
  PRIVACY_CONTROLLER: string = 'Sở Khoa học và Công nghệ tỉnh Tuyên Quang';

  /** Whom people ask about their data. */
  @IsString()
  PRIVACY_CONTACT: string = 'UBND xã, phường nơi anh chị sinh hoạt';
}
