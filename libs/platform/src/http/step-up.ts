import { SetMetadata } from '@nestjs/common';

/** What of a handler says which proof its route wants. */
export const STEP_UP = 'lopso:step-up';

/**
 * Wants a second factor proved within the last minutes (`STEP_UP_MINUTES`), or of accounts without one the password: exports
 * of personal data, grants, withdrawals. Stands beside the decorator that says who may call the route. Refuses with 403
 * `identity.step-up-needed`; the web client then asks for the code and sends the same request again.
 */
export const StepUp = (): MethodDecorator => SetMetadata(STEP_UP, 'fresh');

/** The same of accounts with a second factor alone: the route itself asks for the password. */
export const FactorStepUp = (): MethodDecorator => SetMetadata(STEP_UP, 'factor');

/**
 * Wants the second factor proved once in this session of accounts with an authenticator. For routes that need no permission and
 * find the person by the account: the rights that such a session does not hold yet do not protect them.
 */
export const SecondFactorDone = (): MethodDecorator => SetMetadata(STEP_UP, 'once');
