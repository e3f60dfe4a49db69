import { Module } from '@nestjs/common';
import { provideSettings } from '@lopso/platform';
import { IdentitySettings } from './identity.settings';
import { AccessTokens } from './services/access-tokens';

/** Accounts, sign-in, sessions, activation codes, consent. */
@Module({
  providers: [AccessTokens, provideSettings(IdentitySettings)],
  exports: [AccessTokens, IdentitySettings],
})
export class IdentityModule {}
