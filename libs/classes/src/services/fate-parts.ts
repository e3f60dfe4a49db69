import { CancelSession } from './cancel-session.service';
import { ReturnSession } from './return-session.service';
import { SessionFate } from './session-fate.service';
import { SessionReturn } from './session-return.service';

/** What cancels sessions, and brings them back. */
export const FATE_SERVICES = [CancelSession, ReturnSession];

/** What they work with. */
export const FATE_INNER = [SessionFate, SessionReturn];
