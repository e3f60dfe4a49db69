import { IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { PASSWORD_LENGTH } from '../passwords/password.rules';
import { type OpenCode, type SlipHolder } from './activation.service';

export class CheckCodeRequest {
  /** As typed: case, blanks and dashes do not matter. */
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  code: string;
}

export class SlipProofRequest extends CheckCodeRequest {
  @IsInt()
  @Min(1900)
  @Max(2100)
  birthYear: number;
}

export class JudgePasswordRequest extends SlipProofRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(PASSWORD_LENGTH.max * 4)
  password: string;
}

export class CompleteActivationRequest extends JudgePasswordRequest {
  /** The version of the notice the person agreed to; left out when it was not asked. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  agreedNoticeVersion?: string;
}

export class RefuseNoticeRequest extends SlipProofRequest {
  @IsString()
  @MaxLength(40)
  noticeVersion: string;
}

export class OpenCodeResponse {
  purpose: 'activate' | 'reset';
  /** Instant, ISO 8601 in UTC. */
  expiresAt: string;

  static from(code: OpenCode): OpenCodeResponse {
    return { purpose: code.purpose, expiresAt: code.expiresAt.toISOString() };
  }
}

export class SlipHolderResponse {
  purpose: 'activate' | 'reset';
  displayName: string;
  username: string;
  /** True: completing needs an answer to the privacy notice. */
  asksConsent: boolean;
  /** What completing takes off the account beside the old password. */
  loses: ('passkey' | 'provider' | 'authenticator')[];

  static from(holder: SlipHolder): SlipHolderResponse {
    return {
      purpose: holder.purpose,
      displayName: holder.displayName,
      username: holder.username,
      asksConsent: holder.asksConsent,
      loses: [...holder.loses],
    };
  }
}
