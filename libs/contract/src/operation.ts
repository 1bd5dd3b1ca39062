/** The text of one operation; its answer and its variables are known to the compiler only. */
export type Operation<Data, Variables> = string & { readonly __api?: (variables: Variables) => Data };

export const operation = <Data, Variables>(text: string): Operation<Data, Variables> => text;

/** One field of the form of an act. */
export interface ActionField {
  readonly name: string;
  /** Chinese label; empty for what the page fills in itself. */
  readonly label: string;
  /** Name of the scalar, enum or input type. */
  readonly type: string;
  readonly kind: 'enum' | 'scalar' | 'object';
  readonly list: boolean;
  readonly required: boolean;
}

/** How the web does one act: the operation, what is fixed in its input, and what the person fills in. */
export interface ActionForm {
  readonly document: string;
  readonly fixed: Readonly<Record<string, unknown>>;
  readonly fields: readonly ActionField[];
}
