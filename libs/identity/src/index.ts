export { IdentityModule } from './identity.module';
export { IdentitySettings } from './identity.settings';
export { type AccessClaims, actorOf, claimsOf } from './rules/access-claims';
export { AccessTokens } from './services/access-tokens';
