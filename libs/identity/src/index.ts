import './identity.texts';

export { IdentityModule, SignInModule } from './identity.module';
export { IdentitySettings } from './identity.settings';
export * from './identity.errors';
export * from './identity.permissions';
export { type ConsentDecision } from './rules/consent-rule';
export { PASSWORD_LENGTH } from './rules/password-rule';
export {
  CONSENT_PURPOSE,
  CONSENT_PURPOSES,
  type ConsentPurpose,
  type NoticePurpose,
  type NoticeSection,
  type OptionalPurpose,
} from './rules/notice-text';
export { NOTICE_VERSION, type PrivacyNotice } from './rules/privacy-notice';
export { type Workspace } from './rules/workspaces';
export { type AccessClaims, actorOf } from './services/access-claims';
export { AccessTokens } from './services/access-tokens';
export { AccountActors } from './services/account-actors';
export { type AccountHolder, AccountHolders } from './services/account-holders';
export { type AccountName, Accounts, type MemberAccount, type StaffAccount } from './services/accounts';
export { Activation, type OpenCode, type SlipHolder } from './services/activation';
export { ActivationCodes, type IssuedCode } from './services/activation-codes';
export { CompleteActivation, type CompletionRequest } from './services/complete-activation';
export { Consents, type ConsentState, type PaperConsent } from './services/consents';
export { type ConsentStanding } from './rules/consent-rule';
export { type DirectoryMember, type GrantedAccount, GrantSource, MemberDirectory } from './services/directory';
export { FactorPolicy } from './services/factor-policy';
export { FactorReset } from './services/factor-reset';
export { type MemberInvitation } from './storage/invited-account.repository';
export { type SignInWay } from './rules/sign-in-way';
export { OpenSessions } from './services/open-sessions';
export { ForeignLinks } from './services/foreign-links';
export { Handset, type HandsetPlace } from './services/handset';
export { InvitedAccounts } from './services/invited-accounts';
export { LinkBySlip } from './services/link-by-slip';
export { OidcProvider } from './services/oidc-provider';
export { type OidcReturn, OidcSignIn } from './services/oidc-sign-in';
export { type FactorView, OwnFactors } from './services/own-factors';
export { type OwnSession, OwnSessions } from './services/own-sessions';
export { type PasskeyAnswer } from './services/passkey-check';
export { PasskeySignIn } from './services/passkey-sign-in';
export { PasskeySite } from './services/passkey-site';
export { type NewPasskey, Passkeys, type PasskeyView } from './services/passkeys';
export { type NewPassword, PasswordChange } from './services/password-change';
export { PasswordProof } from './services/password-proof';
export { Passwords } from './services/passwords';
export { type SecondFactorState } from './rules/second-factor-rule';
export { SecondFactors } from './services/second-factors';
export { SessionActors, type SessionRole, type SessionView } from './services/session-actors';
export { Sessions, type SessionTokens } from './services/sessions';
export { SignInHelps } from './services/sign-in-help';
export { type SignInHelp } from './services/sign-in-help-names';
export { type SignInHelpWeek, SignInHelpsOfWeek } from './services/sign-in-helps-of-week';
export { type Credentials, type Entry, type Origin, SignIn } from './services/sign-in';
export { type SlipProof } from './services/slip-proofs';
export { type MemberMarks, type ReadMarks, SamePeople } from './services/same-people';
export { StaffAccounts } from './services/staff-accounts';
export { StaffInvitations } from './services/staff-invitations';
export { Usernames } from './services/usernames';
export { type OfferedTotp, TotpSetup } from './services/totp-setup';
export { usernameOf, usernameStem } from './rules/username';
export { SESSION_ENDS } from './storage/session.repository';
export { type StaffReceipt } from './storage/staff-invitation.repository';
