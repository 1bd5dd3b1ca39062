/** Wrong query codes from one address in a window; a firm that mistypes has enough, a search has not. */
export const MOST_WRONG_OF_ADDRESS = 10;
/** Wrong codes for one number from all addresses: more, so that one stranger cannot shut a firm out of its own appeal. */
export const MOST_WRONG_OF_NUMBER = 60;
export const QUERY_WINDOW_SECONDS = 15 * 60;
