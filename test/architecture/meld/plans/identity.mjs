// Meld plan for libs/identity and apps/api/src/identity. Old class names in `merge` and `rename`.
const s = (...names) => names.map((name) => `services/${name}.ts`);
const r = (...names) => names.map((name) => `rules/${name}.ts`);
const db = (...names) => names.map((name) => `storage/${name}.repository.ts`);
const api = (...names) => names.map((name) => `@api/${name}.ts`);
const specs = (...names) => names.map((name) => `rules/${name}.spec.ts`);

export default {
  lib: 'identity',
  files: {
    // ── accounts, of members and of staff ───────────────────────────────────────────────────────────────────────
    'accounts/account.service.ts': {
      from: s('accounts', 'usernames', 'account-holders', 'same-people', 'invited-accounts', 'staff-accounts', 'staff-invitations'),
      merge: { AccountService: ['Accounts', 'Usernames', 'AccountHolders', 'SamePeople', 'InvitedAccounts', 'StaffAccounts', 'StaffInvitations'] },
      doc: { AccountService: 'Accounts of members and staff: made, named, found, closed; which of them are one person.' },
      prop: 'accounts',
    },
    'accounts/account-audit.service.ts': {
      from: s('account-trail', 'account-acts'),
      merge: { AccountAudit: ['AccountTrail', 'AccountActs'] },
      doc: { AccountAudit: 'Acts on an account in one transaction, with their audit entry.' },
      prop: 'accountAudit',
    },
    'accounts/typed-name.ts': { from: s('phone-number', 'typed-name') },
    'accounts/account.rules.ts': { from: r('username', 'same-person') },
    'accounts/account.rules.spec.ts': { from: specs('username', 'same-person') },
    'accounts/account.repository.ts': {
      from: db('account', 'invited-account', 'staff-invitation'),
      merge: { AccountRepository: ['AccountRepository', 'InvitedAccountRepository', 'StaffInvitationRepository'] },
      prop: 'accountRepository',
    },
    'accounts/personal-data.repository.ts': {
      from: ['storage/free-texts.ts', ...db('sign-in-means', 'personal-data')],
      merge: { IdentityPersonalData: ['IdentityPersonalData', 'SignInMeansRepository'] },
    },
    'accounts/identity-tables.medium-spec.ts': { from: ['storage/repositories.medium-spec.ts'] },

    // ── passwords ───────────────────────────────────────────────────────────────────────────────────────────────
    'passwords/password.service.ts': {
      from: s('passwords', 'password-replacement'),
      merge: { PasswordService: ['Passwords', 'PasswordReplacement'] },
      doc: { PasswordService: 'Passwords and PINs: judged, hashed, compared, replaced.' },
      prop: 'passwords',
    },
    'passwords/password.rules.ts': { from: r('password-rule', 'own-name-password') },
    'passwords/password.rules.spec.ts': { from: specs('password-rule') },
    'passwords/guessed-parts.rules.ts': { from: r('look-alikes', 'guessed-parts') },
    'passwords/common-name.rules.ts': { from: r('common-names') },
    'passwords/common-password.rules.ts': { from: r('common-passwords') },
    'passwords/common-passwords.generated.ts': { from: r('common-passwords.generated') },

    // ── secrets: tokens, hashes, sealed values ──────────────────────────────────────────────────────────────────
    'secrets/secret.service.ts': {
      from: s('secrets', 'sealer'),
      merge: { SecretService: ['Secrets', 'Sealer'] },
      doc: { SecretService: 'Makes tokens, hashes them, and seals what must be read again.' },
      prop: 'secrets',
    },
    'secrets/secret.service.spec.ts': { from: s('sealer.spec') },

    // ── sessions ────────────────────────────────────────────────────────────────────────────────────────────────
    'sessions/session.service.ts': {
      from: s('sessions', 'session-actors', 'grants-today', 'account-actors', 'own-factors', 'access-tokens'),
      merge: { SessionService: ['Sessions', 'SessionActors', 'GrantsToday', 'AccountActors', 'OwnFactors', 'AccessTokens'] },
      doc: { SessionService: 'Sessions: opened, renewed, ended; and who their account is right now, with its roles and access token.' },
      prop: 'sessions',
    },
    'sessions/open-session.service.ts': {
      from: s('open-sessions', 'own-sessions'),
      merge: { OpenSessionService: ['OpenSessions', 'OwnSessions'] },
      doc: { OpenSessionService: 'The running sessions of an account: listed, and ended one by one or all.' },
      prop: 'openSessions',
    },
    'sessions/access-claims.ts': { from: s('access-claims') },
    'sessions/directory.ts': { from: s('directory') },
    'sessions/session.rules.ts': { from: r('sign-in-way', 'idle-rule', 'refresh-rule', 'workspaces') },
    'sessions/session.rules.spec.ts': { from: specs('idle-rule', 'refresh-rule', 'workspaces') },
    'sessions/session.repository.ts': {
      from: db('session', 'own-session'),
      merge: { SessionRepository: ['SessionRepository', 'OwnSessionRepository'] },
      prop: 'sessionRepository',
    },
    'sessions/forget-refresh-tokens.job.ts': { from: ['listeners/forget-refresh-tokens.job.ts'] },
    'sessions/login-session.controller.ts': { from: api('login-session.controller') },
    'sessions/login-session.dto.ts': { from: api('login-session.dto') },

    // ── sign-in: by password, passkey or provider ───────────────────────────────────────────────────────────────
    'sign-in/sign-in.service.ts': {
      from: s('sign-in', 'password-change', 'password-proof', 'passkey-sign-in', 'oidc-sign-in'),
      merge: { SignInService: ['SignIn', 'PasswordChange', 'PasswordProof', 'PasskeySignIn', 'OidcSignIn'] },
      doc: { SignInService: 'Signs an account in by password, passkey or OpenID provider, and lets who is signed in prove it again.' },
      prop: 'signIns',
    },
    'sign-in/sign-in-limit.service.ts': {
      from: s('sign-in-attempts', 'guess-limits', 'known-devices'),
      merge: { SignInLimitService: ['SignInAttempts', 'GuessLimits', 'KnownDevices'] },
      doc: { SignInLimitService: 'Limits how often passwords and codes may be guessed, by account, address and known device.' },
      prop: 'signInLimits',
    },
    'sign-in/sign-in.rules.ts': { from: r('address-key', 'network-label', 'device-label') },
    'sign-in/sign-in.rules.spec.ts': { from: specs('address-key', 'network-label', 'device-label') },
    'sign-in/sign-in-limit.repository.ts': {
      from: db('attempt-window', 'known-device'),
      merge: { SignInLimitRepository: ['AttemptWindowRepository', 'KnownDeviceRepository'] },
      prop: 'limitRepository',
    },
    'sign-in/access-cookie.ts': { from: api('access-cookie') },
    'sign-in/auth-cookies.ts': { from: api('auth-cookies') },
    'sign-in/auth.controller.ts': { from: api('auth.controller') },
    'sign-in/auth.dto.ts': { from: api('auth.dto') },

    // ── OpenID provider ─────────────────────────────────────────────────────────────────────────────────────────
    'oidc/oidc.service.ts': {
      from: s('foreign-links', 'oidc-flows', 'oidc-provider'),
      merge: { OidcService: ['ForeignLinks', 'OidcFlows', 'OidcProvider'] },
      doc: { OidcService: 'The OpenID provider, flows to it and back, and the accounts linked to its identities.' },
      prop: 'oidc',
    },
    'oidc/oidc.repository.ts': {
      from: db('foreign-identity', 'oidc-flow'),
      merge: { OidcRepository: ['ForeignIdentityRepository', 'OidcFlowRepository'] },
      prop: 'oidcRepository',
    },
    'oidc/oidc.controller.ts': { from: api('oidc.controller') },
    'oidc/oidc.dto.ts': { from: api('oidc.dto') },

    // ── passkeys ────────────────────────────────────────────────────────────────────────────────────────────────
    'passkeys/passkey.service.ts': {
      from: s('passkeys', 'passkey-check', 'passkey-challenges', 'passkey-site'),
      merge: { PasskeyService: ['Passkeys', 'PasskeyCheck', 'PasskeyChallenges', 'PasskeySite'] },
      doc: { PasskeyService: 'Passkeys of an account: registered, renamed, removed, verified.' },
      prop: 'passkeys',
    },
    'passkeys/webauthn.ts': { from: s('webauthn') },
    'passkeys/passkey.repository.ts': {
      from: db('passkey', 'own-passkey'),
      merge: { PasskeyRepository: ['PasskeyRepository', 'OwnPasskeyRepository'] },
      prop: 'passkeyRepository',
    },
    'passkeys/passkey.controller.ts': { from: api('passkey.controller') },
    'passkeys/passkey-sign-in.controller.ts': { from: api('passkey-sign-in.controller') },
    'passkeys/passkey.dto.ts': { from: api('passkey.dto') },

    // ── second factors ──────────────────────────────────────────────────────────────────────────────────────────
    'second-factors/second-factor.service.ts': {
      from: s('second-factors', 'factor-policy', 'totp-setup', 'totp-secrets', 'totp-codes', 'recovery-codes', 'factor-reset'),
      merge: { SecondFactorService: ['SecondFactors', 'FactorPolicy', 'TotpSetup', 'TotpSecrets', 'TotpCodes', 'RecoveryCodes', 'FactorReset'] },
      doc: { SecondFactorService: 'Second factors: required, set up, proved, reset; authenticator and recovery codes.' },
      prop: 'factors',
    },
    'second-factors/second-factor.rules.ts': { from: r('second-factor-rule') },
    'second-factors/second-factor.rules.spec.ts': { from: specs('second-factor-rule') },
    'second-factors/second-factor.repository.ts': {
      from: db('second-factor', 'recovery-code'),
      merge: { SecondFactorRepository: ['SecondFactorRepository', 'RecoveryCodeRepository'] },
      prop: 'factorRepository',
    },
    'second-factors/second-factor.controller.ts': { from: api('second-factor.controller') },
    'second-factors/second-factor.dto.ts': { from: api('second-factor.dto') },

    // ── activation by slip ──────────────────────────────────────────────────────────────────────────────────────
    'activation/activation.service.ts': {
      from: s('activation', 'complete-activation', 'link-by-slip', 'slip-proofs', 'further-ways'),
      merge: { ActivationService: ['Activation', 'CompleteActivation', 'LinkBySlip', 'SlipProofs', 'FurtherWays'] },
      doc: { ActivationService: 'Activates an account by its slip: checks code and birth year, sets the password or links a provider, opens a session.' },
      prop: 'activation',
    },
    'activation/activation-code.service.ts': {
      from: s('activation-codes', 'code-book'),
      merge: { ActivationCodeService: ['ActivationCodes', 'CodeBook'] },
      doc: { ActivationCodeService: 'Activation codes: issued on slips or read aloud, found, used up, superseded.' },
      prop: 'activationCodes',
    },
    'activation/activation.rules.ts': { from: r('activation-rule') },
    'activation/activation.rules.spec.ts': { from: specs('activation-rule') },
    'activation/activation-code.repository.ts': {
      from: db('activation-code'),
      merge: { ActivationCodeRepository: ['ActivationCodeRepository'] },
      prop: 'codeRepository',
    },
    'activation/activation.controller.ts': { from: api('activation.controller') },
    'activation/activation.dto.ts': { from: api('activation.dto') },

    // ── sign-in help: codes read aloud by a leader ──────────────────────────────────────────────────────────────
    'sign-in-help/sign-in-help.service.ts': {
      from: s('sign-in-help', 'sign-in-help-names', 'sign-in-helps-of-week', 'notice-pressing'),
      merge: { SignInHelpService: ['SignInHelps', 'SignInHelpNames', 'SignInHelpsOfWeek', 'NoticePressing'] },
      doc: { SignInHelpService: 'Codes that were read aloud to somebody: shown to the owner of the account, and to officers by week.' },
      prop: 'signInHelps',
    },
    'sign-in-help/sign-in-help.rules.ts': { from: r('help-notice') },
    'sign-in-help/sign-in-help.rules.spec.ts': { from: specs('help-notice') },
    'sign-in-help/sign-in-help.controller.ts': { from: api('sign-in-help.controller') },
    'sign-in-help/sign-in-help.dto.ts': { from: api('sign-in-help.dto') },

    // ── consents and the privacy notice ─────────────────────────────────────────────────────────────────────────
    'consents/consent.service.ts': {
      from: s('consents'),
      merge: { ConsentService: ['Consents'] },
      doc: { ConsentService: 'What a person agreed to or refused, purpose by purpose, and the notice shown for it.' },
      prop: 'consents',
    },
    'consents/consent.rules.ts': { from: r('consent-rule') },
    'consents/consent.rules.spec.ts': { from: specs('consent-rule') },
    'consents/notice-text.rules.ts': { from: r('notice-text') },
    'consents/notice-2026-11.rules.ts': { from: r('notice-2026-11') },
    'consents/notice-2026-11-26.rules.ts': { from: r('notice-2026-11-26') },
    'consents/privacy-notice.rules.ts': { from: r('privacy-notice') },
    'consents/privacy-notice.rules.spec.ts': { from: specs('privacy-notice') },
    'consents/consented-uses.ts': { from: ['services/consented-uses.ts'] },
    'consents/consent.repository.ts': {
      from: db('consent'),
      merge: { ConsentRepository: ['ConsentRepository'] },
      prop: 'consentRepository',
    },
    'consents/privacy-notice.controller.ts': { from: api('privacy-notice.controller') },
    'consents/privacy-notice.dto.ts': { from: api('privacy-notice.dto') },

    // ── handset: several people on one device, by PIN ───────────────────────────────────────────────────────────
    'handset/handset.service.ts': {
      from: s('handset'),
      merge: { HandsetService: ['Handset'] },
      doc: { HandsetService: 'Places of several people on one shared device, entered by name and PIN.' },
      prop: 'handset',
    },
    'handset/pin.rules.ts': { from: r('pin-rule') },
    'handset/pin.rules.spec.ts': { from: specs('pin-rule') },
    'handset/handset-place.repository.ts': {
      from: db('handset-place'),
      merge: { HandsetPlaceRepository: ['HandsetPlaceRepository'] },
      prop: 'placeRepository',
    },
    'handset/handset.controller.ts': { from: api('handset.controller') },
    'handset/handset.dto.ts': { from: api('handset.dto') },
  },

  // Left where they are: they join identity with org, or belong to the guard of all routes. Matched by the end of the path. The three staff classes
  // become part of AccountGrantService by the plan of org.
  leave: [
    '/identity/staff-account.controller.ts', '/identity/staff-account.dto.ts', '/identity/staff-desk.ts', '/identity/staff-inviting.ts',
    '/identity/staff-closing.ts', '/identity/account-people.ts', '/identity/org-directory.ts', '/identity/jwt.strategy.ts',
    '/identity/verified-tokens.ts', '/identity/verified-tokens.spec.ts',
  ],

  rename: {
    // AccountService
    'Accounts.ensureForMember': 'ensureMemberAccount', 'Accounts.createStaff': 'createStaffAccount', 'Accounts.replacePassword': 'replacePasswordByOperator',
    'Accounts.requireOpen': 'requireOpenAccount', 'Accounts.describe': 'describeAccounts', 'Accounts.memberOf': 'findMemberOf', 'Accounts.idsNamed': 'findIdsByText',
    'Accounts.listAmong': 'listAccounts', 'Accounts.amongNamed': 'findNamedAmong', 'Accounts.statesOf': 'getStatesOfMembers', 'Accounts.create': 'createMemberAccount',
    'Usernames.memberCalled': 'findMemberByUsername', 'AccountHolders.follow': 'followCorrections', 'SamePeople.among': 'comparePeople',
    'SamePeople.tracesOf': 'findSureMembers', 'InvitedAccounts.listOf': 'listInvitations', 'InvitedAccounts.hold': 'holdInvitations',
    'InvitedAccounts.withdraw': 'withdrawInvitations', 'StaffAccounts.invite': 'inviteStaff', 'StaffAccounts.close': 'closeStaffAccount',
    'StaffAccounts.reopen': 'reopenStaffAccount', 'StaffAccounts.insertNumbered': 'insertStaffAccount', 'StaffAccounts.record': 'recordStaffAct',
    'StaffInvitations.once': 'inviteOnce', 'StaffInvitations.sentBefore': 'findSentBefore', personOf: 'accountPersonOf', phoneNumber: 'telephoneNumber',
    'InvitedAccountRepository.lockOf': 'lockMemberAccounts', 'InvitedAccountRepository.listOf': 'listInvitations', 'InvitedAccountRepository.removeOf': 'removeInvitations',
    'StaffInvitationRepository.take': 'lockSending', 'StaffInvitationRepository.keep': 'keepReceipt', 'StaffInvitationRepository.find': 'findReceipt',
    'SignInMeansRepository.of': 'collectSignInMeans', 'SignInMeansRepository.factors': 'collectFactors', 'SignInMeansRepository.devices': 'collectDevices',
    'SignInMeansRepository.codes': 'collectCodes',
    // AccountAudit
    'AccountTrail.record': 'recordForAccount', 'AccountTrail.homesOf': 'getHomes', 'AccountActs.together': 'inTransaction',
    'AccountActs.changeRights': 'expireAccessTokens', 'AccountActs.record': 'recordOwnAct', 'AccountActs.recordAbout': 'recordActAbout',
    // PasswordService
    'Passwords.requireGood': 'requireGoodPassword', 'Passwords.hashNew': 'hashNewPassword', 'Passwords.isRight': 'isPasswordRight',
    'PasswordReplacement.hash': 'hashForAccount', 'PasswordReplacement.openWithout': 'lockPassword', 'PasswordReplacement.replace': 'replacePassword',
    // SecretService
    'Secrets.stateOf': 'oidcStateOf', 'Sealer.seal': 'sealValue', 'Sealer.open': 'openSealed', 'Sealer.openWith': 'openSealedWith',
    // SessionService
    'Sessions.open': 'openSession', 'Sessions.renew': 'renewSession', 'Sessions.end': 'endSession', 'Sessions.exchange': 'exchangeToken', 'Sessions.keep': 'keepToken',
    'SessionActors.accessToken': 'issueAccessToken', 'SessionActors.grantedRoles': 'getGrantedRoles', 'SessionActors.describe': 'describeSession',
    'SessionActors.bareToken': 'issueBareToken', 'SessionActors.active': 'getActiveAccount', 'SessionActors.memberOf': 'findConsentedMember',
    'SessionActors.rolesOf': 'getRoles', 'GrantsToday.of': 'getGrantsToday', 'GrantsToday.inSession': 'getGrantsInSession', 'GrantsToday.leftOn': 'findLeftOn',
    'GrantsToday.unitNames': 'getUnitNames', 'AccountActors.now': 'getActorOfAccount', 'AccountActors.memberOf': 'findMemberToAct',
    'OwnFactors.describe': 'describeOwnFactors', 'AccessTokens.epochOf': 'getEpoch', 'AccessTokens.sign': 'signToken',
    // OpenSessionService
    'OpenSessions.end': 'endSessions', 'OwnSessions.list': 'listOwnSessions', 'OwnSessions.end': 'endOwnSession',
    'OwnSessionRepository.owns': 'isOwnSession',
    // SignInService
    'SignIn.enter': 'openProvedSession', 'SignIn.find': 'findAccount', 'PasswordChange.change': 'changePassword', 'PasswordProof.prove': 'provePassword',
    'PasskeySignIn.options': 'getPasskeyOptions', 'PasskeySignIn.signIn': 'signInByPasskey', 'PasskeySignIn.proofOptions': 'getPasskeyProofOptions',
    'PasskeySignIn.prove': 'proveByPasskey', 'OidcSignIn.depart': 'departToProvider', 'OidcSignIn.comeBack': 'returnFromProvider', 'OidcSignIn.linkTo': 'linkToAccount',
    // SignInLimitService
    'SignInAttempts.begin': 'beginAttempt', 'SignInAttempts.beginSignedIn': 'beginOwnAttempt', 'SignInAttempts.succeed': 'endAttempt',
    'SignInAttempts.requireRoom': 'requireAttemptsLeft', 'SignInAttempts.takeBack': 'forgiveFailure', 'SignInAttempts.spend': 'spendAttempt',
    'SignInAttempts.knownDevice': 'findKnownDevice', 'GuessLimits.spend': 'countGuess', 'GuessLimits.forget': 'forgetGuesses',
    'KnownDevices.tokenOf': 'getDeviceToken', 'KnownDevices.hashOf': 'hashDeviceToken', 'KnownDevices.remember': 'rememberDevice',
    'AttemptWindowRepository.add': 'addAttempt', 'AttemptWindowRepository.opensAt': 'findOpensAt', 'AttemptWindowRepository.forget': 'forgetAttempts',
    'AttemptWindowRepository.deleteOlderThan': 'deleteAttemptsBefore', 'KnownDeviceRepository.isKnown': 'isKnownDevice',
    'KnownDeviceRepository.remember': 'rememberDevice', 'KnownDeviceRepository.forgetAll': 'forgetDevices',
    // OidcService
    'ForeignLinks.hashOf': 'hashSubject', 'ForeignLinks.accountOf': 'findLinkedAccount', 'ForeignLinks.link': 'linkAccount', 'ForeignLinks.linkedAt': 'getLinkedAt',
    'ForeignLinks.untoldLink': 'getUnacknowledgedLink', 'ForeignLinks.unlink': 'unlinkAccount', 'OidcFlows.begin': 'beginFlow', 'OidcFlows.take': 'takeFlow',
    'OidcFlows.keep': 'keepFlow', 'OidcProvider.newSecrets': 'makeFlowSecrets', 'OidcProvider.authorizationUrl': 'getAuthorizationUrl',
    'OidcProvider.exchange': 'exchangeReturn', 'OidcProvider.personOf': 'personOfClaims', 'OidcProvider.configuration': 'getConfiguration',
    'OidcProvider.discover': 'discoverConfiguration', 'OidcFlowRepository.insert': 'insertFlow', 'OidcFlowRepository.take': 'takeFlow',
    'OidcFlowRepository.find': 'findFlow', 'OidcFlowRepository.deleteOld': 'deleteOldFlows', 'ForeignIdentityRepository.findUntold': 'findUnacknowledged',
    'ForeignIdentityRepository.markTold': 'markAcknowledged',
    // PasskeyService
    'Passkeys.list': 'listPasskeys', 'Passkeys.registrationOptions': 'getRegistrationOptions', 'Passkeys.register': 'registerPasskey',
    'Passkeys.rename': 'renamePasskey', 'Passkeys.remove': 'removePasskey', 'Passkeys.verify': 'verifyRegistration', 'PasskeyCheck.options': 'getAuthenticationOptions',
    'PasskeyCheck.verify': 'verifyPasskey', 'PasskeyCheck.counterOf': 'verifyCounter', 'PasskeyChallenges.issue': 'issueChallenge',
    'PasskeyChallenges.take': 'takeChallenge', 'PasskeySite.requireUsable': 'requirePasskeysUsable',
    // SecondFactorService
    'SecondFactors.prove': 'proveByCode', 'SecondFactors.note': 'recordProof', 'FactorPolicy.stateOf': 'getFactorState', 'FactorPolicy.isRequiredOf': 'isFactorRequired',
    'FactorPolicy.requireProved': 'requireProof', 'FactorPolicy.requireFresh': 'requireFreshProof', 'FactorPolicy.requireFreshFactor': 'requireFreshFactorProof',
    'FactorPolicy.require': 'requireProvedSince', 'TotpSetup.begin': 'beginTotp', 'TotpSetup.confirm': 'confirmTotp', 'TotpSetup.remove': 'removeTotp',
    'TotpSecrets.make': 'makeTotpSecret', 'TotpSecrets.confirmed': 'findConfirmedSecret', 'TotpSecrets.offered': 'findOfferedSecret', 'TotpSecrets.judge': 'judgeTotp',
    'TotpSecrets.find': 'findSecret', 'TotpCodes.newSecret': 'newTotpSecret', 'TotpCodes.uriOf': 'totpUriOf', 'TotpCodes.judge': 'judgeTotpCode',
    'RecoveryCodes.renew': 'replaceRecoveryCodes', 'RecoveryCodes.use': 'useRecoveryCode', 'RecoveryCodes.countLeft': 'countRecoveryCodes',
    'FactorReset.reset': 'resetFactors', 'RecoveryCodeRepository.replace': 'replaceRecoveryCodes', 'RecoveryCodeRepository.use': 'useRecoveryCode',
    'RecoveryCodeRepository.countUnused': 'countUnusedCodes',
    // ActivationService, ActivationCodeService
    'Activation.check': 'checkCode', 'Activation.identify': 'identifyHolder', 'Activation.refuse': 'refuseNotice', 'CompleteActivation.complete': 'completeActivation',
    'CompleteActivation.repeat': 'repeatActivation', 'LinkBySlip.link': 'linkBySlip', 'SlipProofs.prove': 'proveSlip', 'SlipProofs.birthYearOf': 'getBirthYear',
    'FurtherWays.lostByCode': 'findWaysLost', 'FurtherWays.loseWith': 'removeWaysWith', 'FurtherWays.loseAllWith': 'removeAllWaysWith', FurtherWay: 'SignInMeans',
    'ActivationCodes.issue': 'issueCodes', 'ActivationCodes.issueForStaff': 'issueCodeForStaff', 'ActivationCodes.issueAloud': 'issueCodeAloud',
    'ActivationCodes.issueOne': 'issueCode', 'ActivationCodes.unitPathsOf': 'getUnitPaths', 'CodeBook.supersede': 'supersedeCodes', 'CodeBook.write': 'writeCode',
    'CodeBook.find': 'findCode', 'CodeBook.lockOpen': 'lockOpenCode', 'CodeBook.markUsed': 'markCodeUsed',
    'ActivationCodeRepository.listUntold': 'listUnacknowledged', 'ActivationCodeRepository.markTold': 'markAcknowledged',
    // SignInHelpService
    'SignInHelps.untold': 'listUnacknowledged', 'SignInHelps.acknowledge': 'acknowledgeHelps', 'SignInHelpNames.of': 'addNames',
    'SignInHelpsOfWeek.list': 'listHelpsOfWeek', 'NoticePressing.sessionOf': 'describeSession', isToldForGood: 'isAcknowledgedForGood',
    isLinkToldForGood: 'isLinkAcknowledgedForGood', PressingSession: 'AcknowledgingSession',
    // ConsentService
    'Consents.notice': 'getNotice', 'Consents.stateOf': 'getConsentState', 'Consents.statesOf': 'listConsentStates', 'Consents.standingsOf': 'getStandings',
    'Consents.record': 'recordConsent', 'Consents.decide': 'decideConsent', 'Consents.writeDown': 'recordPaperConsent', 'Consents.stateOn': 'getStateOn',
    'Consents.write': 'writeConsent',
    // HandsetService
    'Handset.list': 'listPlaces', 'Handset.findOwn': 'findOwnPlace', 'Handset.enter': 'enterPlace', 'Handset.placeIn': 'placeOfRow', 'Handset.secretIn': 'openSecret',
    'Handset.judge': 'judgePin',
    // apps/api
    'AuthCookies.enter': 'setSession', 'AuthCookies.renew': 'renewTokens', 'AuthCookies.leave': 'clearSession',
  },

  notes: [
    'LEFT in apps/api: staff-account.controller and .dto, staff-desk, staff-inviting, staff-closing (identity + org; the dto extends role-grant.dto), account-people and org-directory (bind the ports of org and identity), jwt.strategy and verified-tokens (the guard of all routes). Injectables: 17 in the library (16 services, AuthCookies), 5 left (JwtStrategy, VerifiedTokens, three port classes) = 22; the staff classes count with org.',
    'No imports between org and identity today, in either direction; the plan keeps that. Before the run: PageQuery (apps/api/src/org/org-board.dto) must go to platform, sign-in-help.dto extends it.',
    'auth-cookies takes HttpSettings of apps/api/src/http: it must go to platform first, else auth-cookies and access-cookie stay and every controller here with them (all but login-session and sign-in-help inject AuthCookies).',
    'http/step-up.ts: the decorators go to platform; StepUpGuard (FactorPolicy → SecondFactorService) stays in apps/api. http/permission.guard and http/web-client import accessTokenOf (access-cookie), then from @lopso/identity/http; jwt.strategy too.',
    'http.ts also exports dtos that apps/api needs: auth.dto (ConsentStateResponse, for own-data.dto and member-consent.controller), privacy-notice.dto (NoticePurposeResponse).',
    'Modules: IdentityModule (api, worker, cli) keeps AccountService, AccountAudit, PasswordService, OpenSessionService, SecretService, SignInLimitService, OidcService, PasskeyService, SecondFactorService, SignInHelpService, ConsentService. SignInModule.over(directory) has SessionService, SignInService, ActivationCodeService, ActivationService, HandsetService. CodeBook and AccessTokens go from the first to the second: nobody else uses them but test-api.ts (AccessTokens).',
    'The merges respect that: no class of IdentityModule is in one merge with a door, but CodeBook and AccessTokens.',
    'common-passwords.generated.ts (720 lines, generated) is plain data without .rules, imported by common-password.rules: allow it by name, as a .rules file may import only rules and plain types. README of identity names its old path.',
    'SignInLimitRepository (AttemptWindow + KnownDevice), OidcRepository (ForeignIdentity + OidcFlow): identity-tables.medium-spec builds repositories with new; SessionRepository keeps (database, epochs).',
    'AccountAudit.now() forwards Clock.now, AccountAudit.recordActAbout and recordOwnAct overlap with recordForAccount: unite by hand.',
    'SignInService.signIn stays signIn; field `signIns` for the service, as `signIn` is a method of controllers.',
    'Constructor dependencies above ten: SessionService, ActivationService, SignInService. To thin out: FurtherWays reads three repositories of other features (passkeys, OpenID links, factors); their services could answer instead.',
    'sign-in-help reads activation-code.repository (codes read aloud are rows of activation_code).',
    'HandsetPlace is the word of table, route and openapi; issue 29 wants "telephone" for the number only, so handset stays for the device.',
  ],
};
