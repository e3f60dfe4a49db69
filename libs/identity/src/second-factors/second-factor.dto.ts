import { IsString, MaxLength, MinLength } from 'class-validator';
import { type FactorView } from '../sessions/session.service';
import { type OfferedTotp } from './second-factor.service';

export class SecondFactorCodeRequest {
  /** Six digits of the authenticator, or a recovery code; blanks and dashes do not matter. */
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  code: string;
}

export class ProvePasswordRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(400)
  password: string;
}

export class FactorsResponse {
  hasTotp: boolean;
  hasPasskey: boolean;
  /** False: nobody knows the password; the account is proved by signing in at the provider again. */
  hasOwnPassword: boolean;
  /** A role of the account may do nothing without an authenticator. */
  isRequired: boolean;
  recoveryCodesLeft: number;

  static from(view: FactorView): FactorsResponse {
    return { ...view };
  }
}

export class OfferedTotpResponse {
  /** Base32, to type where no camera is. */
  secret: string;
  /** What the QR code holds. */
  uri: string;

  static from(offered: OfferedTotp): OfferedTotpResponse {
    return { secret: offered.secret, uri: offered.uri };
  }
}

export class RecoveryCodesResponse {
  /** Shown this once. */
  recoveryCodes: string[];

  static from(codes: readonly string[]): RecoveryCodesResponse {
    return { recoveryCodes: [...codes] };
  }
}
