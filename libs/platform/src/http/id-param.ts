import { Param, ParseUUIDPipe } from '@nestjs/common';
import { NotFound } from '../errors/platform.errors';

/** An id in the path. What is no uuid names nothing: 404 like any unknown id, and it never reaches the database. */
export const IdParam = (name: string): ParameterDecorator =>
  Param(name, new ParseUUIDPipe({ exceptionFactory: () => new NotFound() }));
