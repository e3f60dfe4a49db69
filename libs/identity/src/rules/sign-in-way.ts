/** How a session was opened. */
export type SignInWay = 'password' | 'slip' | 'passkey' | 'pin' | 'oidc';
