/** As much of an OpenAPI 3.1 document as the page prints. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  description?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  prefixItems?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  additionalProperties?: boolean | Schema;
  "x-personal"?: boolean;
};
export type Content = Record<string, { schema?: Schema }>;
export type Response = { description: string; headers?: Record<string, { description: string }>; content?: Content };
export type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: Record<string, string[]>[];
  parameters?: { name: string; schema: Schema }[];
  requestBody?: { content: Content };
  responses: Record<string, Response>;
};
export type Described = {
  info: { title: string; description: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
  "x-socket": {
    path: string;
    protocol: string;
    authentication: string;
    limits: string;
    clientToServer: Record<string, { data: string; answer: string }>;
    serverToClient: Record<string, string>;
  };
};
export type Place = { method: string; path: string; operation: Operation };

/** Every operation, in the document's order. */
export function operationsOf({ paths }: Described): Place[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => method !== "parameters")
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}
