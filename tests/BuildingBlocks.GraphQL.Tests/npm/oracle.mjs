// Answers one line of JSON for each line of JSON: what graphql-js makes of a document.
import { createInterface } from 'node:readline';
import * as g from 'graphql';

const schemas = new Map();
const schema = (sdl) => {
  if (!schemas.has(sdl)) schemas.set(sdl, g.buildSchema(sdl));
  return schemas.get(sdl);
};
const places = (error) => (error.locations ?? []).map((at) => `${at.line}:${at.column}`).join(',');

const resolve = (source, args, context, info) => {
  const value = source?.[info.fieldName];
  if (typeof value === 'string' && value.startsWith('!')) throw new Error(value);
  if (value === '@args') return JSON.stringify(args, (_, v) => (v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v));
  return value;
};

const answers = {
  parse: ({ document }) => {
    try {
      return { printed: g.print(g.parse(document)) };
    } catch (error) {
      return { error: places(error), message: error.message };
    }
  },
  validate: ({ sdl, document }) => ({ errors: g.validate(schema(sdl), g.parse(document), undefined, { maxErrors: 10000 }).map((error) => ({ at: places(error), message: error.message })) }),
  execute: ({ sdl, document, variables, operation, root }) => {
    const result = g.execute({ schema: schema(sdl), document: g.parse(document), rootValue: root, variableValues: variables, operationName: operation, fieldResolver: resolve });
    return { data: result.data, errors: (result.errors ?? []).map((error) => ({ path: error.path, at: places(error), message: error.message })) };
  },
  build: ({ sdl }) => {
    try {
      return { printed: g.printSchema(g.buildSchema(sdl)) };
    } catch (error) {
      return { error: error.message };
    }
  },
  valid: ({ sdl }) => {
    try {
      g.assertValidSchema(g.buildSchema(sdl));
      return {};
    } catch (error) {
      return { error: error.message };
    }
  },
  client: ({ introspection }) => ({ printed: g.printSchema(g.buildClientSchema(introspection)) }),
  introspection: () => ({ document: g.getIntrospectionQuery({ specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true }) }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  let answer;
  try {
    answer = answers[question.kind](question);
  } catch (error) {
    answer = { failed: String(error?.message ?? error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
