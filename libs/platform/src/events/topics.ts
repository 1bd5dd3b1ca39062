declare global {
  /** Closed lists that every library adds to by declaration merging: an undeclared name does not compile. */
  namespace Zhuqi {
    /** Topic → keys of its ids: `<name>.events.ts` of each library. */
    interface Topics {}
    /** Audit actions: `<name>.events.ts` of each library. */
    interface AuditActions {}
  }
}

/** Topic → keys of its ids; a key that ends in `?` may be left out. */
export type TopicTable = Readonly<Record<`${string}.${string}`, readonly string[]>>;
export type Topic = keyof Zhuqi.Topics & string;
/** First part of a topic: 'identity' of 'identity.unit-created'. */
export type TopicFamily = Topic extends `${infer Family}.${string}` ? Family : never;

type Required<Key> = Key extends `${string}?` ? never : Key;
type Optional<Key> = Key extends `${infer Name}?` ? Name : never;
type IdsBy<Key extends string> = { readonly [K in Required<Key>]: string } & { readonly [K in Optional<Key>]?: string };
type KeysOf<T extends Topic> = Zhuqi.Topics[T] extends readonly (infer Key extends string)[] ? Key : never;

/** The ids that an event of the topic carries. */
export type IdsOf<T extends Topic> = T extends Topic ? IdsBy<KeysOf<T>> : never;

/** An event of a declared topic. Ids only; no personal data. */
export interface EventToPublish<T extends Topic = Topic> {
  /** Family and what happened, past tense: 'identity.unit-created'. */
  readonly topic: T;
  readonly orgPath: string;
  readonly ids: IdsOf<T>;
}

export type AuditAction = keyof Zhuqi.AuditActions & string;
