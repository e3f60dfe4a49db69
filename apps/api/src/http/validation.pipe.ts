import { Injectable, ValidationPipe } from '@nestjs/common';
import { type ValidationError } from 'class-validator';
import { type FieldFault, InvalidInput } from '@lopso/platform';

/** class-validator's rule names and the codes of their Vietnamese sentences. */
const CODES: Record<string, string> = {
  isDefined: 'field.required',
  isNotEmpty: 'field.required',
  whitelistValidation: 'field.unknown',
  minLength: 'field.too-short',
  maxLength: 'field.too-long',
  isLength: 'field.too-long',
  min: 'field.too-small',
  max: 'field.too-big',
  isIn: 'field.not-in-list',
  isEnum: 'field.not-in-list',
  matches: 'field.pattern',
  isIso8601: 'field.date',
  isDateString: 'field.date',
  isUuid: 'field.id',
  arrayMinSize: 'field.size',
  arrayMaxSize: 'field.size',
};

/** Rules about the kind of a value. A text where a number belongs breaks its limits too, but "too big" would be no help. */
const KINDS = new Set(['isString', 'isInt', 'isNumber', 'isBoolean', 'isArray', 'isObject', 'nestedValidation']);

/** Whitelists request classes, rejects unknown fields and names every fault by its JSON pointer. */
@Injectable()
export class RequestValidation extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      exceptionFactory: (errors) => new InvalidInput(errors.flatMap((error) => faultsOf(error, '#'))),
    });
  }
}

function faultsOf(error: ValidationError, parent: string): FieldFault[] {
  const pointer = `${parent}/${error.property}`;
  const rules = Object.keys(error.constraints ?? {});
  const own = rules.length === 0 ? [] : [{ pointer, code: codeOf(rules, error.value) }];
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, pointer))];
}

function codeOf(rules: readonly string[], value: unknown): string {
  if (value === undefined || value === null || value === '')
    return rules.includes('whitelistValidation') ? 'field.unknown' : 'field.required';
  if (rules.some((rule) => KINDS.has(rule))) return 'field.type';
  const known = rules.map((rule) => CODES[rule]).find((code) => code !== undefined);
  return known ?? 'field.type';
}
