import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { DataUses, provideSettings } from '@lopso/platform';
import { AccountAudit } from './accounts/account-audit.service';
import { AccountRepository } from './accounts/account.repository';
import { AccountService } from './accounts/account.service';
import { IdentityPersonalData } from './accounts/personal-data.repository';
import { ActivationCodeRepository } from './activation/activation-code.repository';
import { ActivationCodeService } from './activation/activation-code.service';
import { ActivationService } from './activation/activation.service';
import { ConsentRepository } from './consents/consent.repository';
import { ConsentService } from './consents/consent.service';
import { ConsentedUses } from './consents/consented-uses';
import { HandsetPlaceRepository } from './handset/handset-place.repository';
import { HandsetService } from './handset/handset.service';
import { IdentitySettings } from './identity.settings';
import { OidcRepository } from './oidc/oidc.repository';
import { OidcService } from './oidc/oidc.service';
import { PasskeyRepository } from './passkeys/passkey.repository';
import { PasskeyService } from './passkeys/passkey.service';
import { PasswordService } from './passwords/password.service';
import { SecondFactorRepository } from './second-factors/second-factor.repository';
import { SecondFactorService } from './second-factors/second-factor.service';
import { SecretService } from './secrets/secret.service';
import { ForgetRefreshTokens } from './sessions/forget-refresh-tokens.job';
import { OpenSessionService } from './sessions/open-session.service';
import { SessionRepository } from './sessions/session.repository';
import { SessionService } from './sessions/session.service';
import { SignInHelpService } from './sign-in-help/sign-in-help.service';
import { SignInLimitRepository } from './sign-in/sign-in-limit.repository';
import { SignInLimitService } from './sign-in/sign-in-limit.service';
import { SignInService } from './sign-in/sign-in.service';

/** Every provider of the library, once. */
const providers = [
  AccountAudit,
  AccountRepository,
  AccountService,
  IdentityPersonalData,
  ActivationCodeRepository,
  ConsentRepository,
  ConsentService,
  HandsetPlaceRepository,
  OidcRepository,
  OidcService,
  PasskeyRepository,
  PasskeyService,
  PasswordService,
  SecondFactorRepository,
  SecondFactorService,
  SecretService,
  ForgetRefreshTokens,
  OpenSessionService,
  SessionRepository,
  SignInHelpService,
  SignInLimitRepository,
  SignInLimitService,
];

/** Accounts, consent and what every process needs of identity. The application binds `AccountHomes`: where accounts belong, only the register knows. */
@Module({
  providers: [...providers, { provide: DataUses, useClass: ConsentedUses }, provideSettings(IdentitySettings)],
  exports: [...providers, DataUses, IdentitySettings],
})
export class IdentityModule {}

const doors = [SessionService, ActivationService, ActivationCodeService, HandsetService, SignInService];

/** Signing in, activation and sessions: they need the register of members and the roles, which the application binds. */
@Module({})
export class SignInModule {
  /** `directory` is a module that provides and exports `MemberDirectory` and `GrantSource`. */
  static over(directory: Type<object>): DynamicModule {
    return { module: SignInModule, imports: [IdentityModule, directory], providers: doors, exports: doors };
  }
}
