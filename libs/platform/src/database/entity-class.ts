import type { EntitySchema } from 'typeorm';

export type EntityClass = Function | EntitySchema;
