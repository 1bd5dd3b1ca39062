import type { Permission } from '@app/contract';
import type { Message } from '@app/web-ui';
import type { ComponentType } from 'react';

export type Can = (permission: Permission) => boolean;

/** Who may open a page: everybody who is signed in, or whoever the permissions of the post allow. */
export type Access = 'SIGNED_IN' | ((can: Can) => boolean);

export interface MenuItem {
  readonly label: Message;
  /** Places in the menu by tens, so that another item fits between. */
  readonly order: number;
  /** HEADER: beside the name of the person, on every page. */
  readonly place?: 'HEADER';
  /** Who begins here after signing in; everybody else with the first item of the menu. */
  readonly landing?: (can: Can) => boolean;
}

/** One address of the console with what stands there; without `menu` it is reached from another page. */
export interface Page {
  readonly path: `/${string}`;
  readonly access: Access;
  /** Loaded when somebody opens it. */
  readonly component: ComponentType;
  readonly menu?: MenuItem;
}

/** What one folder brings to the console; its words and budgets lie beside it as `*.words.ts` and `*.budgets.json`. */
export interface Area {
  /** Name of the folder. */
  readonly name: string;
  readonly pages: readonly Page[];
}

export const mayOpen = ({ access }: Page, can: Can): boolean => access === 'SIGNED_IN' || access(can);

export type MenuPage = Page & { readonly menu: MenuItem };

/** The items of the menu that this post sees, in their order. */
export const menuOf = (pages: readonly Page[], can: Can): readonly MenuPage[] =>
  pages
    .filter((page): page is MenuPage => page.menu !== undefined && mayOpen(page, can))
    .sort((one, other) => one.menu.order - other.menu.order);

/** Where this post begins after signing in; none: it has no page of its own. */
export function landingOf(items: readonly MenuPage[], can: Can): MenuPage | undefined {
  const main = items.filter(({ menu }) => menu.place === undefined);
  return main.find(({ menu }) => menu.landing?.(can)) ?? main[0];
}
