import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  readonly $ref?: string;
  readonly format?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const DEEPEST = 4;
const isId = (name: string): boolean => /Ids?$|^onBehalfOf$|^keepTeamOf$/.test(name);

/** Every id that a request carries beside its path, as `POST /teams/:teamId/seats memberId`, read from the API's own document. */
export function namedIds(root: string): string[] {
  const document = JSON.parse(readFileSync(join(root, 'apps/api/openapi.json'), 'utf8')) as Document;
  const schemaOf = ({ $ref, ...schema }: Schema): Schema =>
    $ref === undefined ? schema : (document.components.schemas[$ref.split('/').pop() ?? ''] ?? {});

  function idsIn(schema: Schema, before = '', depth = 0): string[] {
    if (depth > DEEPEST) return [];
    return Object.entries(schemaOf(schema).properties ?? {}).flatMap(([name, field]) => {
      const inner = schemaOf(field);
      const below = [
        ...idsIn(inner, `${before}${name}.`, depth + 1),
        ...idsIn(inner.items ?? {}, `${before}${name}.`, depth + 1),
      ];
      return isId(name) ? [`${before}${name}`, ...below] : below;
    });
  }

  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { parameters = [], requestBody }]) => {
      const query = parameters.filter((one) => one.in === 'query' && isId(one.name)).map(({ name }) => name);
      const body = idsIn(requestBody?.content['application/json']?.schema ?? {});
      const route = path.replace(/^\/api/, '').replace(/\{(\w+)\}/g, ':$1');
      return [...query, ...body].map((name) => `${method.toUpperCase()} ${route} ${name}`);
    }),
  );
}
