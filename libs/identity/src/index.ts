export { IdentityModule, SignInModule } from './identity.module';
export { IdentitySettings } from './identity.settings';
export * from './identity.errors';
export * from './identity.permissions';
export { type ConsentDecision } from './rules/consent-rule';
export { PASSWORD_LENGTH } from './rules/password-rule';
export { CONSENT_PURPOSE, NOTICE_VERSION, type NoticeSection, type PrivacyNotice } from './rules/privacy-notice';
export { type Workspace } from './rules/workspaces';
export { type AccessClaims, actorOf } from './services/access-claims';
export { AccessTokens } from './services/access-tokens';
export {
  type AccountHolder,
  type AccountName,
  Accounts,
  type MemberAccount,
  type StaffAccount,
} from './services/accounts';
export { Activation, type OpenCode, type SlipHolder, type SlipProof } from './services/activation';
export { ActivationCodes, type IssuedCode } from './services/activation-codes';
export { CompleteActivation, type CompletionRequest } from './services/complete-activation';
export { Consents, type ConsentState } from './services/consents';
export { type DirectoryMember, GrantSource, MemberDirectory } from './services/directory';
export { OpenSessions } from './services/open-sessions';
export { type NewPassword, PasswordChange } from './services/password-change';
export { Passwords } from './services/passwords';
export { SessionActors, type SessionRole, type SessionView } from './services/session-actors';
export { Sessions, type SessionTokens } from './services/sessions';
export { type SignInHelp, SignInHelps } from './services/sign-in-help';
export { type Credentials, type Entry, type Origin, SignIn } from './services/sign-in';
export { StaffAccounts } from './services/staff-accounts';
export { usernameOf, usernameStem } from './rules/username';
