import { spacedStartCode } from '@app/identity';
import { roleName } from '@app/kernel';
import { DEMO_SLIPS, EVERYBODY } from './story/people';
import { UNITS } from './story/units';

export interface DemoAccount {
  readonly loginName: string;
  readonly name: string;
  /** Chinese name of the first post's role. */
  readonly roleName: string;
  readonly unit: string;
}

/** Worth trying, in the order in which a matter passes through their hands. */
const SHOWN = [
  'zhuanyuan',
  'banzhuren',
  'zhenzhang',
  'ganbu01',
  'gongdiansuo',
  'huifang',
  'yinhangjia',
  'xianyingshang',
  'xianshenji',
  'xitong',
  'anquan',
  'shenjiyuan',
];

export interface DemoSlip {
  readonly name: string;
  readonly unit: string;
  readonly phone: string;
  /** As it is printed on a slip. */
  readonly startCode: string;
}

/** Work phones and start codes with which the phone pages can be tried. */
export function demoSlips(): readonly DemoSlip[] {
  return DEMO_SLIPS.map(({ login, startCode }) => {
    const person = EVERYBODY.find((one) => one.login === login);
    const unit = UNITS.find(({ key }) => key === person?.posts[0].unit);
    return { name: person?.name ?? '', unit: unit?.shortName ?? '', phone: person?.phone ?? '', startCode: spacedStartCode(startCode) };
  });
}

/** What the start prints beside the one password: a clerk, a head, a leader, a cadre, a handler … and the three administrators. */
export function demoAccounts(): readonly DemoAccount[] {
  return SHOWN.map((login) => {
    const person = EVERYBODY.find((one) => one.login === login);
    if (!person) throw new RangeError(`nobody signs in as ${login}`);
    const [post] = person.posts;
    const unit = UNITS.find(({ key }) => key === post.unit);
    return { loginName: login, name: person.name, roleName: roleName(post.role), unit: unit?.shortName ?? '' };
  });
}
