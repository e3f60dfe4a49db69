import { ValidateBy, type ValidationOptions } from 'class-validator';

/** True for a scheme, a host and perhaps a port, and nothing behind: "https://lopso.example.vn". */
function isOrigin(value: unknown): boolean {
  if (typeof value !== 'string' || !/^https?:\/\//.test(value)) return false;
  return URL.canParse(value) && new URL(value).origin === value;
}

/** A setting that holds the address of the site: addresses are made by writing a path behind it. */
export function SiteAddress(options?: ValidationOptions): PropertyDecorator {
  const rule = {
    name: 'siteAddress',
    validator: { validate: isOrigin },
  };
  return ValidateBy(rule, options);
}
