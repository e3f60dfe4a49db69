import { type OwnSession } from './open-session.service';
import { type SignInWay } from './session.rules';

export class LoginSessionResponse {
  id: string;
  /** The session of this very request. */
  isThis: boolean;
  /** Opened from the same network as this one. */
  isSameNetwork: boolean;
  /** Browser and system, `Chrome · Android`; `?` when neither is known. */
  deviceLabel: string;
  /** `inner` for an office, a home or a carrier's shared network, else the network's part of the address; null: unknown. */
  network: string | null;
  way: SignInWay;
  /** False: it ends with the browser. */
  isRemembered: boolean;
  /** Instant, ISO 8601 in UTC. */
  startedAt: string;
  /** Instant, ISO 8601 in UTC; exact to the life of an access token. */
  lastUsedAt: string;

  static from(session: OwnSession): LoginSessionResponse {
    return {
      id: session.id,
      isThis: session.isThis,
      isSameNetwork: session.isSameNetwork,
      deviceLabel: session.deviceLabel,
      network: session.network,
      way: session.way,
      isRemembered: session.isRemembered,
      startedAt: session.startedAt.toISOString(),
      lastUsedAt: session.lastUsedAt.toISOString(),
    };
  }
}

export class LoginSessionListResponse {
  items: LoginSessionResponse[];

  static from(sessions: readonly OwnSession[]): LoginSessionListResponse {
    return { items: sessions.map((session) => LoginSessionResponse.from(session)) };
  }
}
