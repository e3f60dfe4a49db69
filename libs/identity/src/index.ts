export { type MemberInvitation, type StaffReceipt } from './accounts/account.repository';
export { usernameOf, usernameStem } from './accounts/account.rules';
export {
  type AccountHolder,
  AccountService,
  type AccountName,
  type MemberAccount,
  type StaffAccount,
  type MemberMarks,
  type ReadMarks,
} from './accounts/account.service';
export { ActivationCodeService, type IssuedCode } from './activation/activation-code.service';
export {
  ActivationService,
  type OpenCode,
  type SlipHolder,
  type CompletionRequest,
  type SlipProof,
} from './activation/activation.service';
export { type ConsentDecision, type ConsentStanding } from './consents/consent.rules';
export { ConsentService, type ConsentState, type PaperConsent } from './consents/consent.service';
export {
  CONSENT_PURPOSE,
  CONSENT_PURPOSES,
  type ConsentPurpose,
  type NoticePurpose,
  type NoticeSection,
  type OptionalPurpose,
} from './consents/notice-text.rules';
export { NOTICE_VERSION, type PrivacyNotice } from './consents/privacy-notice.rules';
export { HandsetService, type HandsetPlace } from './handset/handset.service';
export { IdentityModule, SignInModule } from './identity.module';
export { IdentitySettings } from './identity.settings';
export { OidcService } from './oidc/oidc.service';
export { type PasskeyAnswer, PasskeyService, type NewPasskey, type PasskeyView } from './passkeys/passkey.service';
export { PASSWORD_LENGTH } from './passwords/password.rules';
export { PasswordService } from './passwords/password.service';
export { type SecondFactorState } from './second-factors/second-factor.rules';
export { SecondFactorService, type OfferedTotp } from './second-factors/second-factor.service';
export { type AccessClaims, actorOf } from './sessions/access-claims';
export { type DirectoryMember, type GrantedAccount, GrantSource, MemberDirectory } from './sessions/directory';
export { OpenSessionService, type OwnSession } from './sessions/open-session.service';
export { SESSION_ENDS } from './sessions/session.repository';
export { type Workspace, type SignInWay } from './sessions/session.rules';
export {
  SessionService,
  type FactorView,
  type SessionRole,
  type SessionView,
  type SessionTokens,
} from './sessions/session.service';
export { SignInHelpService, type SignInHelp, type SignInHelpWeek } from './sign-in-help/sign-in-help.service';
export {
  type OidcReturn,
  SignInService,
  type NewPassword,
  type Credentials,
  type Entry,
  type Origin,
} from './sign-in/sign-in.service';
import './identity.texts';

export * from './identity.errors';
export * from './identity.permissions';

export { accessTokenOf } from './sign-in/access-cookie';
export { AuthCookies } from './sign-in/auth-cookies';
