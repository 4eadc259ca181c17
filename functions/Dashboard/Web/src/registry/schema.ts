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
  readonly discriminator?: { readonly propertyName: string };
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
  const { type, enum: words, properties, required, oneOf } = resolved(schema, schemas);
  if (oneOf !== undefined) {
    return empty(oneOf[0]!, schemas);
  }
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

/** What a value of one of several kinds may have, with the choice among all kinds; and the same value as another kind, which keeps what both have. */
export function variantOf(schema: Schema, value: Readonly<Record<string, unknown>>, schemas: Schemas): { readonly schema: Schema; readonly become: (next: Readonly<Record<string, unknown>>) => unknown } {
  const kind = schema.discriminator!.propertyName;
  const variants = new Map(schema.oneOf!.map((one) => resolved(one, schemas)).map((one) => [one.properties![kind]!.enum![0], one]));
  const variant = (of: Readonly<Record<string, unknown>>): Schema => variants.get(String(of[kind]))!;
  const own = variant(value);
  return {
    schema: { ...own, properties: { ...own.properties, [kind]: { ...own.properties![kind], enum: [...variants.keys()].map(String) } } },
    become: (next) => ({
      ...(empty(variant(next), schemas) as object),
      ...Object.fromEntries(Object.entries(next).filter(([member]) => member in variant(next).properties!)),
    }),
  };
}
