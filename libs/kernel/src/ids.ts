import { v7 } from 'uuid';

const CANONICAL = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A new id: UUID version 7, which sorts by the time it was made, so that indexes grow at one end. */
export const newId = (): string => v7();

/**
 * Whether a text is an id in its one written form: lower case, with hyphens, any version (phones make their own).
 * Upper case is refused because PostgreSQL answers in lower case and a lookup by text would then miss.
 */
export const isId = (text: string): boolean => CANONICAL.test(text);
