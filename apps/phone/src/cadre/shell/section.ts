import type { Permission } from '@app/contract';
import type { Message } from '@app/web-ui';
import type { ComponentType } from 'react';

/** Who may open a page: everybody who is signed in, or whoever the permissions of the post allow. */
export type Access = 'SIGNED_IN' | ((can: (permission: Permission) => boolean) => boolean);

export interface SectionPage {
  readonly path: `/${string}`;
  readonly access: Access;
  /** Lazy but for the first page, which has to be there at once. */
  readonly component: ComponentType;
  /** At the foot of every page, in this order. */
  readonly nav?: { readonly label: Message; readonly order: number };
}

/** What one folder brings to the cadre's app; its words and budgets lie beside it. */
export interface Section {
  /** Name of the folder. */
  readonly name: string;
  readonly pages: readonly SectionPage[];
}
