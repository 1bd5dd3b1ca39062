import type { CadreMeQuery } from '@app/contract';

/** Who is signed in, as the server says it. */
export type Me = CadreMeQuery['me'];
