import { useQuery } from '@tanstack/preact-query';

/** A part of a JSON schema, as openapi.json has it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
}

export type Schemas = Readonly<Record<string, Schema>>;

/** The schemas of the API. Forms are made from them, so a form always asks for what the API takes. */
export const useSchemas = () =>
  useQuery({
    queryKey: ['schemas'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Schemas> => ((await (await fetch('/api/openapi.json')).json()) as { components: { schemas: Schemas } }).components.schemas,
  });

/** What a reference stands for. Its own description goes before that of its target. */
export function resolved(schema: Schema, schemas: Schemas): Schema {
  if (schema.$ref === undefined) {
    return schema;
  }
  const target = resolved(schemas[schema.$ref.split('/').at(-1)!]!, schemas);
  return schema.description === undefined ? target : { ...target, description: schema.description };
}

/** The value that a new member begins with. */
export function empty(schema: Schema, schemas: Schemas): unknown {
  const { type, enum: words, properties, required } = resolved(schema, schemas);
  switch (type) {
    case 'object':
      return Object.fromEntries((required ?? []).map((name) => [name, empty(properties![name]!, schemas)]));
    case 'array':
      return [];
    case 'boolean':
      return false;
    case 'number':
    case 'integer':
      return null;
    default:
      return words?.[0] ?? '';
  }
}
