/** grammY's types for web frameworks name two browser types that the types of Node leave out. */
type Body = Pick<Request, 'arrayBuffer' | 'json' | 'text'>;
type BodyInit = NonNullable<ConstructorParameters<typeof Response>[0]>;
