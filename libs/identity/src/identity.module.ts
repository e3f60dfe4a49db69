import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { provideSettings, DataUses } from '@lopso/platform';
import { IdentitySettings } from './identity.settings';
import { ForgetRefreshTokens } from './listeners/forget-refresh-tokens.job';
import { AccessTokens } from './services/access-tokens';
import { AccountHolders } from './services/account-holders';
import { AccountActors } from './services/account-actors';
import { AccountActs } from './services/account-acts';
import { AccountTrail } from './services/account-trail';
import { Accounts } from './services/accounts';
import { Activation } from './services/activation';
import { ActivationCodes } from './services/activation-codes';
import { CodeBook } from './services/code-book';
import { CompleteActivation } from './services/complete-activation';
import { ConsentedUses } from './services/consented-uses';
import { Consents } from './services/consents';
import { FactorPolicy } from './services/factor-policy';
import { FactorReset } from './services/factor-reset';
import { FurtherWays } from './services/further-ways';
import { ForeignLinks } from './services/foreign-links';
import { GrantsToday } from './services/grants-today';
import { GuessLimits } from './services/guess-limits';
import { Handset } from './services/handset';
import { InvitedAccounts } from './services/invited-accounts';
import { KnownDevices } from './services/known-devices';
import { LinkBySlip } from './services/link-by-slip';
import { OidcFlows } from './services/oidc-flows';
import { OidcProvider } from './services/oidc-provider';
import { OidcSignIn } from './services/oidc-sign-in';
import { OpenSessions } from './services/open-sessions';
import { OwnFactors } from './services/own-factors';
import { OwnSessions } from './services/own-sessions';
import { PasskeyChallenges } from './services/passkey-challenges';
import { PasskeyCheck } from './services/passkey-check';
import { PasskeySignIn } from './services/passkey-sign-in';
import { PasskeySite } from './services/passkey-site';
import { Passkeys } from './services/passkeys';
import { PasswordProof } from './services/password-proof';
import { PasswordChange } from './services/password-change';
import { PasswordReplacement } from './services/password-replacement';
import { Passwords } from './services/passwords';
import { RecoveryCodes } from './services/recovery-codes';
import { Sealer } from './services/sealer';
import { SecondFactors } from './services/second-factors';
import { Secrets } from './services/secrets';
import { SessionActors } from './services/session-actors';
import { Sessions } from './services/sessions';
import { SignIn } from './services/sign-in';
import { SignInAttempts } from './services/sign-in-attempts';
import { NoticePressing } from './services/notice-pressing';
import { SignInHelps } from './services/sign-in-help';
import { SignInHelpNames } from './services/sign-in-help-names';
import { SignInHelpsOfWeek } from './services/sign-in-helps-of-week';
import { SlipProofs } from './services/slip-proofs';
import { SamePeople } from './services/same-people';
import { StaffAccounts } from './services/staff-accounts';
import { StaffInvitations } from './services/staff-invitations';
import { Usernames } from './services/usernames';
import { TotpCodes } from './services/totp-codes';
import { TotpSecrets } from './services/totp-secrets';
import { TotpSetup } from './services/totp-setup';
import { AccountRepository } from './storage/account.repository';
import { ActivationCodeRepository } from './storage/activation-code.repository';
import { AttemptWindowRepository } from './storage/attempt-window.repository';
import { ConsentRepository } from './storage/consent.repository';
import { ForeignIdentityRepository } from './storage/foreign-identity.repository';
import { HandsetPlaceRepository } from './storage/handset-place.repository';
import { InvitedAccountRepository } from './storage/invited-account.repository';
import { KnownDeviceRepository } from './storage/known-device.repository';
import { OidcFlowRepository } from './storage/oidc-flow.repository';
import { OwnPasskeyRepository } from './storage/own-passkey.repository';
import { OwnSessionRepository } from './storage/own-session.repository';
import { PasskeyRepository } from './storage/passkey.repository';
import { RecoveryCodeRepository } from './storage/recovery-code.repository';
import { IdentityPersonalData } from './storage/personal-data.repository';
import { SignInMeansRepository } from './storage/sign-in-means.repository';
import { SecondFactorRepository } from './storage/second-factor.repository';
import { SessionRepository } from './storage/session.repository';
import { StaffInvitationRepository } from './storage/staff-invitation.repository';

const repositories = [
  IdentityPersonalData,
  SignInMeansRepository,
  AccountRepository,
  ActivationCodeRepository,
  AttemptWindowRepository,
  ConsentRepository,
  ForeignIdentityRepository,
  HandsetPlaceRepository,
  InvitedAccountRepository,
  KnownDeviceRepository,
  OidcFlowRepository,
  OwnPasskeyRepository,
  OwnSessionRepository,
  PasskeyRepository,
  RecoveryCodeRepository,
  SecondFactorRepository,
  SessionRepository,
  StaffInvitationRepository,
];
const parts = [
  AccountActs,
  AccountTrail,
  CodeBook,
  FactorPolicy,
  FactorReset,
  ForeignLinks,
  GuessLimits,
  KnownDevices,
  OidcFlows,
  OidcProvider,
  OwnSessions,
  PasskeyChallenges,
  PasskeyCheck,
  PasskeySite,
  Passkeys,
  PasswordReplacement,
  Passwords,
  RecoveryCodes,
  Sealer,
  SecondFactors,
  Secrets,
  SignInAttempts,
  SignInHelpNames,
  TotpCodes,
  TotpSecrets,
  TotpSetup,
];

/** Accounts, consent and what every process needs of identity. The application binds `AccountHomes`: where accounts belong, only the register knows. */
@Module({
  providers: [
    ...repositories,
    ...parts,
    AccessTokens,
    AccountHolders,
    Accounts,
    Consents,
    { provide: DataUses, useClass: ConsentedUses },
    InvitedAccounts,
    OpenSessions,
    NoticePressing,
    SamePeople,
    SignInHelps,
    SignInHelpsOfWeek,
    StaffAccounts,
    StaffInvitations,
    Usernames,
    ForgetRefreshTokens,
    provideSettings(IdentitySettings),
  ],
  exports: [
    ...repositories,
    ...parts,
    AccessTokens,
    AccountHolders,
    Accounts,
    Consents,
    DataUses,
    InvitedAccounts,
    OpenSessions,
    SamePeople,
    SignInHelps,
    SignInHelpsOfWeek,
    StaffAccounts,
    StaffInvitations,
    Usernames,
    IdentitySettings,
  ],
})
export class IdentityModule {}

const doors = [
  AccountActors,
  Activation,
  ActivationCodes,
  CompleteActivation,
  FurtherWays,
  GrantsToday,
  Handset,
  LinkBySlip,
  OidcSignIn,
  OwnFactors,
  PasskeySignIn,
  PasswordChange,
  PasswordProof,
  SessionActors,
  Sessions,
  SignIn,
  SlipProofs,
];

/** Signing in, activation and sessions: they need the register of members and the roles, which the application binds. */
@Module({})
export class SignInModule {
  /** `directory` is a module that provides and exports `MemberDirectory` and `GrantSource`. */
  static over(directory: Type<object>): DynamicModule {
    return { module: SignInModule, imports: [IdentityModule, directory], providers: doors, exports: doors };
  }
}
