import { type DomainError } from '../errors/domain-error';

const CONSTRAINT_STATES = new Set(['23505', '23P01', '23503', '23514']);

interface ConstraintViolation {
  readonly code: string;
  readonly constraint: string;
}

function isViolation(error: unknown): error is ConstraintViolation {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    'constraint' in error &&
    typeof error.constraint === 'string' &&
    CONSTRAINT_STATES.has(String(error.code))
  );
}

/**
 * Runs a write and turns the violation of a named constraint into the domain error that `byConstraint` gives for it.
 * Other errors pass unchanged. After a violation the surrounding transaction is aborted, so the error must leave it.
 */
export async function translatingConstraints<T>(
  byConstraint: Readonly<Record<string, () => DomainError>>,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const translate = isViolation(error) ? byConstraint[error.constraint] : undefined;
    throw translate === undefined ? error : Object.assign(translate(), { cause: error });
  }
}

/**
 * Runs a write and turns the violation of any foreign key into the error `refuse` gives: something names what the write would
 * take away, or what it would name is gone. Only where that is a person's doing whatever the table, such as an undo.
 */
export async function translatingForeignKeys<T>(refuse: () => DomainError, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isViolation(error) && error.code === '23503' ? Object.assign(refuse(), { cause: error }) : error;
  }
}
