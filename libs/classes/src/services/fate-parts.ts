import { ClassSessionService } from '../sessions/class-session.service';

/** What cancels sessions, and brings them back. */
export const FATE_SERVICES = [ClassSessionService];

/** What they work with. */
export const FATE_INNER = [ClassSessionService];
