/** Looks into a zod schema along a path, so that a fault can say what would have been right there. */
import { z } from 'zod';

/** The keys that an object at this place may have; empty where any or none is known. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const keys = schemasAt([schema], path).flatMap((each) =>
    each instanceof z.ZodObject ? Object.keys(each.shape as object) : []
  );
  return [...new Set(keys)];
}

/** Every schema that may stand at a path: a union has several. */
function schemasAt(schemas: readonly z.core.$ZodType[], path: readonly PropertyKey[]): z.core.$ZodType[] {
  const open = schemas.flatMap(unwrap);
  const [key, ...rest] = path;
  return key === undefined
    ? open
    : schemasAt(
        open.flatMap((schema) => step(schema, key)),
        rest
      );
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return unwrap(schema.unwrap());
  }
  if (schema instanceof z.ZodUnion || schema instanceof z.ZodDiscriminatedUnion)
    return schema.options.flatMap(unwrap);
  return [schema];
}

function step(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (!(schema instanceof z.ZodObject)) return [];
  const inner = (schema.shape as Record<PropertyKey, z.core.$ZodType>)[key];
  return inner ? [inner] : [];
}
