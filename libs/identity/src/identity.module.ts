import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { provideSettings } from '@lopso/platform';
import { IdentitySettings } from './identity.settings';
import { ForgetRefreshTokens } from './listeners/forget-refresh-tokens.job';
import { AccessTokens } from './services/access-tokens';
import { Accounts } from './services/accounts';
import { Activation } from './services/activation';
import { ActivationCodes } from './services/activation-codes';
import { CodeBook } from './services/code-book';
import { CompleteActivation } from './services/complete-activation';
import { Consents } from './services/consents';
import { GuessLimits } from './services/guess-limits';
import { KnownDevices } from './services/known-devices';
import { OpenSessions } from './services/open-sessions';
import { PasswordChange } from './services/password-change';
import { PasswordReplacement } from './services/password-replacement';
import { Passwords } from './services/passwords';
import { Secrets } from './services/secrets';
import { SessionActors } from './services/session-actors';
import { Sessions } from './services/sessions';
import { SignIn } from './services/sign-in';
import { SignInAttempts } from './services/sign-in-attempts';
import { SignInHelps } from './services/sign-in-help';
import { StaffAccounts } from './services/staff-accounts';
import { AccountEntity } from './storage/account.entity';
import { AccountRepository } from './storage/account.repository';
import { ActivationCodeEntity } from './storage/activation-code.entity';
import { ActivationCodeRepository } from './storage/activation-code.repository';
import { AttemptWindowEntity } from './storage/attempt-window.entity';
import { AttemptWindowRepository } from './storage/attempt-window.repository';
import { ConsentEntity } from './storage/consent.entity';
import { ConsentRepository } from './storage/consent.repository';
import { ForeignIdentityEntity } from './storage/foreign-identity.entity';
import { HandsetPlaceEntity } from './storage/handset-place.entity';
import { KnownDeviceEntity } from './storage/known-device.entity';
import { KnownDeviceRepository } from './storage/known-device.repository';
import { LoginSessionEntity } from './storage/login-session.entity';
import { OidcFlowEntity } from './storage/oidc-flow.entity';
import { PasskeyChallengeEntity } from './storage/passkey-challenge.entity';
import { PasskeyEntity } from './storage/passkey.entity';
import { RecoveryCodeEntity } from './storage/recovery-code.entity';
import { RefreshTokenEntity } from './storage/refresh-token.entity';
import { SessionRepository } from './storage/session.repository';
import { TotpEntity } from './storage/totp.entity';

const entities = [
  AccountEntity,
  ActivationCodeEntity,
  AttemptWindowEntity,
  ConsentEntity,
  ForeignIdentityEntity,
  HandsetPlaceEntity,
  KnownDeviceEntity,
  LoginSessionEntity,
  OidcFlowEntity,
  PasskeyChallengeEntity,
  PasskeyEntity,
  RecoveryCodeEntity,
  RefreshTokenEntity,
  TotpEntity,
];
const repositories = [
  AccountRepository,
  ActivationCodeRepository,
  AttemptWindowRepository,
  ConsentRepository,
  KnownDeviceRepository,
  SessionRepository,
];
const parts = [CodeBook, GuessLimits, KnownDevices, PasswordReplacement, Passwords, Secrets, SignInAttempts];

/** Accounts, consent and what every process needs of identity: no register of members behind it. */
@Module({
  imports: [TypeOrmModule.forFeature(entities)],
  providers: [
    ...repositories,
    ...parts,
    AccessTokens,
    Accounts,
    Consents,
    OpenSessions,
    SignInHelps,
    StaffAccounts,
    ForgetRefreshTokens,
    provideSettings(IdentitySettings),
  ],
  exports: [
    ...repositories,
    ...parts,
    AccessTokens,
    Accounts,
    Consents,
    OpenSessions,
    SignInHelps,
    StaffAccounts,
    IdentitySettings,
  ],
})
export class IdentityModule {}

const doors = [Activation, ActivationCodes, CompleteActivation, PasswordChange, SessionActors, Sessions, SignIn];

/** Signing in, activation and sessions: they need the register of members and the roles, which the application binds. */
@Module({})
export class SignInModule {
  /** `directory` is a module that provides and exports `MemberDirectory` and `GrantSource`. */
  static over(directory: Type<object>): DynamicModule {
    return { module: SignInModule, imports: [IdentityModule, directory], providers: doors, exports: doors };
  }
}
