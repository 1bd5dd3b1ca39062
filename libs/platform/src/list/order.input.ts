import type { Type } from '@nestjs/common';
import { Field, InputType, registerEnumType } from '@nestjs/graphql';
import type { Order } from './list';
import { ORDER_DIRECTIONS, type OrderDirection } from './sort-key';

const enumOf = <K extends string>(keys: readonly K[]) => Object.fromEntries(keys.map((key) => [key, key])) as { readonly [key in K]: key };

export const OrderDirectionEnum = enumOf<OrderDirection>(ORDER_DIRECTIONS);
registerEnumType(OrderDirectionEnum, {
  name: 'OrderDirection',
  description: '升序或降序。Which way a list runs.',
  valuesMap: {
    ASC: { description: '升序：earliest, smallest, or A first; what is empty comes last.' },
    DESC: { description: '降序：latest, largest, or Z first; what is empty comes last.' },
  },
});

const described = <By extends string>(fields: Readonly<Record<By, string>>) =>
  Object.fromEntries((Object.entries(fields) as [By, string][]).map(([key, description]) => [key, { description }])) as Record<
    By,
    { description: string }
  >;

/** The argument `orderBy` of a list: `VisitOrder` with a field of `VisitOrderField` and a direction. `fields`: name → meaning. */
export function OrderInputOf<By extends string>(name: string, fields: Readonly<Record<By, string>>): Type<Order<By>> {
  const field = enumOf(Object.keys(fields) as By[]);
  registerEnumType(field, {
    name: `${name}OrderField`,
    description: `Columns by which a list of ${name} can be sorted.`,
    valuesMap: described(fields),
  });
  @InputType(`${name}Order`, { description: `排序。How a list of ${name} is sorted; names by pinyin, the id decides among equals.` })
  class OrderInput {
    @Field(() => field as object, { description: '按哪一列。By which column.' }) readonly field!: By;
    @Field(() => OrderDirectionEnum, { defaultValue: 'ASC', description: '升序或降序。Which way.' }) readonly direction: OrderDirection =
      'ASC';
  }
  return OrderInput as unknown as Type<Order<By>>;
}
