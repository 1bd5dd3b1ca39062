/** What is filled into the words of a message. */
export type MessageParams = Readonly<Record<string, string | number>>;
